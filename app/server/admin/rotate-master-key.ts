/** `rotate-master-key`: a new master key takes the place of the old one, while the portal runs. */
import { join } from "node:path";
import { rewrapKeys } from "#app/features/people/rewrap-keys.store.server.ts";
import { emptyWal } from "#db/empty-wal.server.ts";
import { rotateMaster } from "../keys/key-ring.server.ts";
import { type Command, operator } from "./command.ts";

const DOES = `Makes a new master key and wraps every patient's key with it, also while the portal runs.
The old one stays in KEYS_DIR as retired-….key until no backup of keys needs it: a backup after KEY_BACKUP_DAYS removes it.
Nothing that was sealed is sealed again: what the master key protects are the patients' keys.
Copy KEYS_DIR to its third place after this. Stopped in the middle, it may be said again.`;

export const rotateMasterKeyCommand: Command = {
	usage: "rotate-master-key",
	does: DOES,
	options: {},
	files: 0,
	needs: [],
	mayBegin: false,
	async run({ env, db, at, say, complain }) {
		await rotateMaster(env.keysDir, at);
		let keys = 0;
		// Once more for a patient who came in between with the key of before.
		for (let again = -1; again !== 0; keys += again) again = await rewrapKeys(db, operator);
		say(`A new master key is in KEYS_DIR. The keys of ${keys} patients are wrapped with it.`);
		if (!emptyWal(join(env.dataDir, "portal.db")))
			complain(
				"Somebody was reading: keys wrapped with the old one are in portal.db-wal until it is written back.",
			);
		say("Copy KEYS_DIR to where its copy is, now.");
		return true;
	},
};
