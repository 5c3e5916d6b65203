import { describe, expect, it } from "vitest";
import { readToolPart, readWords } from "./draft.forms.ts";

const form = (fields: Readonly<Record<string, string>>) => {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return data;
};
const words = { name: "Scan tool", line: "It reads scans." };
const problemsOf = (read: object) =>
	"problems" in read
		? (read.problems as { field: string; name: string }[]).map(({ field, name }) => [field, name])
		: [];

describe("the words of a draft", () => {
	it("are a sentence on each line; the same one twice is one, and an empty line none", () => {
		expect(readWords(form({ ...words, works: " It works. \r\n\r\nIt works.\nWe tried it." }), "en")).toEqual({
			value: {
				...words,
				...{ who: [], uses: [], limits: [], instead: [], why: [] },
				works: ["It works.", "We tried it."],
			},
		});
	});

	it("may be taken away whole in any language but English", () => {
		expect(readWords(form({ name: "", line: "  " }), "cy")).toEqual({ value: null });
		expect(problemsOf(readWords(form({}), "en"))).toEqual([
			["name", "name-missing"],
			["line", "line-missing"],
		]);
	});

	it.each([
		["a sentence of 201 signs", { ...words, limits: "x".repeat(201) }, "limits", "sentence-too-long"],
		["13 sentences", { ...words, who: [..."abcdefghijklm"].join("\n") }, "who", "sentence-too-long"],
		["signs that nobody types", { ...words, why: "\u0000" }, "why", "not-readable"],
		["5 MB", { ...words, uses: "x".repeat(5_000_000) }, "uses", "not-readable"],
		["a name of 61 signs", { ...words, name: "x".repeat(61) }, "name", "not-readable"],
	])("are not taken with %s", (_, fields, field, name) => {
		expect(problemsOf(readWords(form(fields), "en"))).toEqual([[field, name]]);
	});
});

describe("what is said of the tool itself", () => {
	const TAGS = ["en", "cy"];

	it("keeps what is different only where the tool changed", () => {
		const said = { maker: "Eyes Ltd", makerVersion: "", "difference-en": "It sees more.", reask: "yes" };
		expect(readToolPart(form({ ...said, changed: "yes" }), TAGS)).toEqual({
			value: {
				maker: "Eyes Ltd",
				makerVersion: null,
				reask: true,
				difference: { en: "It sees more." },
			},
		});
		expect(readToolPart(form({ ...said, changed: "no" }), TAGS)).toMatchObject({
			value: { difference: null },
		});
	});

	it("is not guessed: whether it changed is asked, and in English what is different", () => {
		expect(problemsOf(readToolPart(form({}), TAGS))).toEqual([["changed", "changed-missing"]]);
		expect(
			problemsOf(readToolPart(form({ changed: "yes", "difference-cy": "Mae'n gweld mwy." }), TAGS)),
		).toEqual([["difference-en", "difference-missing"]]);
	});
});
