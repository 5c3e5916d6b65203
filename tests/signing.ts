/** What the running portal signs of an installation's record, without the pages around it. */
import { join } from "node:path";
import { openVault } from "#app/server/keys/vault.server.ts";
import { startCheckpoints } from "#app/server/record/checkpoints.server.ts";
import { readyRecord } from "#app/server/record/record-start.server.ts";
import { openDatabase } from "#db/open.server.ts";
import type { Installation } from "./admin.ts";
import { NOON } from "./builders.ts";

/** Starts the portal's record and ends it again: what there is gets signed. Throws where a start is refused. */
export async function sign({ folder }: Installation): Promise<void> {
	const [keysDir, checkpointDir] = [join(folder, "data", "keys"), join(folder, "data", "checkpoints")];
	const db = openDatabase(join(folder, "data", "portal.db"), openVault(keysDir, false));
	try {
		const ready = await readyRecord(db, { keysDir, checkpointDir, publicOrigin: "https://choices.example" });
		await startCheckpoints({ db, now: () => NOON, fault: () => {} }, ready, checkpointDir).stop();
	} finally {
		db.close();
	}
}
