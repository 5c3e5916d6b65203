import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	formatNhsNumber,
	isTestNumber,
	parseNhsNumber,
	TEST_NHS_NUMBERS,
	testNhsNumber,
} from "./nhs-number.ts";

const anyTestNumber = fc.integer({ min: 0, max: TEST_NHS_NUMBERS - 1 }).map(testNhsNumber);

function reasonOf(typed: string): string {
	const read = parseNhsNumber(typed);
	return read.ok ? "read" : read.reason;
}

describe("an NHS number as a patient types it", () => {
	it.each([
		["as printed", "943 476 5919"],
		["without gaps", "9434765919"],
		["with dashes", "943-476-5919"],
		["pasted with hard spaces", "943\u00A0476\u00A05919"],
		["with space around", "  943 476 5919\n"],
		["in full-width digits", "９４３４７６５９１９"],
		["in Urdu digits", "۹۴۳ ۴۷۶ ۵۹۱۹"],
		["in Arabic digits", "٩٤٣٤٧٦٥٩١٩"],
		["in Hindi digits", "९४३४७६५९१९"],
	])("is read %s", (_how, typed) => {
		expect(parseNhsNumber(typed)).toEqual({ ok: true, value: "9434765919" });
	});

	it("is written in groups of 3, 3 and 4", () => {
		expect(formatNhsNumber("9434765919")).toBe("943 476 5919");
	});

	it("reads back from the groups it is printed in", () => {
		fc.assert(
			fc.property(anyTestNumber, (number) => {
				expect(parseNhsNumber(formatNhsNumber(number))).toEqual({ ok: true, value: number });
			}),
		);
	});
});

describe("an NHS number that cannot be right", () => {
	it.each([
		["nothing", "", "nhs-number-missing"],
		["only spaces and dashes", " \u00A0- ", "nhs-number-missing"],
		["nine digits", "943476591", "nhs-number-length"],
		["eleven digits", "94347659190", "nhs-number-length"],
		["ten thousand digits", "9".repeat(10_000), "nhs-number-length"],
		["a letter", "943476591O", "nhs-number-symbols"],
		["a full stop", "943.476.5919", "nhs-number-symbols"],
		["a superscript", "943476591⁹", "nhs-number-symbols"],
		["a number with a sign", "+9434765919", "nhs-number-symbols"],
		["a NUL", "9434765919\0", "nhs-number-symbols"],
		["another check digit", "9434765918", "nhs-number-check-digit"],
		["ten zeros", "0000000000", "nhs-number-check-digit"],
	])("is refused by name: %s", (_what, typed, reason) => {
		expect(reasonOf(typed)).toBe(reason);
	});

	it("is refused with every last digit where the check comes to 10", () => {
		for (let last = 0; last <= 9; last++) expect(reasonOf(`999000000${last}`)).toBe("nhs-number-check-digit");
	});

	it("is refused when one digit is mistyped", () => {
		fc.assert(
			fc.property(anyTestNumber, fc.nat(9), fc.integer({ min: 1, max: 9 }), (number, place, off) => {
				const wrong = (Number(number[place]) + off) % 10;
				expect(reasonOf(number.slice(0, place) + wrong + number.slice(place + 1))).toBe(
					"nhs-number-check-digit",
				);
			}),
		);
	});

	it("is refused when two neighbouring digits change places", () => {
		fc.assert(
			fc.property(anyTestNumber, fc.nat(8), (number, place) => {
				const [a, b] = [number[place], number[place + 1]];
				fc.pre(a !== b);
				expect(reasonOf(number.slice(0, place) + b + a + number.slice(place + 2))).toBe(
					"nhs-number-check-digit",
				);
			}),
		);
	});
});

describe("the numbers for tests", () => {
	it("are all different, all valid and all from 999", () => {
		const made = new Set<string>();
		for (let n = 0; n < TEST_NHS_NUMBERS; n += 7) {
			const number = testNhsNumber(n);
			if (!parseNhsNumber(number).ok || !isTestNumber(number)) expect.fail(`${n} gave ${number}`);
			made.add(number);
		}
		expect(made.size).toBe(Math.ceil(TEST_NHS_NUMBERS / 7));
	});

	it("end where the range ends", () => {
		expect(testNhsNumber(TEST_NHS_NUMBERS - 1)).toMatch(/^99999999\d\d$/);
		for (const n of [-1, TEST_NHS_NUMBERS, 0.5, Number.NaN])
			expect(() => testNhsNumber(n)).toThrow(RangeError);
	});

	it("are told from a patient's number", () => {
		expect(isTestNumber("9434765919")).toBe(false);
	});
});
