/** `backup`: a copy of all data into one encrypted file, also while the portal is written to. */
import { resolve } from "node:path";
import { makeBackup } from "../backup/backup.server.ts";
import type { Command } from "./command.ts";

const DOES = `Writes all data into one new encrypted file, also while the portal runs.
The copy is checked before it is encrypted: every page, every link between rows, every lock on history.
It holds no key. The patients' keys go into a file of their own in KEY_BACKUP_DIR, encrypted too; those older than
KEY_BACKUP_DAYS are removed. Copy FILE and KEY_BACKUP_DIR to another place, and KEYS_DIR once, apart from both.
Only KEYS_DIR/backup.key opens a backup. Keep it elsewhere: the portal itself needs only backup.pub.`;

export const backupCommand: Command = {
	usage: "backup FILE",
	does: DOES,
	options: {},
	files: 1,
	needs: [],
	bare: true,
	async run({ env, at, say }, { files: [file = ""] }) {
		const made = await makeBackup(env, resolve(file), at);
		say(`${made.label.seq} entries are in ${file} (${made.bytes} bytes).`);
		say(
			made.readBack
				? "It was checked, encrypted, and read back."
				: "It was checked and encrypted. It could not be read back: backup.key is not in KEYS_DIR.",
		);
		say(`The keys of ${made.keys} patients are apart from it in ${made.keysPath}.`);
		if (made.pruned > 0)
			say(`${made.pruned} files of keys were older than ${env.keyBackupDays} days and are gone.`);
		if (env.mode === "live" && made.readBack)
			say("KEYS_DIR/backup.key is still on this machine. Whoever takes the machine opens its backups.");
		return true;
	},
};
