/** `restore`: the data of a backup, and what was shipped after it, become the data of the portal. */
import { resolve } from "node:path";
import { restoreBackup } from "../backup/restore.server.ts";
import { type Command, textOf } from "./command.ts";

const DOES = `Makes the data of this backup the data of the portal, and adds what was shipped to SHIP_DIR after it.
Stop the portal first: it refuses while one runs. All is proved on a copy before anything is put in place, and the data
of before is kept in DATA_DIR/before-restore-…: look at it, then remove it.
Refuses a file that is damaged, or older than what was signed (CHECKPOINT_DIR).
  --identity FILE   the key that opens backups, where it is not KEYS_DIR/backup.key
  --older           restore although entries would be lost
  --without-keys    restore although keys of patients are missing: nobody can read what those patients said`;

export const restoreCommand: Command = {
	usage: "restore FILE",
	does: DOES,
	options: { identity: { type: "string" }, older: { type: "boolean" }, "without-keys": { type: "boolean" } },
	files: 1,
	needs: [],
	bare: true,
	async run({ env, at, say }, given) {
		const identity = textOf(given, "identity");
		const wanted = {
			file: resolve(given.files[0] ?? ""),
			identityFile: identity === undefined ? undefined : resolve(identity),
			older: given.options["older"] === true,
			withoutKeys: given.options["without-keys"] === true,
		};
		const { entries, backupSeq, keyless, aside, lost } = await restoreBackup(env, wanted, at);
		say(
			`${entries} entries are restored and verified: ${backupSeq} from the backup, ${entries - backupSeq} shipped after it.`,
		);
		if (keyless > 0) say(`What ${keyless} patients said cannot be read: their keys are missing.`);
		if (lost !== undefined)
			say(
				`Lost: ${lost} A record of another name begins. What was shipped and signed is aside, in SHIP_DIR and CHECKPOINT_DIR.`,
			);
		if (aside !== undefined)
			say(`The data of before is in ${aside}. It holds keys: remove it when nobody needs it.`);
		say("Everybody has to sign in again. Now start the portal.");
		return true;
	},
};
