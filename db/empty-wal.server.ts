/** The file beside the database in which changes wait: what was erased could still be read in it. */
import Sqlite from "better-sqlite3";

/** Writes all that waits into the database and makes the file empty. False where somebody was reading all the time. */
export function emptyWal(file: string): boolean {
	const connection = new Sqlite(file, { timeout: 10_000 });
	try {
		const [outcome] = connection.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
		return outcome?.busy === 0;
	} finally {
		connection.close();
	}
}
