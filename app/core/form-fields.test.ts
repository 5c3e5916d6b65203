import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFields } from "./form-fields.ts";

const LIMITS = { choice: 10, words: 20 } as const;

describe("a form that was sent as it was made", () => {
	it("gives each field as trimmed text, and undefined where none was sent", () => {
		const read = readFields(new URLSearchParams("words=+my+words%0D%0A&other=x"), LIMITS);
		const values = { choice: undefined, words: "my words" };
		expect(read).toEqual({ values, typed: values, problems: [] });
	});

	it("gives an empty field as empty, which is not the same as none", () => {
		expect(readFields(new URLSearchParams("choice="), LIMITS).values.choice).toBe("");
	});

	it("counts a line end as one character, as the browser does", () => {
		const twenty = "123456789\r\n1234567890";
		expect(readFields(new URLSearchParams({ words: twenty }), LIMITS).values.words).toBe(
			"123456789\n1234567890",
		);
	});

	it("keeps a password as it was typed", () => {
		const read = readFields(new URLSearchParams({ password: " two  words " }), {
			password: { max: 20, asTyped: true },
		});
		expect(read.values.password).toBe(" two  words ");
	});

	it("keeps every script, and letters of several parts", () => {
		for (const words of ["میری رائے", "Łódź", "👩🏽‍⚕️", "ক্ষ"]) {
			expect(readFields(new URLSearchParams({ words }), LIMITS).values.words).toBe(words);
		}
	});
});

describe("a form that was tampered with", () => {
	it("is refused where a field comes twice, even with one answer", () => {
		for (const sent of ["choice=yes&choice=no", "choice=no&choice=no", "choice=&choice=no"]) {
			const read = readFields(new URLSearchParams(sent), LIMITS);
			expect(read.values.choice).toBeUndefined();
			expect(read.problems).toEqual([{ field: "choice", name: "sent-twice" }]);
		}
	});

	it("is refused where a file comes in place of words", () => {
		const form = new FormData();
		form.append("choice", new File(["no"], "no.txt"));
		expect(readFields(form, LIMITS).problems).toEqual([{ field: "choice", name: "not-text" }]);
	});

	it.each([
		["too long by one", "x".repeat(21), "too-long"],
		["5 million characters", "x".repeat(5_000_000), "too-long"],
		["a NUL", "a\0b", "control-characters"],
		["an escape sequence", "a\u001B[31mb", "control-characters"],
		["a forged line of a log", "a\u0085b", "control-characters"],
	])("is refused by name: %s", (_what, words, name) => {
		const read = readFields(new URLSearchParams({ words }), LIMITS);
		expect(read.values.words).toBeUndefined();
		expect(read.problems).toEqual([{ field: "words", name }]);
	});

	it.each([
		["as long as it was typed", "x".repeat(21), "x".repeat(21)],
		["no longer than anybody would shorten", "x".repeat(5_000_000), "x".repeat(8_000)],
		["without the signs that nobody can read", "a\0b\r\nc\u000B", "ab\nc"],
	])("is given back to be mended, %s", (_how, words, shown) => {
		const read = readFields(new URLSearchParams({ words, choice: "yes" }), LIMITS);
		expect([read.values.words, read.typed]).toEqual([undefined, { choice: "yes", words: shown }]);
	});

	it("gives nothing back of what came twice", () => {
		expect(readFields(new URLSearchParams("words=a&words=b"), LIMITS).typed.words).toBeUndefined();
	});

	it("is refused with half a character", () => {
		const broken = { getAll: (field: string) => (field === "words" ? ["a\uD800b"] : []) };
		const read = readFields(Object.assign(new URLSearchParams(), broken), LIMITS);
		expect(read.problems).toEqual([{ field: "words", name: "control-characters" }]);
	});

	it("names every field that is wrong, in the order of the form", () => {
		const read = readFields(new URLSearchParams("words=%00&choice=a&choice=b"), LIMITS);
		expect(read.problems.map((problem) => problem.field)).toEqual(["choice", "words"]);
	});

	it("reaches nothing but its own fields with __proto__, constructor and brackets", () => {
		const sent = "__proto__=x&__proto__[choice]=yes&constructor[prototype]=y&choice[]=yes&choice[a]=yes";
		const read = readFields(new URLSearchParams(sent), LIMITS);
		const values = { choice: undefined, words: undefined };
		expect(read).toEqual({ values, typed: values, problems: [] });
		expect(Object.getPrototypeOf(read.values)).toBeNull();
		expect("choice" in {}).toBe(false);
	});

	it("even a field that is really called __proto__ is only a field", () => {
		const limits = JSON.parse('{"__proto__": 10}') as Record<"__proto__", number>;
		const read = readFields(new URLSearchParams("__proto__=x"), limits);
		expect(Object.entries(read.values)).toEqual([["__proto__", "x"]]);
	});

	it("never gives a longer text than the form allows, whatever is sent", () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom("choice", "words", "x"), fc.string({ unit: "binary" }))),
				(sent) => {
					const { values, problems } = readFields(new URLSearchParams(sent), LIMITS);
					expect(values.choice?.length ?? 0).toBeLessThanOrEqual(10);
					expect(values.words?.length ?? 0).toBeLessThanOrEqual(20);
					for (const { field } of problems) expect(values[field]).toBeUndefined();
				},
			),
		);
	});
});
