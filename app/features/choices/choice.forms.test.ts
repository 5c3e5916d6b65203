import { describe, expect, it } from "vitest";
import { answerOf, isLanguageSwitch } from "./choice.forms.ts";

function sent(...fields: readonly (readonly [string, string | File])[]): FormData {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return form;
}

describe("the answer of a form", () => {
	it.each(["yes", "no", "unsure"] as const)("can be %s", (answer) => {
		expect(answerOf(sent(["choice", answer]))).toEqual({ ok: true, value: answer });
	});
	it("is not there when nothing was chosen", () => {
		expect(answerOf(sent())).toEqual({ ok: false, reason: "choose-one" });
		expect(answerOf(sent(["choice", ""]))).toEqual({ ok: false, reason: "choose-one" });
	});
	it("is never one of two", () => {
		expect(answerOf(sent(["choice", "yes"], ["choice", "yes"]))).toEqual({
			ok: false,
			reason: "choose-only-one",
		});
	});
	it.each(["__proto__", "constructor", "YES", "yes ", "true"])("is not %s", (value) => {
		expect(answerOf(sent(["choice", value])).ok).toBe(false);
	});
	it("is not in an array or a file", () => {
		expect(answerOf(sent(["choice[]", "yes"])).ok).toBe(false);
		expect(answerOf(sent(["choice", new File(["yes"], "yes")])).ok).toBe(false);
	});
});

describe("a language button", () => {
	it("is told from the main button", () => {
		expect(isLanguageSwitch(sent(["switch", "ur"]))).toBe(true);
		expect(isLanguageSwitch(sent(["choice", "yes"]))).toBe(false);
	});
});
