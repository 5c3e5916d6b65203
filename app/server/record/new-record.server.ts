/** Begins a record of another name where entries that were signed are lost for good. */
import { mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { dayOf } from "#app/core/calendar.ts";
import { checkpointText } from "#app/core/checkpoint.ts";
import { signNote } from "#app/core/signed-note.ts";
import { sha256, type TreeHead } from "#app/features/record/tree.store.server.ts";
import type { Env } from "../env.server.ts";
import { writeCheckpoints } from "./checkpoint-files.server.ts";
import { type RecordKeys, renewRecordKeys } from "./record-keys.server.ts";

/** The new record, of what is in the database now. `aside` is where the checkpoints of the old one are: they prove the loss. */
export async function beginNewRecord(
	{ keysDir, checkpointDir }: Pick<Env, "keysDir" | "checkpointDir">,
	head: TreeHead,
	at: Date,
): Promise<{ readonly keys: RecordKeys; readonly origin: string; readonly aside: string }> {
	const keys = renewRecordKeys(keysDir);
	const aside = setAside(checkpointDir, at);
	const origin = keys.known.at(-1)?.name ?? "";
	const files = writeCheckpoints(checkpointDir);
	if (head.size > 0)
		await files.add(signNote(sha256, checkpointText({ origin, ...head }), keys.signers(at)), dayOf(at));
	await files.close();
	return { keys, origin, aside };
}

function setAside(folder: string, at: Date): string {
	const aside = join(folder, `before-${at.toISOString().replaceAll(":", "-")}`);
	mkdirSync(aside, { recursive: true, mode: 0o700 });
	for (const name of readdirSync(folder).filter((one) => one.endsWith(".txt")))
		renameSync(join(folder, name), join(aside, name));
	return aside;
}
