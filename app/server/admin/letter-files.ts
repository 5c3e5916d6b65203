/** Where letters are written: a file for each, and all of them in one to print. They hold codes, so they are this user's only. */
import {
	closeSync,
	existsSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
	writeSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { DOCUMENT_END, documentStart } from "#app/features/people/letter-document.ts";
import type { Html } from "#app/features/people/letter-html.ts";
import { StartRefused } from "../start-refused.server.ts";

const TITLE = "Letters";

export interface LetterFolder {
	readonly path: string;
	/** Writes one letter, and answers the name of its file. Written at once: what is made so far is never lost. */
	add(id: string, letter: Html): string;
	close(): void;
}

/** Opens a folder for letters. Throws `StartRefused` where something is in it: earlier letters cannot be made again. */
export function letterFolder(folder: string, top: string): LetterFolder {
	const path = resolve(folder);
	const css = readFileSync(join(top, "app/ui/letter.css"), "utf8");
	let all: number;
	try {
		mkdirSync(path, { recursive: true, mode: 0o700 });
		if (readdirSync(path).length > 0) throw new StartRefused(`${path} is not empty: name a new folder.`);
		all = openSync(join(path, "all.html"), "wx", 0o600);
	} catch (error) {
		if (error instanceof StartRefused) throw error;
		const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
		throw new StartRefused(`${path} cannot be written (${code}).`);
	}
	const start = documentStart(TITLE, "en", { css });
	writeSync(all, start.html);
	return {
		path,
		add(id, letter) {
			const name = `letter-${id}.html`;
			writeFileSync(join(path, name), `${start.html}${letter.html}${DOCUMENT_END.html}`, {
				mode: 0o600,
				flag: "wx",
			});
			writeSync(all, letter.html);
			return name;
		},
		close() {
			writeSync(all, DOCUMENT_END.html);
			closeSync(all);
		},
	};
}

/**
 * Removes the letters to a patient from the folders below `DATA_DIR/letters`, with each `all.html` that holds one of them: the
 * letters to others stand in files of their own too. Answers in how many folders there was one.
 */
export function removeLetters(dataDir: string, id: string): number {
	const top = join(dataDir, "letters");
	const folders = existsSync(top) ? readdirSync(top).map((name) => join(top, name)) : [];
	const withOne = folders.filter((folder) => existsSync(join(folder, `letter-${id}.html`)));
	for (const folder of withOne)
		for (const name of [`letter-${id}.html`, "all.html"]) rmSync(join(folder, name), { force: true });
	return withOne.length;
}
