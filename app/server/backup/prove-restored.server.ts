/** Proves a restored copy as the portal itself would use it: every entry opens, and what counts follows from them. */
import Sqlite from "better-sqlite3";
import type { SystemActor } from "#app/core/actor.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { refold } from "#app/features/record/standing.store.server.ts";
import { type TreeHead, treeHead } from "#app/features/record/tree.store.server.ts";
import { checkEntries } from "#app/features/record/verify.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import type { Env } from "../env.server.ts";
import { olderThanSigned } from "../record/outside-record.server.ts";
import { StartRefused } from "../start-refused.server.ts";

const restorer: SystemActor = { role: "system", name: "restore" };

/** A copy that is right. `lost` says what was signed and is not in it; undefined where all of it is. */
export interface ProvedCopy {
	readonly head: TreeHead;
	readonly lost: string | undefined;
}

/**
 * Brings the copy to this version, folds every patient's entries anew, checks the whole record, and compares it with what was
 * signed. Throws `StartRefused` with the first entry that is wrong.
 */
export async function proveRestored(
	copy: string,
	vault: Vault,
	folders: Pick<Env, "keysDir" | "checkpointDir">,
): Promise<ProvedCopy> {
	const db = openDatabase(copy, vault);
	let proved: ProvedCopy;
	try {
		for await (const { seq, finding } of checkEntries(db, restorer)) {
			if (finding !== "right" && finding !== "erased")
				throw new StartRefused(`This backup is not restored: its entry ${seq} does not verify (${finding}).`);
		}
		const register = await currentRegister(db);
		for (const { no } of await db.read.select({ no: patients.no }).from(patients)) {
			await db.write(async (q) => {
				const subject = await subjectOf(q, vault, no);
				if (subject !== undefined) await refold(q, register, subject);
			});
		}
		proved = { head: await treeHead(db, restorer), lost: await olderThanSigned(folders, db) };
	} finally {
		db.close();
	}
	const whole = new Sqlite(copy);
	try {
		// One file alone, with nothing beside it that would have to be moved with it.
		whole.pragma("journal_mode = DELETE");
	} finally {
		whole.close();
	}
	return proved;
}
