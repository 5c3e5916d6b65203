import { describe, expect, it } from "vitest";
import { textOf } from "./difference.ts";
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

	it("have the texts of the facts with the English that they say, and none of what is not told or in English", () => {
		const english = { answers: "Dr Jane Cole", supplier: "Acme" };
		const sent = { ...words, answers: " Dr Jane Cole,\n meddyg ", dataGoes: "I Leeds", supplier: "" };
		const read = (fields: Readonly<Record<string, string>>, lang = "cy") =>
			readWords(form(fields), lang, english);
		expect(read(sent)).toMatchObject({
			value: { told: { answers: [{ english: "Dr Jane Cole", says: "Dr Jane Cole, meddyg" }] } },
		});
		// Somebody wrote the English anew while this was written: it goes on to say the old one.
		expect(read({ ...sent, "english-answers": "Dr Tom Reed" })).toMatchObject({
			value: { told: { answers: [{ english: "Dr Tom Reed" }] } },
		});
		// What another provider's English says stays; of what every provider says alike, the old is written over.
		const before = {
			answers: [{ english: "Dr Amy Lowe", says: "Dr Amy Lowe, meddyg" }],
			dataGoes: [{ english: "To Leeds", says: "I Leeds" }],
		};
		const told = { ...english, dataGoes: "To York" };
		expect(readWords(form({ ...sent, dataGoes: "I Efrog" }), "cy", told, before)).toMatchObject({
			value: {
				told: {
					answers: [{ english: "Dr Amy Lowe" }, { english: "Dr Jane Cole" }],
					dataGoes: [{ english: "To York", says: "I Efrog" }],
				},
			},
		});
		expect(read(sent, "en")).not.toHaveProperty("value.told");
		expect(read(words)).not.toHaveProperty("value.told");
		expect(problemsOf(read({ answers: "Dr Cole" }))).toContainEqual(["name", "name-missing"]);
		expect(problemsOf(read({ ...words, answers: "x".repeat(301) }))).toEqual([["answers", "not-readable"]]);
	});

	it("have Easy Read as a picture's name and a sentence on each line, and keep it when they are saved again", () => {
		const typed = "eye: It looks at your eye.\n\n doctor : A doctor helps: she decides. ";
		const read = readWords(form({ ...words, easy: typed }), "en");
		expect("value" in read && read.value?.easy).toEqual([
			{ picture: "eye", line: "It looks at your eye." },
			{ picture: "doctor", line: "A doctor helps: she decides." },
		]);
		const again = "value" in read ? textOf(read.value, "easy") : "";
		expect(readWords(form({ ...words, easy: again }), "en")).toEqual(read);
		expect(readWords(form(words), "en")).not.toHaveProperty("value.easy");
	});

	it.each([
		["no picture", "It looks at your eye.", "en", "easy-picture"],
		["a picture that we do not have", "robot: It thinks.", "en", "easy-picture"],
		["two sentences in a line", "eye: It looks. It finds.", "en", "easy-line"],
		["16 words in a line", `eye: ${"a ".repeat(16)}.`, "en", "easy-line"],
		["21 words in a line of another language", `eye: ${"a ".repeat(21)}.`, "cy", "easy-line"],
		["13 lines", [..."abcdefghijklm"].map((sign) => `eye: ${sign}.`).join("\n"), "en", "easy-line"],
	])("are not taken with %s in Easy Read", (_, easy, lang, name) => {
		expect(problemsOf(readWords(form({ ...words, easy }), lang))).toEqual([["easy", name]]);
	});

	it.each([
		["a sentence of 201 signs", { ...words, limits: "x".repeat(201) }, "limits", "sentence-too-long"],
		["13 sentences", { ...words, who: [..."abcdefghijklm"].join("\n") }, "who", "sentence-too-long"],
		["signs that nobody types", { ...words, why: "\u0000" }, "why", "not-readable"],
		["5 MB", { ...words, uses: "x".repeat(5_000_000) }, "uses", "not-readable"],
		["a name that turns around", { ...words, name: "Scan\u202Etool" }, "name", "not-readable"],
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
