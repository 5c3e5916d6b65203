/** Backups as a test looks into them: opened with the identity of the installation that made them. */
import { createReadStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { decrypted } from "#app/server/backup/age-file.server.ts";
import { backupIdentity } from "#app/server/backup/backup-keys.server.ts";
import { backedUpKeys } from "#app/server/backup/key-backups.server.ts";
import { makeShipper } from "#app/server/backup/shipping.server.ts";
import type { Installation } from "./admin.ts";

/** What is inside an encrypted file of this installation. */
export async function insideOf(here: Installation, file: string): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of decrypted(identityOf(here), createReadStream(file))) chunks.push(chunk);
	return Buffer.concat(chunks);
}

/** The database that a backup holds, opened beside it. Close it after. */
export async function databaseIn(here: Installation, file: string): Promise<Sqlite.Database> {
	const opened = join(here.folder, "opened.db");
	writeFileSync(opened, await insideOf(here, file));
	return new Sqlite(opened);
}

/** The ids of the patients whose keys are backed up. */
export async function idsWithKeys(here: Installation): Promise<string[]> {
	const keys = await backedUpKeys(keyFolder(here), identityOf(here));
	return [...keys.keys()].sort();
}

/** Where the keys' own backups are. */
export function keyFolder(here: Installation): string {
	return join(here.folder, "data", "outbox", "keys");
}

function identityOf(here: Installation) {
	const identity = backupIdentity(join(here.folder, "data", "keys"));
	if (identity === undefined) throw new Error("nobody can open the backups of this installation");
	return identity;
}

/** Ships all that is new, as the running portal does every 20 seconds. Answers how many files that took. */
export async function ship(here: Installation, at: Date = new Date()): Promise<number> {
	const data = join(here.folder, "data");
	const shipper = await makeShipper({
		dataDir: data,
		keysDir: join(data, "keys"),
		shipDir: join(data, "outbox"),
		keyBackupDir: keyFolder(here),
	});
	try {
		return await shipper.ship(at);
	} finally {
		shipper.close();
	}
}
