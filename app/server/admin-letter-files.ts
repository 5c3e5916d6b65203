/** Where letters are written: a file for each, and all of them in one to print. They hold codes, so they are this user's only. */
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import { DOCUMENT_END, documentStart } from "#app/features/people/letter-document.ts";
import type { Html } from "#app/features/people/letter-html.ts";
import { StartRefused } from "./start-refused.server.ts";

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
