/** A database with many made-up patients, each on two lists and with standing choices in the portal's own format. */

import { closeSync, fsyncSync, openSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import type { RowState } from "#app/core/standing-row.ts";
import { rowOf } from "#app/core/standing-row.ts";
import { toStored } from "#app/core/stored-row.ts";
import { NOT_DESCRIBED } from "#app/features/people/described.ts";
import { importPatients } from "#app/features/people/import-patients.store.server.ts";
import { importProviders } from "#app/features/people/import-provider.store.server.ts";
import { importRegister } from "#app/features/tools/import-register.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { openVault } from "#app/server/keys/vault.server.ts";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { DEMO_PROVIDER, demoProvider } from "#db/demo-provider.ts";
import { type Db, openDatabase } from "#db/open.server.ts";
import { standing } from "#db/schema.ts";
import { atTheEnd, makeFolder, TOP } from "./clean-up.ts";

export interface MadeUp {
	readonly db: Db;
	/** The database's file, for the yardstick's own connection. */
	readonly file: string;
	readonly register: KnownRegister;
	/** Patients have the numbers 1 to this. */
	readonly patients: number;
	readonly at: Date;
}

/** A database is filled with so many patients at once. */
const IN_ONE_STEP = 500;

/** What they said about one tool after another, in care. */
const SAID: readonly RowState[] = ["yes", "no", "unsure", "no", "yes"];

/** How many tools patient number `no` answered about: one to five. */
const oneToFive = (no: number): number => 1 + (no % SAID.length);

/** Makes the database in a folder of its own on the disk. What patients chose are rows that no entry led to, as many as `choicesOf` says. */
export async function makePatients(
	patients: number,
	choicesOf: (no: number) => number = oneToFive,
): Promise<MadeUp> {
	const folder = makeFolder();
	const file = join(folder, "portal.db");
	const db = openDatabase(file, openVault(folder, true));
	atTheEnd(() => db.close());
	const at = new Date("2026-11-21T12:00:00Z");
	const { register, words } = readRegisterFiles(TOP);
	await importRegister(db, register, words, at);
	await importProviders(db, { role: "system", name: "bench" }, demoProvider);
	for (let first = 1; first <= patients; first += IN_ONE_STEP) {
		const last = Math.min(first + IN_ONE_STEP - 1, patients);
		const step = Array.from({ length: last - first + 1 }, (_, at) => madeUpPatient(first + at));
		await importPatients(db, { role: "system", name: "bench" }, step, at);
	}
	const known = await currentRegister(db);
	await chosen(db, known, patients, choicesOf);
	settle(file);
	return { db, file, register: known, patients, at };
}

/** Brings a database wholly to the disk, so that what was made beforehand is not written while something is measured. */
export function settle(file: string): void {
	const connection = new Sqlite(file);
	connection.pragma("wal_checkpoint(TRUNCATE)");
	connection.close();
	const opened = openSync(file, "r+");
	fsyncSync(opened);
	closeSync(opened);
}

/** A patient of the practice and the eye clinic; `no` is any number that no other has. */
export function madeUpPatient(no: number) {
	return {
		line: no,
		nhsNumber: testNhsNumber(no),
		givenNames: "Sam",
		familyName: `Patient ${no}`,
		birthDate: "1970-01-01",
		address: ["1 Mill Lane", "Riverside", "RS1 1AA"],
		language: "en",
		formats: [],
		email: null,
		phone: null,
		services: ["riverside-gp", "riverside-eyes"],
		provider: DEMO_PROVIDER,
		described: NOT_DESCRIBED,
	};
}

/** Choices that stand, as rows: what their entries would have led to. */
async function chosen(
	db: Db,
	register: KnownRegister,
	patients: number,
	choicesOf: (no: number) => number,
): Promise<void> {
	const tools = register.tools.filter(({ uses }) =>
		uses.some(({ serviceId }) => serviceId === "riverside-gp"),
	);
	for (let first = 1; first <= patients; first += IN_ONE_STEP) {
		const rows = Array.from(
			{ length: Math.min(IN_ONE_STEP, patients - first + 1) },
			(_, at) => first + at,
		).flatMap((no) => {
			const said = tools.slice(0, choicesOf(no));
			return said.map((tool, at) => standingRow(no, tool, SAID[at % SAID.length] ?? "yes"));
		});
		if (rows.length === 0) continue;
		await db.write((q) => q.insert(standing).values(rows).returning({ seq: standing.seq }));
	}
}

function standingRow(no: number, tool: KnownRegister["tools"][number], state: RowState) {
	const row = rowOf({
		kind: "choice",
		who: "",
		tool: tool.id,
		purpose: "care",
		state,
		seq: no,
		notice: tool.notice.number,
		lastNo: state === "yes" ? 0 : no,
		day: "2026-11-01",
	});
	return { ...toStored(row), patientNo: no, tool: tool.number, purpose: 1 };
}
