/**
 * Adding a language is a folder and a line. A copy of the project gets a fourteenth language in just this way: its own tests pass
 * there, and its pages are served.
 */
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyProject, TOP } from "#tests/copied-project.ts";
import { startServer } from "#tests/server.ts";

const NEW = { tag: "br", name: "Brezhoneg" } as const;

/** The rules of languages; all tests that start nothing with `LONG_TESTS`. */
const RULES = ["tests/rules/locales", "tests/rules/one-word", "app/i18n", "law.forms", "needs/parts"];

let copy = "";

beforeAll(() => {
	copy = copyProject();
	// The folder, …
	cpSync(join(copy, "locales/cy"), join(copy, `locales/${NEW.tag}`), { recursive: true });
	// … and the line.
	const list = join(copy, "locales/index.ts");
	const line = `\t{ tag: "${NEW.tag}", name: "${NEW.name}", dir: "ltr", formats: "${NEW.tag}", reviewedBy: null },\n`;
	const lines = readFileSync(list, "utf8");
	unlinkSync(list);
	writeFileSync(list, lines.replace("] as const satisfies", `${line}] as const satisfies`));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe("a fourteenth language", () => {
	it("passes every rule of languages with its folder and its line alone", () => {
		const asked = process.env["LONG_TESTS"] === undefined ? RULES : ["app", "db", "locales", "tests/rules"];
		const { status, stdout } = inCopy("vitest", [
			"run",
			"--reporter=verbose",
			"--config",
			"remix.config.js",
			...asked,
		]);
		expect(stdout).toContain(`the language ${NEW.tag}`);
		expect(status, stdout).toBe(0);
	});

	it.skipIf(process.env["LONG_TESTS"] === undefined)("has a type", () => {
		const { status, stdout } = inCopy("tsc", ["--noEmit", "-p", "."]);
		expect(status, stdout).toBe(0);
	});

	it("is served, and offered on the page of languages", async () => {
		const portal = await startServer({}, "sources", [], copy);
		try {
			for (const path of ["", "/tools", "/tools/eye-scan-urgency", "/sign-in", "/formats"]) {
				const answer = await fetch(`${portal.origin}/${NEW.tag}${path}`);
				expect(answer.status, path).toBe(200);
				expect(await answer.text(), path).toContain(`<html lang="${NEW.tag}" dir="ltr">`);
			}
			const languages = await (await fetch(`${portal.origin}/en/formats?page=/en/tools`)).text();
			expect(languages).toContain(`href="/${NEW.tag}/tools"`);
			expect(languages).toContain(NEW.name);
		} finally {
			await portal.stop();
		}
	});
});

function inCopy(program: string, args: readonly string[]) {
	const { VITEST: _, ...env } = process.env;
	return spawnSync(join(TOP, "node_modules/.bin", program), args, {
		cwd: copy,
		env: { ...env, NO_COLOR: "1" },
		encoding: "utf8",
	});
}
