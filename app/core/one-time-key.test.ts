import { describe, expect, it } from "vitest";
import { oneTimeKeyOf } from "./one-time-key.ts";

const KEY = "0123456789abcdef0123456789abcdef";

function sent(...keys: readonly string[]): FormData {
	const form = new FormData();
	for (const key of keys) form.append("once", key);
	return form;
}

describe("a one-time key", () => {
	it("is read as it was sent", () => {
		expect(oneTimeKeyOf(sent(KEY))).toBe(KEY);
	});

	it.each([
		["is missing", []],
		["came twice", [KEY, KEY]],
		["was cut", [KEY.slice(1)]],
		["has something after it", [`${KEY}\n`]],
		["is no key", ["__proto__"]],
	])("that %s is none", (_what, keys) => {
		expect(oneTimeKeyOf(sent(...keys))).toBeUndefined();
	});

	it("that is a file is none", () => {
		const form = new FormData();
		form.append("once", new File([KEY], KEY));
		expect(oneTimeKeyOf(form)).toBeUndefined();
	});
});
