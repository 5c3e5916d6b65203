import { describe, expect, it } from "vitest";
import type { Result } from "#app/core/result.ts";
import {
	listOf,
	readAddressCell,
	readDateCell,
	readEmailCell,
	readFormatsCell,
	readLanguageCell,
	readPhoneCell,
} from "./patient-import-cells.ts";

function answer<Value>(read: Result<Value, string>): Value | string {
	return read.ok ? read.value : read.reason;
}

describe("a birth date in a file", () => {
	it.each([
		["1984-03-05", "1984-03-05"],
		["05/03/1984", "1984-03-05"],
		[" 5/3/1984 ", "1984-03-05"],
		["۱۹۸۴-۰۳-۰۵", "1984-03-05"],
		["", "date-missing"],
		["05.03.1984", "date-format"],
		["5 March 1984", "date-format"],
		["05/03/1984 00:00", "date-format"],
		["1984/03/05", "date-format"],
		["30742", "date-format"],
		["05/03/84", "date-year"],
		["03/25/1984", "date-not-real"],
		["2023-02-29", "date-not-real"],
		["2026-11-22", "date-in-future"],
		["1899-12-31", "date-too-long-ago"],
	])("%j is %s", (cell, day) => {
		expect(answer(readDateCell(cell, "2026-11-21"))).toBe(day);
	});
});

describe("an address in a file", () => {
	it.each([
		["12 High Street; Riverside; AB1 2CD", ["12 High Street", "Riverside", "AB1 2CD"]],
		["12 High Street\nRiverside\r\nAB1 2CD", ["12 High Street", "Riverside", "AB1 2CD"]],
		["Flat 2, 12 High Street;;  ;Riverside", ["Flat 2, 12 High Street", "Riverside"]],
		["", []],
		["x".repeat(500), ["x".repeat(500)]],
		["x".repeat(501), "address-too-long"],
		["12 High\u202EStreet", "address-direction"],
		["12 High\tStreet", "address-unreadable"],
		["12 High\rStreet", "address-unreadable"],
		["12 High\0Street", "address-unreadable"],
		["12 High \uD800", "address-unreadable"],
	])("%j is %j", (cell, lines) => {
		expect(answer<readonly string[]>(readAddressCell(cell))).toEqual(lines);
	});
});

describe("a language in a file", () => {
	it.each([
		["", null],
		["ur", "ur"],
		["EN-gb", "en-GB"],
		["zh-hant", "zh-Hant"],
		["Urdu", "language-not-a-tag"],
		["english", "language-not-a-tag"],
		["../../etc/passwd", "language-not-a-tag"],
		["__proto__", "language-not-a-tag"],
		["en-", "language-not-a-tag"],
		["en-a", "language-not-a-tag"],
		[`en${"-abcdefgh".repeat(50)}`, "language-not-a-tag"],
	])("%j is %j", (cell, tag) => {
		expect(answer(readLanguageCell(cell))).toBe(tag);
	});
});

describe("formats and services in a file", () => {
	it("are each named once, in any case", () => {
		expect(answer<readonly string[]>(readFormatsCell("Large-Print; email;email;"))).toEqual([
			"large-print",
			"email",
		]);
		expect(answer<readonly string[]>(readFormatsCell(""))).toEqual([]);
		expect(answer<readonly string[]>(readFormatsCell("large print"))).toBe("format-unknown");
		expect(listOf(" eye-clinic ;imaging; eye-clinic")).toEqual(["eye-clinic", "imaging"]);
	});
});

describe("an email address in a file", () => {
	it.each([
		["", null],
		[" sam.o'neill@riverside.example ", "sam.o'neill@riverside.example"],
		["sam", "email-not-real"],
		["sam@riverside", "email-not-real"],
		["sam@riverside.example\nBcc: all@riverside.example", "email-not-real"],
		["Sam <sam@riverside.example>", "email-not-real"],
		["sam@riverside.example,jo@riverside.example", "email-not-real"],
		[`${"s".repeat(250)}@riverside.example`, "email-not-real"],
	])("%j is %j", (cell, email) => {
		expect(answer(readEmailCell(cell))).toBe(email);
	});
});

describe("a phone number in a file", () => {
	it.each([
		["", null],
		["01632 960 001", "01632 960 001"],
		["+44 (0)1632  960-001", "+44 (0)1632 960-001"],
		["۰۱۶۳۲ ۹۶۰۰۰۱", "01632 960001"],
		["960", "phone-not-real"],
		["1".repeat(16), "phone-not-real"],
		["01632 960001 ext 5", "phone-not-real"],
		["+", "phone-not-real"],
		["(((((((", "phone-not-real"],
		["=01632960001", "phone-not-real"],
	])("%j is %j", (cell, phone) => {
		expect(answer(readPhoneCell(cell))).toBe(phone);
	});
});
