/**
 * Builds the portal, and remembers what it was built from. With `--if-needed` it does nothing while the sources are
 * the same: contents are compared, not dates, because a checkout or a copy gives old contents new dates and back.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const TOP = fileURLToPath(new URL("../..", import.meta.url));
const BUILT = `${TOP}build/server/index.js`;
const STAMP = `${TOP}build/built-from`;
const SOURCES = ["{app,db,locales,public}/**/*", "remix.config.js", "package-lock.json", "tsconfig.json"];

/** The digest of everything that goes into the build, tests left out. About 20 ms for the whole tree. */
function digestOfSources(): string {
	const digest = createHash("sha256").update(process.version);
	const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: TOP, withFileTypes: true }))
		.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
		.map((entry) => `${entry.parentPath}/${entry.name}`)
		.sort();
	for (const file of files) digest.update(`\0${file.slice(TOP.length)}\0`).update(readFileSync(file));
	return digest.digest("hex");
}

/** Is what stands in `build/` made from exactly these sources? */
function isBuiltFrom(digest: string): boolean {
	return existsSync(BUILT) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === digest;
}

const digest = digestOfSources();
if (!process.argv.includes("--if-needed") || !isBuiltFrom(digest)) {
	const remix = `${TOP}node_modules/@remix-run/dev/dist/cli.js`;
	console.log("Building the pages …");
	const command = [remix, "vite:build", "--config", "remix.config.js", "--logLevel", "error"];
	const { status } = spawnSync(process.execPath, command, { cwd: TOP, stdio: "inherit" });
	if (status !== 0) process.exit(status ?? 1);
	// The framework makes scripts for browsers, which no page ever names: they are not even kept.
	for (const script of globSync("build/client/assets/*.js", { cwd: TOP })) rmSync(`${TOP}${script}`);
	writeFileSync(STAMP, digest);
}
