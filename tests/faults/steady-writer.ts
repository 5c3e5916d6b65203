/**
 * Writes choices without a pause until it is killed: `node tests/faults/steady-writer.ts DATA_DIR ACKNOWLEDGED`. After each
 * commit it adds the entry's number and reference to the second file, as a patient would who was shown a receipt.
 */
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { ANSWERS } from "#app/core/entry.ts";
import { makeChoice } from "#app/features/record/make-choice.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { openVault } from "#app/server/keys/vault.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";
import { aSaying } from "#tests/builders.ts";

const [dataDir = "", acknowledged = ""] = process.argv.slice(2);
const db = openDatabase(join(dataDir, "portal.db"), openVault(join(dataDir, "keys"), false));
const register = await currentRegister(db);
const people = await db.read.select({ no: patients.no }).from(patients);
const [tool] = register.byId.keys();
if (tool === undefined) throw new Error("the register is empty");

for (let turn = 0; ; turn += 1) {
	const no = people[turn % people.length]?.no ?? 0;
	const answer = ANSWERS[turn % ANSWERS.length] ?? "no";
	const entry = await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, no);
		if (subject === undefined) throw new Error("a patient without a key");
		const before = await readStanding(q, register, no);
		const choice = { scope: { tool, purpose: "care" as const }, answer, said: aSaying(), lang: "en" };
		return makeChoice(
			db,
			q,
			register,
			subject,
			before,
			{ ...choice, saidOn: null, recordedAt: null, settles: false },
			new Date(),
		);
	});
	appendFileSync(acknowledged, `${entry.seq} ${entry.ref}\n`);
}
