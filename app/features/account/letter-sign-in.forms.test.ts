import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatLetterCode } from "#app/core/letter-code.ts";
import { readLetterSignIn } from "./letter-sign-in.forms.ts";

const TODAY = "2026-11-21";
const CODE = { lookUp: "7Q2K", secret: "0123456789A" };
const GOOD = { code: formatLetterCode(CODE), day: "5", month: "3", year: "1984" };

/** What is wrong, as "field: name", or "read". */
function answerTo(form: URLSearchParams | FormData): string[] {
	const read = readLetterSignIn(form, TODAY);
	return "values" in read ? ["read"] : read.problems.map(({ field, name }) => `${field}: ${name}`);
}

function sent(changes: Record<string, string | undefined>): URLSearchParams {
	const fields = Object.entries({ ...GOOD, ...changes });
	return new URLSearchParams(fields.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])));
}

describe("coming in with a letter", () => {
	it("takes the code and the date of birth, and says nothing about help where nothing was said", () => {
		expect(readLetterSignIn(sent({}), TODAY)).toEqual({
			values: { code: CODE, birthDate: "1984-03-05", shared: false, helped: null, to: undefined },
		});
	});

	it("takes a shared computer, help and the page to go on to", () => {
		const read = readLetterSignIn(
			sent({ shared: "on", helped: "yes", to: "/en/my/tools/eye-scan-reader" }),
			TODAY,
		);
		expect(read).toMatchObject({
			values: { shared: true, helped: true, to: "/en/my/tools/eye-scan-reader" },
		});
		expect(readLetterSignIn(sent({ helped: "no" }), TODAY)).toMatchObject({ values: { helped: false } });
	});

	it.each(["//evil", "/\\evil", "/%2f/evil", "https:evil", "/\t/evil", ""])("never goes on to %j", (to) => {
		expect(readLetterSignIn(sent({ to }), TODAY)).toMatchObject({ values: { to: undefined } });
	});
});

describe("a sign-in that cannot be taken", () => {
	it.each([
		[
			"an empty form",
			{ code: undefined, day: undefined, month: undefined, year: undefined },
			["code: code-missing", "day: date-missing"],
		],
		["a code with a slip", { code: GOOD.code.replace("7Q", "Q7") }, ["code: code-check"]],
		["a code that is too short", { code: GOOD.code.slice(0, 14) }, ["code: code-length"]],
		["a code of 10 kB", { code: "A".repeat(10_000) }, ["code: too-long"]],
		["a code with a NUL", { code: `${GOOD.code}\0` }, ["code: control-characters"]],
		["a day that does not exist", { day: "31", month: "4" }, ["day: date-not-real"]],
		["both wrong", { code: "U", year: "84" }, ["code: code-symbols", "year: date-year"]],
		["a box ticked with another value", { shared: "yes" }, ["shared: shared-unknown"]],
		["an answer about help that was not offered", { helped: "__proto__" }, ["helped: helped-unknown"]],
		["an empty answer about help", { helped: "" }, ["helped: helped-unknown"]],
	])("is refused by name: %s", (_what, changes, problems) => {
		expect(answerTo(sent(changes))).toEqual(problems);
	});

	it.each(["code", "day", "month", "year", "shared", "helped", "to"])(
		"is refused when %s comes twice",
		(field) => {
			const form = sent({ shared: "on", helped: "no", to: "/en" });
			form.append(field, "1");
			expect(answerTo(form)).toEqual([`${field}: sent-twice`]);
		},
	);

	it("is refused with a file for a code", () => {
		const form = new FormData();
		for (const [name, text] of Object.entries(GOOD)) if (name !== "code") form.append(name, text);
		form.append("code", new File([GOOD.code], "code.txt"));
		expect(answerTo(form)).toEqual(["code: not-text"]);
	});

	it("does not take a code from a list or an object", () => {
		const form = sent({ code: undefined });
		form.append("code[]", GOOD.code);
		form.append("code[0]", GOOD.code);
		form.append("__proto__[code]", GOOD.code);
		expect(answerTo(form)).toEqual(["code: code-missing"]);
	});

	it("has a name for everything, whatever is sent", () => {
		const field = fc.constantFrom(
			"code",
			"day",
			"month",
			"year",
			"shared",
			"helped",
			"to",
			"__proto__",
			"constructor",
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(field, fc.string({ unit: "binary" }))), (fields) => {
				for (const answer of answerTo(new URLSearchParams(fields)))
					expect(answer).toMatch(/^[a-z]+: [a-z-]+$/);
			}),
		);
	});
});
