/**
 * `npm run bench`: the portal measured beside its yardsticks, as Markdown. `--quick` measures less and takes a minute at
 * most, the whole run six. Name subjects to run only those: `npm run bench -- bytes pages decisions saves`. Some run only when they are
 * named. `growth` makes a record of a million entries first (ten million with `--largest`); `lists` and `look-ups` as many patients as there are numbers for tests; `fhir` is what machines search, `machines` what they ask; `absent` is whether the
 * time of an answer tells what is another's from what is not there; `overload`, what patients can still do while others ask too much; `told`, how
 * long it takes until systems have been sent what changed.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { cleanUp, TOP } from "./clean-up.ts";
import { Lacking } from "./lacking.ts";

const SUBJECTS = ["bytes", "pages", "decisions", "saves"];
const NAMED_ONLY = ["fhir", "machines", "growth", "look-ups", "lists", "absent", "overload", "told"];

/** What only the benchmark needs; an installation for patients leaves it out. */
const PACKAGES = ["@playwright/test", "express", "nhsuk-frontend", "nunjucks"];

const given = process.argv.slice(2);
const quick = given.includes("--quick");
const largest = given.includes("--largest");
const named = given.filter((word) => !word.startsWith("--"));

/** Seconds after which a run is given up: something hangs. */
const MOST = largest
	? 7200
	: named.some((name) => ["growth", "look-ups", "lists"].includes(name))
		? 1800
		: quick
			? 60
			: 360;

let ending = false;
setTimeout(() => end(`bench: not done after ${MOST} seconds`), MOST * 1000).unref();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => end("bench: stopped"));

try {
	refuseWhatCannotBeMeasured();
	// Only now: the packages it imports may not be there.
	const { measure } = await import("./measure.ts");
	await measure(named.length === 0 ? SUBJECTS : named, { quick, largest });
	await cleanUp();
} catch (error) {
	await end(error instanceof Lacking ? `bench: ${error.message}` : error);
}

function refuseWhatCannotBeMeasured(): void {
	const known = [...SUBJECTS, ...NAMED_ONLY];
	const unknown = named.find((name) => !known.includes(name));
	if (unknown !== undefined)
		throw new Lacking(`there is no subject ${unknown}; there are ${known.join(", ")}`);
	const missing = PACKAGES.filter((name) => !existsSync(join(TOP, "node_modules", name)));
	if (missing.length > 0) throw new Lacking(`${missing.join(", ")} not installed: run npm ci`);
	const build = spawnSync(process.execPath, [join(TOP, "app/server/build.ts"), "--if-needed"]);
	if (build.status !== 0) throw new Lacking("the pages do not build: npm run build says why");
}

/** Says why, leaves nothing behind, and ends the run as failed. What is cut off meanwhile says no more. */
async function end(why: unknown): Promise<void> {
	if (ending) return;
	ending = true;
	console.error(why);
	await cleanUp();
	process.exit(1);
}
