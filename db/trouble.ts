/** Failures of the disk or of the file, as opposed to faults of ours: they can pass, and whoever asked may try again. */

/**
 * Result codes of SQLite (sqlite.org/rescode.html) that say the file could not be read or written now: input and output, no room, damage,
 * no right to write, somebody else's lock. A constraint or a wrong statement is none.
 */
const CODES = /^SQLITE_(?:IOERR|FULL|CORRUPT|NOTADB|CANTOPEN|READONLY|BUSY|PROTOCOL|NOLFS)/;

/** More than any wrapping; a chain of causes that comes round again ends. */
const DEEPEST = 8;

/** Whether this failure, or one that caused it, is one of the disk. The driver's own errors come wrapped in those of others. */
export function isDatabaseTrouble(error: unknown): boolean {
	let here = error;
	for (let depth = 0; depth < DEEPEST && here instanceof Error; depth++) {
		if ("code" in here && CODES.test(String(here.code))) return true;
		here = here.cause;
	}
	return false;
}
