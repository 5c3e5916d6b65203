/** `erase`: a person is forgotten. Their key is destroyed, and what is left of them says nothing. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ERASED_BECAUSE } from "#app/core/entry.ts";
import { parseNhsNumber } from "#app/core/nhs-number.ts";
import { type EraseRefusal, erasePatient } from "#app/features/people/erase.store.server.ts";
import { emptyWal } from "#db/empty-wal.server.ts";
import { askSecret } from "./admin-ask.ts";
import { type Command, type Desk, operator, textOf } from "./admin-command.ts";
import { removeLetters } from "./admin-letter-files.ts";
import { sweepScratch } from "./backup.server.ts";
import { keyBackups } from "./key-backups.server.ts";
import { takeBackupLock } from "./one-server.server.ts";

const DOES = `Erases a person for good, also while the portal runs. It cannot be undone.
Asks for their family name on standard input, so that a slip in the number erases nobody else.
Their key is destroyed: nobody can read what they said, here or in any backup, once the backups of keys from before have
run out (KEY_BACKUP_DAYS). That something was said, and when, stays in the record, which still verifies.
Said again for the same person it finishes what was left to do.
  --why REASON   ${ERASED_BECAUSE.join(", ")}`;

const WORDS: Readonly<Record<EraseRefusal, string>> = {
	"no-such-patient": "There is no patient with this number.",
	"other-name": "The patient with this number has another family name. Nobody was erased.",
};

export const eraseCommand: Command = {
	usage: "erase NHS-NUMBER --why REASON",
	does: DOES,
	options: { why: { type: "string" } },
	files: 1,
	needs: ["why"],
	mayBegin: false,
	async run(desk, given) {
		const { env, db, at, say, complain } = desk;
		const why = ERASED_BECAUSE.find((reason) => reason === textOf(given, "why"));
		const number = parseNhsNumber(given.files[0] ?? "");
		if (why === undefined || !number.ok) {
			complain(
				why === undefined ? `--why: say one of ${ERASED_BECAUSE.join(", ")}.` : "This is no NHS number.",
			);
			return false;
		}
		const familyName = await askSecret("Their family name: ");
		const erased = await erasePatient(db, operator, { nhsNumber: number.value, familyName, why }, at);
		if (!erased.ok) {
			complain(WORDS[erased.reason]);
			return false;
		}
		const { id, entries, before } = erased.value;
		say(
			before
				? "This person was erased before."
				: `The key is destroyed. Nobody can open their ${entries} entries any more.`,
		);
		const letters = removeLetters(env.dataDir, id);
		if (letters > 0)
			say(`Letters to them are removed from ${letters} folders, with the all.html beside them.`);
		return clearTraces(desk);
	},
};

/** What the database file itself no longer has may still lie beside it. */
function clearTraces({ env, at, say, complain }: Desk): boolean {
	const letGo = takeBackupLock(env.dataDir);
	sweepScratch(env.dataDir);
	letGo();
	const isEmpty = emptyWal(join(env.dataDir, "portal.db"));
	if (!isEmpty)
		complain("Somebody was reading: what is in portal.db-wal is still there. Say this again later.");
	const aside = readdirSync(env.dataDir).filter((name) => name.startsWith("before-restore-"));
	for (const name of aside) complain(`${join(env.dataDir, name)} holds the key still. Remove it.`);
	const last = keyBackups(env.keyBackupDir).findLast((file) => file.at <= at);
	if (last !== undefined) {
		const until = new Date(last.at.getTime() + env.keyBackupDays * 86_400_000).toISOString().slice(0, 10);
		say(`Backups of keys hold it until ${until}. The first backup after that day removes the last of them.`);
	}
	return isEmpty && aside.length === 0;
}
