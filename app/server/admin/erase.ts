/** `erase`: a person is forgotten. Their key is destroyed, and what is left of them says nothing. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ERASED_BECAUSE } from "#app/core/erased-entry.ts";
import { parseNhsNumber } from "#app/core/nhs-number.ts";
import type { Result } from "#app/core/result.ts";
import {
	type Erased,
	type EraseRefusal,
	erasePatient,
	findToErase,
	type ToErase,
} from "#app/features/people/erase.store.server.ts";
import { emptyWal } from "#db/empty-wal.server.ts";
import { sweepScratch } from "../backup/backup.server.ts";
import { keyBackups } from "../backup/key-backups.server.ts";
import { takeBackupLock } from "../one-server.server.ts";
import { makePasswords } from "../sign-in/password.server.ts";
import { type Asker, startAsking } from "./ask.ts";
import { type Command, type Desk, operator, textOf } from "./command.ts";
import { removeLetters } from "./letter-files.ts";
import { TWO_PEOPLE_WORDS, type TwoPeopleRefusal, twoPeople } from "./two-people.ts";

const DOES = `Erases a person for good, also while the portal runs. It cannot be undone.
Asks on standard input for their family name, so that a slip in the number erases nobody else; then two people of the staff,
an AI lead and another lead, doctor or nurse, each give e-mail address, password and the code of their app.
Their key is destroyed: nobody can read what they said, here or in any backup, once the backups of keys from before have
run out (KEY_BACKUP_DAYS). That something was said, and when, stays in the record, which still verifies.
Said again for the same person it finishes what was left to do, and needs nobody else.
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
		const { env, say, complain } = desk;
		const why = ERASED_BECAUSE.find((reason) => reason === textOf(given, "why"));
		const number = parseNhsNumber(given.files[0] ?? "");
		if (why === undefined || !number.ok) {
			complain(
				why === undefined ? `--why: say one of ${ERASED_BECAUSE.join(", ")}.` : "This is no NHS number.",
			);
			return false;
		}
		const asker = startAsking();
		const familyName = await asker.ask("Their family name: ");
		const erased = await eraseAgreed(desk, asker, { nhsNumber: number.value, familyName, why });
		asker.close();
		if (!erased.ok) {
			complain(wordsOf(erased.reason));
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

function wordsOf(reason: EraseRefusal | TwoPeopleRefusal): string {
	if (reason === "no-such-patient" || reason === "other-name") return WORDS[reason];
	return `${TWO_PEOPLE_WORDS[reason]} Nobody was erased.`;
}

/** Asks the two only once it is sure who is meant, since their codes are used up. */
async function eraseAgreed(
	{ db, at }: Desk,
	asker: Asker,
	toErase: ToErase,
): Promise<Result<Erased, EraseRefusal | TwoPeopleRefusal>> {
	const found = await findToErase(db.read, db.vault, operator, toErase);
	if (!found.ok) return found;
	if (found.value.isErased) return erasePatient(db, operator, toErase, [], at);
	const agreed = await twoPeople(db, makePasswords(), asker, () => new Date());
	return agreed.ok ? erasePatient(db, operator, toErase, agreed.value, at) : agreed;
}

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
