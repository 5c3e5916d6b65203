import { describe, expect, it } from "vitest";
import { endOfPhoneNumber, readPhoneNumber } from "./phone-number.ts";

describe("a phone number", () => {
	it.each([
		["01632 960 111", "01632960111"],
		["(01632) 960-111", "01632960111"],
		["+44 (0)7700 900123", "+447700900123"],
		["+48 601 234 567", "+48601234567"],
		["0048 601.234.567", "0048601234567"],
		["٠٧٧٠٠ ٩٠٠١٢٣", "07700900123"],
		["\u202d07700 900123\u202c", "07700900123"],
	])("is read as people write it: %s", (typed, read) => {
		expect(readPhoneNumber(typed)).toBe(read);
	});

	it.each([
		["letters", "my mother's phone"],
		["letters among the digits", "0163x 960111"],
		["too few digits", "999"],
		["too many digits", "1".repeat(16)],
		["300 characters", "1".repeat(300)],
		["a number that is dear to call", "0906 123 4567"],
		["the same with its country", "+44 906 123 4567"],
		["two numbers", "01632 960111, 07700 900123"],
		["a plus in its middle", "0163+2960111"],
		["nothing", ""],
	])("is none where it has %s", (_what, typed) => {
		expect(readPhoneNumber(typed)).toBeUndefined();
	});

	it("is known by its last three digits, however it is written", () => {
		expect(endOfPhoneNumber("01632 960 1-11")).toBe("111");
	});
});
