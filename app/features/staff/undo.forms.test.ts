import { describe, expect, it } from "vitest";
import { readUndo } from "./undo.forms.ts";

const once = "0123456789abcdef0123456789abcdef";

function read(...fields: readonly (readonly [string, string])[]) {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return readUndo(form);
}

describe("taking back at the desk", () => {
	it.each(["phone", "paper", "in-person", "letter"])("is read with how the patient said it: %s", (way) => {
		expect(read(["way", way], ["once", once])).toEqual({ ok: true, value: { way, once } });
	});

	it.each([
		["no way", [["once", once]], "way-missing"],
		[
			"the patient's own hand, which staff never have",
			[
				["way", "online"],
				["once", once],
			],
			"way-missing",
		],
		[
			"two ways",
			[
				["way", "phone"],
				["way", "phone"],
				["once", once],
			],
			"way-missing",
		],
		["no key", [["way", "phone"]], "key-missing"],
		[
			"a key that is none",
			[
				["way", "phone"],
				["once", "x"],
			],
			"key-missing",
		],
	] as const)("is refused with %s", (_what, fields, reason) => {
		expect(read(...fields)).toEqual({ ok: false, reason });
	});
});
