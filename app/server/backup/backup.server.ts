/** Makes one backup: a whole copy of the database, proved to be one, without keys, encrypted; and the keys apart. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { copyDatabase, extentOfFile, faultsOf, type Label, labelCopy } from "#db/copy.server.ts";
import { dropKeys, keysAfter } from "#db/key-rows.server.ts";
import { writeDurably } from "../durable-file.server.ts";
import type { Env } from "../env.server.ts";
import { dropRetired } from "../keys/key-ring.server.ts";
import { openVault } from "../keys/vault.server.ts";
import { takeBackupLock } from "../one-server.server.ts";
import { StartRefused } from "../start-refused.server.ts";
import { decrypted, encrypted } from "./age-file.server.ts";
import { backupIdentity, backupRecipients } from "./backup-keys.server.ts";
import { keyBackups, pruneKeyBackups, writeKeyBackup } from "./key-backups.server.ts";

/** What was made. `readBack` says whether the encrypted file itself was opened again and compared. */
export interface Backup {
	readonly label: Label;
	readonly bytes: number;
	readonly readBack: boolean;
	readonly keys: number;
	readonly keysPath: string;
	/** Files of keys that were too old and are gone. */
	readonly pruned: number;
}

/** Backs up into this new file. Throws `StartRefused` with what is wrong; then there is no file. */
export async function makeBackup(env: Env, file: string, at: Date): Promise<Backup> {
	const live = join(env.dataDir, "portal.db");
	if (!existsSync(live)) throw new StartRefused(`DATA_DIR: there is no database in ${env.dataDir}`);
	if (existsSync(file)) throw new StartRefused(`${file} is there already, and is not written over`);
	const letGo = takeBackupLock(env.dataDir);
	const scratch = scratchOf(env.dataDir);
	try {
		sweepScratch(env.dataDir);
		mkdirSync(scratch, { mode: 0o700 });
		const recipients = await backupRecipients(env.keysDir);
		const copy = join(scratch, "portal.db");
		const before = extentOfFile(live);
		copyDatabase(live, copy);
		const connection = new Sqlite(copy);
		try {
			const keys = await writeKeyBackup(env.keyBackupDir, recipients, "all", keysAfter(connection, 0), at);
			const isBehind = isAnyBehind(env, connection);
			dropKeys(connection);
			const label = labelCopy(connection, at);
			if (label.seq < before.seq) throw new StartRefused("The copy lacks entries that were there before it.");
			const [fault] = faultsOf(connection);
			if (fault !== undefined) throw new StartRefused(`The database cannot be backed up. ${fault}`);
			connection.close();
			const bytes = await writeDurably(file, encrypted(recipients, createReadStream(copy)));
			const readBack = await isReadBack(env, file, copy);
			const pruned = pruneKeyBackups(env.keyBackupDir, env.keyBackupDays, at);
			if (!isBehind) dropRetiredMasters(env);
			return { label, bytes, readBack, keys: keys.keys, keysPath: keys.path, pruned };
		} finally {
			connection.close();
		}
	} finally {
		sweepScratch(env.dataDir);
		letGo();
	}
}

/** Where a copy lies, unencrypted, while it is made or restored. */
export function scratchOf(dataDir: string): string {
	return join(dataDir, "copy.partial");
}

/** Removes what a backup or restore that was killed left behind. Hold the lock of backups. */
export function sweepScratch(dataDir: string): void {
	rmSync(scratchOf(dataDir), { recursive: true, force: true });
}

/** Is a patient's key still wrapped with an older master key? */
function isAnyBehind(env: Env, copy: Sqlite.Database): boolean {
	const vault = openVault(env.keysDir, false);
	for (const { id, wrapped } of keysAfter(copy, 0))
		if (vault.rewrapped(id, wrapped) !== undefined) return true;
	return false;
}

/** Removes the master keys that no backup of keys needs: those retired more than a day before the oldest of them was made. */
function dropRetiredMasters(env: Env): void {
	const [oldest] = keyBackups(env.keyBackupDir);
	if (oldest !== undefined) dropRetired(env.keysDir, new Date(oldest.at.getTime() - 86_400_000));
}

/** Opens the file and compares it with what went in. False where the identity is not on this machine. */
async function isReadBack(env: Env, file: string, copy: string): Promise<boolean> {
	const identity = backupIdentity(env.keysDir);
	if (identity === undefined) return false;
	const [went, came] = [
		await digestOf(createReadStream(copy)),
		await digestOf(decrypted(identity, createReadStream(file))),
	];
	if (went === came) return true;
	rmSync(file);
	throw new StartRefused("The backup does not read back as it was written. Is the disk all right?");
}

async function digestOf(content: AsyncIterable<Uint8Array>): Promise<string> {
	const hash = createHash("sha256");
	for await (const chunk of content) hash.update(chunk);
	return hash.digest("hex");
}
