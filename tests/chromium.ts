/** Finds the browsers that the journeys run in; on a machine that has none, installs them or says in one line what to do. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const USUAL_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const TEXT_BROWSERS = ["lynx", "w3m"] as const;

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

/** Finds a Chromium, or installs one. Throws with one line that says what to do. Text browsers come along on Debian. */
export function ensureBrowsers(): string {
	const missing = [
		...(findChromium() ? [] : ["chromium"]),
		...TEXT_BROWSERS.filter((name) => !findProgram(name)),
	];
	if (missing.length > 0 && canInstallOnDebian()) {
		console.log(`installing ${missing.join(", ")} with apt-get`);
		if (run("apt-get", ["update"])) run("apt-get", ["install", "-y", "--no-install-recommends", ...missing]);
	}
	if (findChromium() === undefined) run("npx", ["playwright", "install", "chromium"]);
	const found = findChromium();
	if (found) return found;
	throw new Error(
		"No Chromium: install one (Debian: apt-get install chromium), or set CHROMIUM_PATH to its program.",
	);
}

function canInstallOnDebian(): boolean {
	return (
		process.getuid?.() === 0 && existsSync("/etc/debian_version") && findProgram("apt-get") !== undefined
	);
}

function run(program: string, args: readonly string[]): boolean {
	const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
	return spawnSync(program, args, { stdio: "inherit", env }).status === 0;
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
