/** What the running portal signs of an installation's record, without the pages around it. */
import { join } from "node:path";
import { startCheckpoints } from "#app/server/checkpoints.server.ts";
import { readyRecord } from "#app/server/record-start.server.ts";
import { openVault } from "#app/server/vault.server.ts";
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
