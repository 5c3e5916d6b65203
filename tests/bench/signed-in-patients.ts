/** Patients of the measured portal who are signed in: a page is not asked for by one and the same patient all the time. */
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { startSession } from "#app/features/account/session.store.server.ts";
import { keepDraft, saveDraft } from "#app/features/choices/draft.store.server.ts";
import { findDraft } from "#app/features/choices/kept-draft.store.server.ts";
import { readMine, toolsOfMine } from "#app/features/choices/my-tools.store.server.ts";
import { importPatients } from "#app/features/people/import-patients.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { openVault } from "#app/server/keys/vault.server.ts";
import { type Db, openDatabase } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";
import { madeUpPatient } from "./made-up-patients.ts";

/** What each patient's browser sends: `sid=…; lang=en`. */
export interface SignedIn {
	/** On the same lists, and nothing said yet: most patients, the first time they sign in. */
	readonly new: readonly string[];
	/** On the same lists, each with answers that no other of them has: no two of them see the same list of tools. */
	readonly different: readonly string[];
}

const ANSWERS = [undefined, "no", "unsure", "yes"] as const;
const OF_EACH = 50;
/** Far from the numbers of the demo's own people. */
const FIRST = 30_000;

/** Imports them into the database of a portal that is running, and signs them in. Keys are where a demo has them. */
export async function signInPatients(dataDir: string): Promise<SignedIn> {
	const db = openDatabase(join(dataDir, "portal.db"), openVault(join(dataDir, "keys"), true));
	try {
		const at = new Date();
		const people = Array.from({ length: 2 * OF_EACH }, (_, n) => madeUpPatient(FIRST + n));
		await importPatients(db, { role: "system", name: "bench" }, people, at);
		const register = await currentRegister(db);
		const cookies: string[] = [];
		for (const [n, { nhsNumber }] of people.entries()) {
			const [row] = await db.read
				.select({ no: patients.no })
				.from(patients)
				.where(eq(patients.nhsIndex, db.vault.index("nhs-number", nhsNumber)));
			if (row === undefined) throw new Error("a patient was not imported");
			if (n >= OF_EACH) await choose(db, register, row.no, n - OF_EACH + 1, at);
			const id = await db.write((q) =>
				startSession(db, q, { patientNo: row.no, shared: false, helped: false }, at),
			);
			cookies.push(`sid=${id}; lang=en`);
		}
		return { new: cookies.slice(0, OF_EACH), different: cookies.slice(OF_EACH) };
	} finally {
		db.close();
	}
}

/** Gives this patient's tools the answers that are the digits of `which` in base 4: another mix for each number. */
async function choose(db: Db, register: KnownRegister, patientNo: number, which: number, at: Date) {
	const actor = { role: "patient", patientNo, way: "letter", helped: false } as const;
	const tools = toolsOfMine(await readMine(db, actor, register), at).filter(({ canChoose }) => canChoose);
	if (4 ** tools.length <= OF_EACH) throw new Error("too few tools for so many different patients");
	for (const [position, { tool }] of tools.entries()) {
		const answer = ANSWERS[Math.floor(which / 4 ** position) % 4];
		if (answer === undefined) continue;
		const question = { about: "tool", tool: tool.id } as const;
		await keepDraft(db, actor, register, question, answer, at);
		const draft = await findDraft(db, actor, question, at);
		const saved = await saveDraft(db, actor, register, question, draft?.id, "en", at);
		if (!saved.ok) throw new Error(`a choice was not saved: ${saved.reason}`);
	}
}
