import { describe, expect, it } from "vitest";
import { readReference } from "./reference.ts";

describe("a reference", () => {
	it.each(["7K2M-01QX-9ABC", "7k2m 01qx 9abc", "7K2MO1QX9ABC", " 7k2m–Olqx–9abc "])(
		"is read from %j",
		(typed) => {
			expect(readReference(typed)).toBe("7K2M-01QX-9ABC");
		},
	);

	it.each(["", "7K2M-01QX-9AB", "7K2M-01QX-9ABCD", "7K2M-01QX-9AB%", "7K2U-01QX-9ABC"])(
		"is not %j",
		(typed) => {
			expect(readReference(typed)).toBeUndefined();
		},
	);
});
