/** A copy of the project to change: what a language needs can only be shown where it is really added. */
import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const TOP = fileURLToPath(new URL("..", import.meta.url));
const PARTS = [
	...["app", "db", "locales", "public", "tests", "README.md", ".github"],
	...["package.json", "remix.config.js", "tsconfig.json"],
];

/** Copies the sources into a folder of their own and gives it; packages are the project's. Whoever made it removes it. */
export function copyProject(): string {
	const copy = mkdtempSync(join(tmpdir(), "copied-"));
	for (const part of PARTS) cpSync(join(TOP, part), join(copy, part), { recursive: true });
	symlinkSync(join(TOP, "node_modules"), join(copy, "node_modules"));
	return copy;
}
