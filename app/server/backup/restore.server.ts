/**
 * Makes the data of a backup the data of the portal. All is done and proved on a copy beside the data; only then is it put
 * in its place, and what was there before is kept.
 */

import { createReadStream, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { faultsOf, type Label, labelOf, unlabelCopy } from "#db/copy.server.ts";
import { keylessPatients, putKeys } from "#db/key-rows.server.ts";
import { writeDurably } from "../durable-file.server.ts";
import type { Env } from "../env.server.ts";
import { openVault } from "../keys/vault.server.ts";
import { takeBackupLock, takeDataFolder } from "../one-server.server.ts";
import { beginNewRecord } from "../record/new-record.server.ts";
import { StartRefused } from "../start-refused.server.ts";
import { decrypted } from "./age-file.server.ts";
import { scratchOf, sweepScratch } from "./backup.server.ts";
import { backupIdentity } from "./backup-keys.server.ts";
import { backedUpKeys } from "./key-backups.server.ts";
import { proveRestored } from "./prove-restored.server.ts";
import { putInPlace } from "./put-in-place.server.ts";
import { replayShipped } from "./replay-shipped.server.ts";
import { setShippedAside } from "./ship-folder.server.ts";

/** What the operator wants. `older` and `withoutKeys` are said only by a person who knows what is lost. */
export interface Wanted {
	readonly file: string;
	/** Where the identity is that opens the backup; undefined for the one in `KEYS_DIR`. */
	readonly identityFile: string | undefined;
	readonly older: boolean;
	readonly withoutKeys: boolean;
}

/** What was restored. `aside` is where the data of before is now; undefined where there was none. */
export interface Restored {
	/** How many entries. */
	readonly entries: number;
	readonly backupSeq: number;
	readonly keyless: number;
	readonly aside: string | undefined;
	/** What would be lost and the operator said may be; undefined where nothing is known to be. */
	readonly lost: string | undefined;
}

/** Restores. Throws `StartRefused` with what is wrong; then nothing was changed. */
export async function restoreBackup(env: Env, wanted: Wanted, at: Date): Promise<Restored> {
	const identity = backupIdentity(env.keysDir, wanted.identityFile);
	if (identity === undefined)
		throw new StartRefused(
			"KEYS_DIR: there is no backup.key in it. Name the file that has it: --identity FILE",
		);
	const vault = openVault(env.keysDir, false);
	const letGo = [takeDataFolder(env.dataDir)];
	try {
		letGo.push(takeBackupLock(env.dataDir));
		sweepScratch(env.dataDir);
		const { copy, backupSeq, keyless } = await makeCopy(env, identity, wanted);
		const { head, lost } = await proveRestored(copy, vault, env);
		if (lost !== undefined && !wanted.older)
			throw new StartRefused(`This backup is too old. ${lost} Find a newer one, or say --older.`);
		const stamp = at.toISOString().replace(/[-:.]/g, "");
		const aside = putInPlace(env.dataDir, copy, `before-restore-${stamp}`);
		if (lost !== undefined) {
			// What follows now is another record than the one that was shipped and signed.
			setShippedAside(env.shipDir, `before-restore-${stamp}`);
			await beginNewRecord(env, head, at);
		}
		return { entries: head.size, backupSeq, keyless, aside, lost };
	} finally {
		sweepScratch(env.dataDir);
		for (const release of letGo) release();
	}
}

/** The copy with its keys and with all that was shipped after it, closed and whole. */
async function makeCopy(env: Env, identity: string, wanted: Wanted) {
	if (!existsSync(wanted.file)) throw new StartRefused(`${wanted.file}: there is no such file`);
	mkdirSync(scratchOf(env.dataDir), { mode: 0o700 });
	const copy = join(scratchOf(env.dataDir), "portal.db");
	await writeDurably(copy, decrypted(identity, createReadStream(wanted.file)));
	const { database, label } = openCopy(copy);
	try {
		await replayShipped(database, env.shipDir, identity, label);
		putKeys(database, (await backedUpKeys(env.keyBackupDir, identity)).values());
		const keyless = keylessPatients(database);
		if (keyless > 0 && !wanted.withoutKeys)
			throw new StartRefused(
				`KEY_BACKUP_DIR: the keys of ${keyless} patients are not in it, and without them nobody can read what they said. ` +
					"Bring their files back, or say --without-keys.",
			);
		return { copy, backupSeq: label.seq, keyless };
	} finally {
		database.close();
	}
}

/** Opens what came out of the file, if it is a whole backup of this portal. */
function openCopy(copy: string): { readonly database: Sqlite.Database; readonly label: Label } {
	const database = new Sqlite(copy);
	try {
		database.pragma("secure_delete = ON");
		const [fault] = faultsOf(database);
		if (fault !== undefined) throw new StartRefused(`This file cannot be restored. ${fault}`);
		const label = labelOf(database);
		if (label === undefined) throw new StartRefused("This file is no backup that the portal made.");
		unlabelCopy(database);
		return { database, label };
	} catch (error) {
		database.close();
		if (error instanceof Error && "code" in error && error.code === "SQLITE_NOTADB")
			throw new StartRefused("This file is no backup that the portal made.");
		throw error;
	}
}
