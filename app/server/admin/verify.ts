/** `verify`: is the record whole, and does what counts now follow from it? */

import { auditTree } from "#app/features/record/audit.store.server.ts";
import { auditStanding } from "#app/features/record/audit-standing.store.server.ts";
import { changedLooks } from "#app/features/record/seal-looks.store.server.ts";
import { checkEntries, type Finding } from "#app/features/record/verify.store.server.ts";
import { oddPatients } from "../odd-patients.server.ts";
import { allOutside } from "../record/checkpoint-files.server.ts";
import { readRecordKeys } from "../record/record-keys.server.ts";
import { auditWords, standingWords } from "./audit-words.ts";
import { type Command, operator } from "./command.ts";

const DOES = `Checks that the record is whole and that what counts now follows from it.
Every entry is opened and compared with the commitment that was recorded with it; every patient's entries are
folded again and compared with what counts for them.
The record is compared with every checkpoint that was signed of it, in the database and in CHECKPOINT_DIR, what counts for
each patient with what was signed of that, and the look-ups with what was sealed of them each day. Names the first entry that is wrong.
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
	async run({ env, db, say, complain }, { options }) {
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
		const known = readRecordKeys(env.keysDir)?.known ?? [];
		const keys = known.filter(({ name }) => name === known.at(-1)?.name);
		const outside = allOutside(env.checkpointDir, keys);
		const { findings, signed } = await auditTree(db, operator, { keys, outside, receipts: [] });
		// What was found of the entries themselves says more than that they are not what was signed.
		const signedOtherwise = findings.filter(
			({ what }) => wrong === 0 || (what !== "missing" && what !== "changed"),
		);
		for (const finding of signedOtherwise) complain(auditWords(finding));
		const looks = wrong > 0 ? [] : await changedLooks(db, operator);
		for (const seq of looks) complain(`Who looked is not what entry ${seq} sealed.`);
		for (const id of odd) complain(`What counts for the patient ${id} is not what their entries make.`);
		// What is not signed yet was folded just now. Where it does not even follow from the entries, that says more.
		const standings = wrong + odd.length > 0 ? [] : await auditStanding(db, operator, known, 0);
		for (const finding of standings) complain(standingWords(finding));
		const words = erased > 0 ? ` (${erased} of erased patients, which nobody can open)` : "";
		const isRight = wrong + odd.length + findings.length + looks.length + standings.length === 0;
		say(`${checked} entries${words}: ${isRight ? "all right" : "not all right"}.`);
		if (isRight && signed > 0) say(`The first ${signed} of them are as they were signed.`);
		return isRight;
	},
};
