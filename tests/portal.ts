/**
 * A portal for tests: a real database in a folder of its own, with the project's register, two providers and staff of
 * each. Pages are called as the server calls them, with a real context.
 */

import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppLoadContext } from "@remix-run/node";
import Sqlite from "better-sqlite3";
import { eq } from "drizzle-orm";
import { inject } from "vitest";
import type { PatientActor, StaffActor, SystemActor } from "#app/core/actor.ts";
import { USUAL_DISPLAY } from "#app/core/display.ts";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { NOT_DESCRIBED } from "#app/features/people/described.ts";
import { importPatients } from "#app/features/people/import-patients.store.server.ts";
import type { ImportedPatient } from "#app/features/people/patient-import.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { makeCallLimit, makeCountOnce } from "#app/server/day-limit.server.ts";
import { makeCookies } from "#app/server/front/cookies.server.ts";
import { vaultOf } from "#app/server/keys/vault.server.ts";
import { makeLeaveOuts } from "#app/server/lists/leave-outs.server.ts";
import { makeLists } from "#app/server/lists/lists.server.ts";
import { readXml } from "#app/server/read-xml.server.ts";
import { makeEndedSessions } from "#app/server/sign-in/ended-sessions.server.ts";
import { makePasswords } from "#app/server/sign-in/password.server.ts";
import { makeSlowDown } from "#app/server/sign-in/slow-down.server.ts";
import { type Db, openDatabase } from "#db/open.server.ts";
import { patients, staff } from "#db/schema.ts";
import { NOON } from "./builders.ts";

export const system: SystemActor = { role: "system", name: "test" };

/** Rhian works at Riverside's desk. */
export const rhian: StaffActor = {
	role: "staff",
	staffId: "staff-rhian",
	staffRole: "reception",
	providerId: "riverside",
	name: "Rhian Price",
};

/** Colm works at Hillside, and sees nobody of Riverside. */
export const colm: StaffActor = {
	...rhian,
	staffId: "staff-colm",
	providerId: "hillside",
	name: "Colm Byrne",
};

export interface TestPatient {
	readonly no: number;
	/** Random id, as staff addresses have it. */
	readonly id: string;
	readonly nhsNumber: string;
	readonly actor: PatientActor;
}

export interface TestPortal {
	readonly db: Db;
	readonly folder: string;
	/** Imports a patient of Riverside's eye clinic; `over` says what is different. */
	addPatient(over?: Partial<ImportedPatient>): Promise<TestPatient>;
	/** Gives this staff member an account that nobody can sign in to: for rows that name one. */
	addStaff(actor: StaffActor): Promise<void>;
	/** What a page is given when this actor asks for this path at noon, or at `at`; `live` false: their session ended a minute ago. */
	context(
		actor: StaffActor | PatientActor | undefined,
		path: string,
		at?: Date,
		live?: boolean,
	): AppLoadContext;
	/** From now on no look at a patient can be written down, as with a full disk. */
	forbidLooks(): void;
	close(): void;
}

const passwords = makePasswords();
const translators = loadTranslators("locales");

/** Opens a portal with the register, the two providers and nobody else in it. Close it after the test. */
export async function openPortal(): Promise<TestPortal> {
	const folder = mkdtempSync(join(tmpdir(), "portal-test-"));
	const file = join(folder, "portal.db");
	copyFileSync(inject("registerDatabase"), file);
	const db = openDatabase(file, vaultOf(randomBytes(32)));
	let count = 0;
	const limits = {
		mayAskForCall: makeCallLimit({ narrow: 20, wide: 60, busy: 2 }),
		mayCount: makeCountOnce(60),
	};
	return {
		db,
		folder,
		async addPatient(over = {}) {
			count += 1;
			const patient = { ...aPatient(count), ...over };
			await importPatients(db, system, [patient], NOON);
			const [row] = await db.read
				.select({ no: patients.no, id: patients.id })
				.from(patients)
				.where(eq(patients.nhsIndex, db.vault.index("nhs-number", patient.nhsNumber)));
			if (row === undefined) throw new Error("the patient was not imported");
			const actor: PatientActor = { role: "patient", patientNo: row.no, way: "letter", helped: null };
			return { ...row, nhsNumber: patient.nhsNumber, actor };
		},
		async addStaff({ staffId: id, providerId, name, staffRole: role }) {
			const email = `${id}@example.org`;
			const account = { id, providerId, name, email, role, passwordHash: "", totpSecret: "", totpStep: 0 };
			await db.write((q) => q.insert(staff).values(account).returning());
		},
		context(actor, path, at = NOON, live = true) {
			return {
				...portalParts(db, folder, at, limits),
				session: actor && {
					hash: "hash",
					actor,
					shared: false,
					live,
					proved: null,
					endsAt: new Date(at.getTime() + (live ? 900_000 : -60_000)),
				},
				began: undefined,
				endSession: async () => undefined,
				formToken: "token",
				formCookie: undefined,
				lang: "en",
				languageCookie: undefined,
				path,
				page: {
					lang: "en",
					path,
					token: "token",
					site: { name: "Riverside Health", phone: "01632 960 100" },
					signedIn: actor && { who: actor.role, endsAt: "12:15", shared: false },
					demo: true,
					display: USUAL_DISPLAY,
				},
				remembered: { chosen: undefined, needed: undefined },
				cookies: makeCookies(false),
				sent: undefined,
			};
		},
		forbidLooks() {
			const other = new Sqlite(join(folder, "portal.db"));
			other.exec(
				"CREATE TRIGGER no_looks BEFORE INSERT ON look_ups BEGIN SELECT RAISE(ABORT, 'no looks'); END",
			);
			other.close();
		},
		close() {
			db.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** A patient of the eye clinic, as the import brings them in. */
export function aPatient(n: number): ImportedPatient {
	return {
		line: n + 1,
		nhsNumber: testNhsNumber(n),
		givenNames: "Amina",
		familyName: "Ahmed",
		birthDate: "1957-03-27",
		address: [`${n} Mill Lane`, "Riverside"],
		language: null,
		formats: [],
		email: null,
		phone: "01632 960 111",
		services: ["riverside-eyes"],
		provider: "riverside",
		described: NOT_DESCRIBED,
	};
}

type Limits = Pick<AppLoadContext, "mayAskForCall" | "mayCount">;

function portalParts(db: Db, dataDir: string, at: Date, { mayAskForCall, mayCount }: Limits) {
	const listParts = { db, dataDir, keysDir: join(dataDir, "keys"), now: () => at, fault: () => {} };
	return {
		db,
		translators,
		mode: "demo" as const,
		origin: "http://localhost:3000",
		dataDir,
		demo: () => undefined,
		passwords,
		readXml,
		mailer: undefined,
		loopbackHooks: true,
		slowDown: makeSlowDown(async () => {}),
		mayAskForCall,
		mayCount,
		nhsLogin: undefined,
		staffOpenId: undefined,
		ended: makeEndedSessions(db),
		now: () => at,
		site: async () => ({
			name: "Riverside Health",
			phone: "01632 960 100",
			email: "help@riverside.example",
			address: "1 Mill Lane",
		}),
		proofs: { covering: async () => undefined, keys: [] },
		fault: (error: unknown) => {
			throw error;
		},
		forgetPages: () => {},
		lists: makeLists(listParts),
		leaveOuts: makeLeaveOuts(listParts),
	};
}
