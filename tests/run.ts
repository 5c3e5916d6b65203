/**
 * The test command. `--check` runs what needs no browser: format, lint, types, layers, dead code, and all tests of
 * Vitest. Without it the build and the browser journeys follow. Every stage runs although another failed, so that one
 * run tells everything; the last line counts the tests, and the exit status is 0 only if every stage passed.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { needChromium } from "./chromium.ts";
import { type Counts, closingLine, countsOfVitest, leftOut, sum } from "./counts.ts";
import { installPrograms } from "./programs.ts";

const TOP = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "test-counts-"));
const failedStages: string[] = [];
let counts: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** What reads the sources and runs nothing of them: all at once, each printed when it is done. */
const READERS: readonly (readonly [name: string, program: string, ...args: string[]])[] = [
	["format and lint", "biome", "ci", "--config-path=tests", "."],
	["types", "tsc", "--incremental", "--tsBuildInfoFile", "node_modules/.cache/tsc.json"],
	[
		"who may import whom",
		"depcruise",
		"--output-type",
		"err-long",
		"--config",
		"tests/architecture.config.cjs",
		"app",
		"db",
		"locales",
		"tests",
	],
	["dead code", "knip"],
];

/** Tests that start servers, commands or browsers of their own: too slow to run while one is writing. */
const OWN_PROCESSES = [
	"tests/attacks/**",
	"tests/faults/**",
	"tests/languages/**",
	"tests/same-truth/**",
	"app/server/admin/*.test.ts",
	"app/server/main.test.ts",
	"tests/small-ai-system.test.ts",
];

if (!process.argv.includes("--check")) installPrograms();
await Promise.all(READERS.map(([name, program, ...args]) => stage(name, program, args)));
// Before the tests of Vitest, too: several of them start the portal as it is built, and side by side they would build it twice.
const isBuilt =
	process.argv.includes("--check") || (await stage("build", "node", ["app/server/build.ts", "--if-needed"]));
await vitest();
if (!process.argv.includes("--check")) await journeys();

rmSync(scratch, { recursive: true, force: true });
if (counts.passed + counts.failed === 0) failedStages.push("no test ran");
if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(", ")}`);
for (const failure of counts.failures) console.log(`failed: ${failure}`);
console.log(closingLine(counts));
process.exitCode = failedStages.length > 0 || counts.failed > 0 ? 1 : 0;

async function vitest(): Promise<void> {
	const report = join(scratch, "vitest.json");
	const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
	const left = process.argv.includes("--check") ? OWN_PROCESSES.map((pattern) => `--exclude=${pattern}`) : [];
	if (left.length > 0)
		console.log(`Left to npm test, since they start whole programs: ${OWN_PROCESSES.join(", ")}`);
	await stage("tests", "vitest", ["run", "--config", "remix.config.js", ...reporters, ...left], {
		live: true,
	});
	if (!existsSync(report)) return;
	const told = JSON.parse(readFileSync(report, "utf8"));
	counts = sum(counts, countsOfVitest(told));
	for (const name of leftOut(told)) console.log(`left out: ${name}`);
}

async function journeys(): Promise<void> {
	if (!isBuilt) {
		failedStages.push("journeys (not run: there is no build)");
		return;
	}
	try {
		const env = { CHROMIUM_PATH: needChromium(), COUNTS_FILE: join(scratch, "journeys.json") };
		await stage("journeys", "playwright", ["test", "--config", "tests/playwright.config.ts"], {
			live: true,
			env,
		});
		if (existsSync(env.COUNTS_FILE)) counts = sum(counts, JSON.parse(readFileSync(env.COUNTS_FILE, "utf8")));
	} catch (error) {
		console.log(error instanceof Error ? error.message : error);
		failedStages.push("journeys (not run: there is no browser)");
	}
}

/** Runs one program from `node_modules/.bin`. Its output is printed at once (`live`), or whole when it is done. */
function stage(
	name: string,
	program: string,
	args: readonly string[],
	options: { readonly live?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<boolean> {
	const started = performance.now();
	if (options.live) console.log(`\n── ${name}`);
	return new Promise((resolve) => {
		const child = spawn(
			program === "node" ? process.execPath : join(TOP, "node_modules", ".bin", program),
			args,
			{
				cwd: TOP,
				env: { ...process.env, ...options.env },
				stdio: options.live ? "inherit" : "pipe",
			},
		);
		const said: Buffer[] = [];
		child.stdout?.on("data", (chunk: Buffer) => said.push(chunk));
		child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
		child.on("error", (error) => said.push(Buffer.from(String(error))));
		child.on("close", (code) => {
			const seconds = ((performance.now() - started) / 1000).toFixed(1);
			if (!options.live) console.log(`\n── ${name}\n${Buffer.concat(said).toString().trim()}`);
			console.log(`── ${name}: ${code === 0 ? "passed" : "FAILED"} in ${seconds} s`);
			if (code !== 0) failedStages.push(name);
			resolve(code === 0);
		});
	});
}
