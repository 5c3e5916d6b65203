import { describe, expect, it } from "vitest";
import { readNeedsForm } from "./needs.forms.ts";

const ONCE = "a".repeat(32);
function form(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
	const sent = new FormData();
	for (const [name, value] of Object.entries({ contact: "letter", once: ONCE, ...fields }))
		for (const each of typeof value === "string" ? [value] : value) sent.append(name, each);
	return sent;
}
const problems = (fields: Parameters<typeof form>[0], by: "patient" | "staff" = "patient") =>
	readNeedsForm(form(fields), by).problems.map(({ field, name }) => `${field}: ${name}`);

describe("the form of needs", () => {
	it("knows no boxes but its own", () => {
		expect(
			readNeedsForm(form({ "formats-fax": "yes", "formats-__proto__": "yes" }), "patient"),
		).toMatchObject({
			problems: [],
			typed: { formats: [] },
		});
	});

	it("may say nothing at all but how to be contacted", () => {
		expect(readNeedsForm(form({}), "patient")).toMatchObject({
			problems: [],
			typed: { reads: null, formats: [], interpreters: [], supports: [], other: null, printSize: null },
		});
		expect(problems({ contact: "" })).toEqual(["contact: contact-missing"]);
	});

	it("keeps all that was ticked and typed", () => {
		const formats = ["large-print", "braille"];
		const { typed } = readNeedsForm(
			form({
				...{
					reads: "ur",
					speaks: "pa",
					printSize: "28",
					"formats-large-print": "yes",
					"formats-braille": "yes",
				},
				...{ "interpreters-spoken-interpreter": "yes", other: " Slowly,\nplease. " },
				...{ "supports-quiet-place": "yes", "supports-see-your-lips": "yes" },
			}),
			"patient",
		);
		expect(typed).toEqual({
			...{ reads: "ur", speaks: "pa", contact: "letter", formats, printSize: 28 },
			...{
				interpreters: ["spoken-interpreter"],
				supports: ["see-your-lips", "quiet-place"],
				other: "Slowly,\nplease.",
			},
		});
	});

	it("takes no size of print for who needs no large print, and the smallest where none was chosen", () => {
		expect(readNeedsForm(form({ printSize: "28" }), "patient").typed.printSize).toBeNull();
		expect(
			readNeedsForm(form({ "formats-large-print": "yes", printSize: "9" }), "patient").typed.printSize,
		).toBe(20);
	});

	it.each([
		["a box that says no", { "formats-braille": "no" }, "formats-large-print: unclear"],
		["a box sent twice", { "formats-braille": ["yes", "yes"] }, "formats-large-print: unclear"],
		["a language that is none", { reads: "x".repeat(20) }, "reads: unclear"],
		["a language of 300 letters", { reads: "x".repeat(300) }, "reads: too-long"],
		["one answer sent twice", { contact: ["letter", "phone"] }, "contact: sent-twice"],
		["301 letters", { other: "x".repeat(301) }, "other: too-long"],
		["text that turns around", { other: "abc\u202Edef" }, "other: not-readable"],
		["no key", { once: "" }, "form-submit: key-missing"],
	] as const)("refuses %s by name, and loses nothing else", (_, fields, problem) => {
		expect(problems({ "supports-quiet-place": "yes", ...fields })).toEqual([problem]);
		expect(
			readNeedsForm(form({ "supports-quiet-place": "yes", ...fields }), "patient").typed.supports,
		).toEqual(["quiet-place"]);
	});

	it("shows what is too long again as it was typed, to be mended", () => {
		const typed = readNeedsForm(form({ other: "x".repeat(301) }), "patient").typed.other;
		expect(typed).toBe("x".repeat(301));
	});

	it("asks staff, and nobody else, how they came to know; they were never online", () => {
		expect(problems({}, "staff")).toEqual(["way: way-missing"]);
		expect(problems({ way: "online" }, "staff")).toEqual(["way: way-missing"]);
		expect(problems({ way: "phone" }, "staff")).toEqual([]);
	});
});
