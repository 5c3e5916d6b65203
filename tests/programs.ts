/** The programs beside Node that tests run: on Debian, as root, what is missing is installed; elsewhere only a Chromium is. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium, findProgram } from "./chromium.ts";

/** Each Debian package with what tells that it is there. A letter in Urdu is only as long as it is in a font that has its letters. */
const PACKAGES: readonly (readonly [name: string, isHere: () => boolean])[] = [
	["chromium", () => findChromium() !== undefined],
	["lynx", () => findProgram("lynx") !== undefined],
	["w3m", () => findProgram("w3m") !== undefined],
	["links", () => findProgram("links") !== undefined],
	["firefox-esr", () => findProgram("firefox-esr") !== undefined],
	["strace", () => findProgram("strace") !== undefined],
	["xfsprogs", () => findProgram("xfs_io") !== undefined],
	["poppler-utils", () => findProgram("pdfinfo") !== undefined],
	["fonts-noto-core", hasUrduFont],
];

/** Installs what is missing, where that can be done. What stays missing is said by the test that needed it. */
export function installPrograms(): void {
	const missing = PACKAGES.filter(([, isHere]) => !isHere()).map(([name]) => name);
	if (missing.length > 0 && canInstallOnDebian()) {
		console.log(`installing ${missing.join(", ")} with apt-get`);
		const install = (...names: string[]) =>
			run("apt-get", ["install", "-y", "--no-install-recommends", ...names]);
		// Where one of them has no such package (Ubuntu has no firefox-esr), the others are installed all the same.
		if (run("apt-get", ["update"]) && !install(...missing)) for (const name of missing) install(name);
	}
	if (findChromium() === undefined) run("npx", ["playwright", "install", "chromium"]);
}

/** Whether a letter in Urdu can be printed here as patients get it, and not as boxes. */
export function hasUrduFont(): boolean {
	const fonts = spawnSync("fc-list", [":lang=ur:family=Noto Naskh Arabic"], { encoding: "utf8" });
	return fonts.status === 0 && fonts.stdout.trim() !== "";
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
