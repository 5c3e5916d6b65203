/** One server a data folder: two would each believe that they alone write the record. And one backup at a time. */
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { makeFolderDurably } from "./durable-file.server.ts";
import { StartRefused } from "./start-refused.server.ts";

/** Held here too, for a lock that nobody refers to is garbage, and garbage is closed. */
const held = new Set<Sqlite.Database>();

/**
 * Takes the data folder (makes it where it is missing, for this user only) and answers how to let it go. The lock is
 * one that the system holds on an open file: it ends with the process, however that ends, so none is ever left behind.
 * Throws `StartRefused` where another server has it or nothing can be written.
 */
export function takeDataFolder(dataDir: string): () => void {
	return takeLock(dataDir, "server.lock", `another server is running on ${dataDir}`);
}

/** The same for whoever makes a backup: what one of them left half-made may be swept away by the next. */
export function takeBackupLock(dataDir: string): () => void {
	return takeLock(dataDir, "backup.lock", `another backup or restore is running on ${dataDir}`);
}

function takeLock(dataDir: string, name: string, taken: string): () => void {
	try {
		makeFolderDurably(dataDir);
		const lock = new Sqlite(join(dataDir, name), { timeout: 0 });
		lock.exec("BEGIN EXCLUSIVE");
		held.add(lock);
		return () => {
			held.delete(lock);
			lock.close();
		};
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "";
		if (code.startsWith("SQLITE_BUSY")) throw new StartRefused(`DATA_DIR: ${taken}`);
		throw new StartRefused(`DATA_DIR: ${dataDir} cannot be written (${code || "unknown"})`);
	}
}
