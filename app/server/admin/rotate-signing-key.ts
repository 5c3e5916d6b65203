/** `rotate-signing-key`: a new key signs the record. */
import { writtenKey } from "#app/core/signed-note.ts";
import { sha256, treeHead } from "#app/features/record/tree.store.server.ts";
import { rotateDecisionKeys } from "../machines/decision-keys.server.ts";
import { takeDataFolder } from "../one-server.server.ts";
import { beginNewRecord } from "../record/new-record.server.ts";
import { BOTH_SIGN, type RecordKeys, rotateRecordKeys } from "../record/record-keys.server.ts";
import { type Command, operator } from "./command.ts";

const DOES = `Makes a new key that signs the record. Stop the portal first.
The key before it signs beside it for ${BOTH_SIGN} days, so that whoever checks receipts can take the new public key.
  --after-loss   entries that were signed are lost for good, or the checkpoints are: begins a record of another name
                 with what there is now. The old checkpoints are set aside, and prove what was lost`;

export const rotateSigningKeyCommand: Command = {
	usage: "rotate-signing-key [--after-loss]",
	does: DOES,
	options: { "after-loss": { type: "boolean" } },
	files: 0,
	needs: [],
	mayBegin: false,
	async run({ env, db, at, say }, { options }) {
		const letGo = takeDataFolder(env.dataDir);
		try {
			if (options["after-loss"] !== true) {
				say(`The new public key: ${publicKeyOf(rotateRecordKeys(env.keysDir, at))}`);
				await rotateDecisionKeys(env.keysDir);
				say(
					"Answers for machines are signed with a new key too; the one before stays at /.well-known/jwks.json.",
				);
				return true;
			}
			const head = await treeHead(db, operator);
			const { keys, origin, aside } = await beginNewRecord(env, head, at);
			say(`A new record of ${head.size} entries begins: ${origin}. The old checkpoints are in ${aside}.`);
			say(`The new public key: ${publicKeyOf(keys)}`);
			return true;
		} finally {
			letGo();
		}
	},
};

function publicKeyOf({ known }: RecordKeys): string {
	const key = known.at(-1);
	return key === undefined ? "" : writtenKey(sha256, key);
}
