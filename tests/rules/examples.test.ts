/** Whoever asks which test plays an example is led to one that is there. */
import { describe, expect, it } from "vitest";
import { isThere, textOf } from "./tree.ts";

const FILE = "tests/journeys/EXAMPLES.md";
/** A file and the name of a test in it, as the last column has them. A name may have quotes within. */
const NAMED = /`([^`]+)`: “(.+?)”(?=;| \|)/g;

const rows = textOf(FILE)
	.split("\n")
	.filter((line) => line.startsWith("| ") && !/^\| (example|---) /.test(line))
	.map((line) => {
		const [, example = ""] = line.split(" | ")[0]?.split("| ") ?? [];
		return { example, tests: [...line.matchAll(NAMED)].map(([, file = "", name = ""]) => ({ file, name })) };
	});

/** The names of the tests in a file; what is filled in is "…". */
function testsIn(file: string): readonly string[] {
	const path = file.includes("/") ? file : `tests/journeys/${file}`;
	if (!isThere(path)) return [];
	return [...textOf(path).matchAll(/\b(?:test|it)\(\s*(["`])(.+?)\1,/g)].map(([, , name = ""]) =>
		name.replace(/\$\{[^}]*\}/g, "…"),
	);
}

describe("the table of examples", () => {
	it("has a test for each example, and each example once", () => {
		expect(rows.length).toBeGreaterThan(40);
		expect(rows.filter(({ tests }) => tests.length === 0)).toEqual([]);
		expect(new Set(rows.map(({ example }) => example)).size).toBe(rows.length);
	});

	it("names only tests that are there", () => {
		const missing = rows.flatMap(({ tests }) =>
			tests.filter(({ file, name }) => !testsIn(file).includes(name)),
		);
		expect(missing).toEqual([]);
	});
});
