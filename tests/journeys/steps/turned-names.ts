/**
 * The demo's people, providers, services, systems and tools with names in Arabic letters, in a copy of the project: on its English pages
 * whatever is written from right to left is a name. Nobody is called so; each letter has another in its place.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoFile } from "#app/server/demo-world.server.ts";
import type { RunningServer } from "#tests/server.ts";

const LETTERS = "ابجدهوزحطيكلمنسعفصقرشتثخذض";

/** The same name in letters from right to left. */
export function turned(name: string): string {
	const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
	return plain.replaceAll(/[a-z]/g, (letter) => LETTERS[letter.charCodeAt(0) - 97] ?? letter);
}

/** Where a name stands in the sources of the demo: in a field of its own, and with a capital. */
const NAMED = /((?:given|family|name|checkedBy): |checked: \[|OKOYE = |parentOf\()"([A-Z][^"]*)"/g;

/** Rewrites the names in this copy of the project. */
export function turnNames(copy: string): void {
	const db = join(copy, "db");
	for (const file of readdirSync(db).filter((name) => name.startsWith("demo-"))) {
		rewrite(join(db, file), (text) => {
			const own = text.replaceAll(NAMED, (_, field: string, name: string) => `${field}"${turned(name)}"`);
			// Beside these names stand those of the same in other languages.
			return own.replaceAll(
				/(\n\t+en: )"(Riverside|Summerfield)([^"]*)"/g,
				(_, field, place, kind) => `${field}"${turned(`${place}${kind}`)}"`,
			);
		});
	}
	rewrite(join(copy, "locales/en/notices.json"), (text) =>
		text.replaceAll(/("name": )"([^"]*)"/g, (_, field: string, name: string) => `${field}"${turned(name)}"`),
	);
}

/** Lets who tries this portal find its people by the names that they had. */
export function calledAsBefore({ dataDir }: Pick<RunningServer, "dataDir">, names: readonly string[]): void {
	rewrite(demoFile(dataDir), (text) => names.reduce((so, name) => so.replaceAll(turned(name), name), text));
}

function rewrite(path: string, change: (text: string) => string): void {
	writeFileSync(path, change(readFileSync(path, "utf8")));
}
