/** `verify`: is the record whole, and does what counts now follow from it? */
import { canonical } from "#app/core/canonical.ts";
import { fold } from "#app/core/standing.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { checkEntries, type Finding } from "#app/features/record/verify.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";
import { type Command, operator } from "./admin-command.ts";

const DOES = `Checks that the record is whole and that what counts now follows from it.
Every entry is opened and compared with the commitment that was recorded with it; every patient's entries are
folded again and compared with what counts for them.
Names the first entry that is wrong. It cannot see that the newest entries were cut off.
  --entries   one line for each entry: sequence, receipt reference, kind`;

const WORDS: Readonly<Record<Exclude<Finding, "right" | "erased">, string>> = {
	missing: "it is missing",
	"cannot-be-opened": "it cannot be opened: it was changed, or belongs to another patient or key",
	"not-an-entry": "it is no entry that this version knows",
	"other-kind": "its kind was changed",
	"other-commitment": "it does not fit its commitment: one of them was changed",
};

export const verifyCommand: Command = {
	usage: "verify [--entries]",
	does: DOES,
	options: { entries: { type: "boolean" } },
	files: 0,
	needs: [],
	mayBegin: false,
	async run({ db, say, complain }, { options }) {
		let [checked, erased, wrong] = [0, 0, 0];
		for await (const { seq, ref, kind, finding } of checkEntries(db, operator)) {
			if (finding !== "missing") checked += 1;
			if (options["entries"] === true && finding !== "missing") say(`${seq} ${ref} ${kind}`);
			if (finding === "right") continue;
			if (finding === "erased") {
				erased += 1;
				continue;
			}
			wrong += 1;
			if (wrong === 1) complain(`Entry ${seq} is wrong: ${WORDS[finding]}.`);
		}
		const odd = wrong > 0 ? [] : await oddPatients(db);
		if (wrong > 1) complain(`${wrong} entries are wrong.`);
		for (const id of odd) complain(`What counts for the patient ${id} is not what their entries make.`);
		const words = erased > 0 ? ` (${erased} of erased patients, which nobody can open)` : "";
		if (wrong === 0 && odd.length === 0) say(`${checked} entries${words}: all right.`);
		else say(`${checked} entries${words}: not all right.`);
		return wrong === 0 && odd.length === 0;
	},
};

/** Ids of the patients whose standing rows are not those that their entries fold into. */
async function oddPatients(db: Db): Promise<string[]> {
	const odd: string[] = [];
	for (const { no, id } of await db.read.select({ no: patients.no, id: patients.id }).from(patients)) {
		if (!(await isFolded(db, no))) odd.push(id);
	}
	return odd;
}

/** Read before and after: the portal may have saved a choice between, and that is no fault. */
async function isFolded(db: Db, no: number): Promise<boolean> {
	const subject = await subjectOf(db.read, db.vault, no);
	if (subject === undefined) return true;
	for (;;) {
		const register = await currentRegister(db);
		const before = rows(await readStanding(db.read, register, no));
		const folded = rows(fold(await entriesOf(db.read, subject)));
		if (before === folded) return true;
		if (rows(await readStanding(db.read, register, no)) === before) return false;
	}
}

function rows(standing: Standing): string {
	return canonical(standing.map((row) => canonical(row)).sort());
}
