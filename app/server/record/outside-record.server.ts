/** Whether a restored copy holds all that was signed of the record: the one place that decides that a backup is too old. */
import type { SystemActor } from "#app/core/actor.ts";
import { EntryMissing, fitsDatabase } from "#app/features/record/tree.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { Env } from "../env.server.ts";
import { StartRefused } from "../start-refused.server.ts";
import { lastOutside } from "./checkpoint-files.server.ts";
import { readRecordKeys } from "./record-keys.server.ts";

const restorer: SystemActor = { role: "system", name: "restore" };

/**
 * A sentence on what the last checkpoint in `CHECKPOINT_DIR` has and this database has not; undefined where it holds all that
 * was signed, and where nothing was. Throws `StartRefused` where none of our keys signed what is there: nobody can tell then.
 */
export async function olderThanSigned(
	{ keysDir, checkpointDir }: Pick<Env, "keysDir" | "checkpointDir">,
	db: Db,
): Promise<string | undefined> {
	const signed = lastOutside(checkpointDir, readRecordKeys(keysDir)?.known ?? []);
	if (signed === undefined) return undefined;
	if (signed === "not-ours")
		throw new StartRefused(
			"CHECKPOINT_DIR: no key in KEYS_DIR signed the checkpoints there; bring the record-keys.json that belongs to them",
		);
	try {
		const found = await fitsDatabase(db, restorer, signed);
		if (found.fit === "fits") return undefined;
		if (found.fit !== "missing") return `Its first ${signed.size} entries are not those that were signed.`;
		const { count } = found;
		return `It ends at entry ${signed.size - count}, but the portal had ${signed.size}: ${count} would be lost.`;
	} catch (error) {
		if (error instanceof EntryMissing) return `In it, ${error.message}.`;
		throw error;
	}
}
