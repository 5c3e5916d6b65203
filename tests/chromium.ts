/** Finds the browser that the journeys run in. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const USUAL_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** What Chromium is started with: no sandbox as root, and no calls of its own to the network. */
export const CHROMIUM_FLAGS: readonly string[] = [
	...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

/** As `findChromium`, for what cannot do without. Throws with one line that says what to do. */
export function needChromium(): string {
	const found = findChromium();
	if (found) return found;
	throw new Error(
		"No Chromium: install one (Debian: apt-get install chromium), or set CHROMIUM_PATH to its program.",
	);
}

/** The path of a program, or undefined where the machine does not have it. */
export function findProgram(name: string): string | undefined {
	const folders = ["/usr/bin", ...(process.env["PATH"] ?? "").split(delimiter)];
	return folders.map((folder) => join(folder, name)).find(isProgram);
}

/** A Chromium: `CHROMIUM_PATH`, then the usual places, then Playwright's own. A wrong `CHROMIUM_PATH` is an error. */
export function findChromium(): string | undefined {
	const named = process.env["CHROMIUM_PATH"];
	if (named) {
		if (!isProgram(named)) throw new Error(`CHROMIUM_PATH is ${named}, which is not a program.`);
		return named;
	}
	const own = chromium.executablePath();
	return (
		USUAL_NAMES.map(findProgram).find((path) => path !== undefined) ?? (isProgram(own) ? own : undefined)
	);
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
