/** What a run leaves behind is nothing: each process and folder is noted when it is made, and ended however the run ends. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the project is. */
export const TOP = fileURLToPath(new URL("../..", import.meta.url));

const endings: (() => unknown)[] = [];

/** Has `end` called when the run ends, the latest first. */
export function atTheEnd(end: () => unknown): void {
	endings.push(end);
}

/** Ends everything that was noted. Safe to call twice. */
export async function cleanUp(): Promise<void> {
	for (let end = endings.pop(); end !== undefined; end = endings.pop()) await end();
}

/** A new folder beside the packages: on the disk that the project is on, never in memory as `/tmp` may be. */
export function makeFolder(): string {
	const parent = join(TOP, "node_modules", ".cache");
	mkdirSync(parent, { recursive: true });
	const folder = mkdtempSync(join(parent, "bench-"));
	atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}
