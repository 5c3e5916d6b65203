import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hasWords, problemLine } from "./problem-words.ts";

const READERS = ["patient-import", "patient-import-cells", "patient-import-header", "names"].map(
	(name) => `app/features/people/${name}.ts`,
);

/** Every name that a reader of the file refuses or reports by. */
function reasons(): readonly string[] {
	return [...READERS, "app/core/nhs-number.ts", "app/core/calendar.ts"].flatMap((file) =>
		[...readFileSync(file, "utf8").matchAll(/(?:refuse\(|report\("\w+",\s*|reason: )"([a-z-]+)"/g)].map(
			([, name]) => name ?? "",
		),
	);
}

describe("a problem of a patients' file", () => {
	it("has a sentence, whatever it is", () => {
		expect(reasons().length).toBeGreaterThan(30);
		expect(reasons().filter((reason) => !hasWords(reason))).toEqual([]);
	});

	it("is told by its place, and a column that somebody made up cannot write to the screen", () => {
		expect(problemLine({ line: 3, column: "provider", reason: "provider-missing" })).toBe(
			"Line 3, provider: The provider is missing.",
		);
		expect(problemLine({ line: 1, column: "\u001b[2J", reason: "column-unknown" })).toContain(
			"Line 1, \\u001b[2J: ",
		);
	});
});
