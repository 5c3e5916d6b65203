/** What an operator reads where the database cannot be used: one line that says what is wrong, and what to do. */
import { isDatabaseTrouble } from "./trouble.ts";

/** By the beginning of SQLite's result code. */
const WORDS: readonly (readonly [code: RegExp, words: string])[] = [
	[
		/^SQLITE_READONLY/,
		"it cannot be written. Give the portal's user the right to write portal.db and its folder, or mount its disk for writing",
	],
	[
		/^SQLITE_CANTOPEN/,
		"it cannot be opened. Look at the rights of portal.db and its folder, and whether its disk is mounted for writing",
	],
	[/^SQLITE_FULL/, "its disk is full. Make room"],
	[/^SQLITE_BUSY/, "another program was writing into it all the time. Try again"],
	[
		/^SQLITE_(?:CORRUPT|NOTADB)/,
		"it is damaged. Keep all its files as they are, and restore the newest backup (`npm run admin -- restore`)",
	],
	[/^SQLITE_IOERR/, "its disk cannot be read or written. Look at the disk"],
];

/** The line for this failure; undefined where it is none of the disk or of the file. */
export function troubleInWords(error: unknown): string | undefined {
	if (!isDatabaseTrouble(error)) return undefined;
	const code = codeOf(error);
	const words = WORDS.find(([known]) => known.test(code))?.[1] ?? "it cannot be used";
	return `DATA_DIR: the database portal.db: ${words} (${code}).`;
}

function codeOf(error: unknown): string {
	for (let here = error; here instanceof Error; here = here.cause)
		if ("code" in here && String(here.code).startsWith("SQLITE_")) return String(here.code);
	return "";
}
