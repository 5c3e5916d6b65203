/**
 * The NHS number: nine digits and a check digit.
 * Source: NHS Data Model and Dictionary, data element NHS NUMBER (ten digits, modulus 11, weights 10 to 2, a result of
 * 11 is written 0, a number whose result is 10 is never issued).
 */
import { ok, type Result, refuse } from "./result.ts";
import { withoutGaps } from "./typed-text.ts";

export type NhsNumberRefusal =
	| "nhs-number-missing"
	| "nhs-number-length"
	| "nhs-number-symbols"
	| "nhs-number-check-digit";

/** How many different numbers `testNhsNumber` can make. */
export const TEST_NHS_NUMBERS = 900_000;

/**
 * The ten digits of what was typed, in any of our readers' digits, with spaces or dashes between.
 * Ten zeros satisfy the arithmetic but are what systems write for "none": refused like a wrong check digit.
 */
export function parseNhsNumber(typed: string): Result<string, NhsNumberRefusal> {
	// A list has a million of them, nearly all of ten digits and nothing else.
	const digits = /^[0-9]{10}$/.test(typed) ? typed : withoutGaps(typed);
	if (digits === "") return refuse("nhs-number-missing");
	if (!/^[0-9]+$/.test(digits)) return refuse("nhs-number-symbols");
	if (digits.length !== 10) return refuse("nhs-number-length");
	if (digits === "0000000000" || checkDigit(digits) !== Number(digits[9]))
		return refuse("nhs-number-check-digit");
	return ok(digits);
}

/** What the tenth digit must be, from the first nine; 10 means that the number is never issued. */
function checkDigit(digits: string): number {
	let sum = 0;
	for (let place = 0; place < 9; place++) sum += Number(digits[place]) * (10 - place);
	return (11 - (sum % 11)) % 11;
}

/** For reading and print: 943 476 5919. Takes the ten digits that `parseNhsNumber` gave. */
export function formatNhsNumber(digits: string): string {
	return `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
}

/** Numbers from 999 are kept for tests and belong to nobody. */
export function isTestNumber(digits: string): boolean {
	return digits.startsWith("999");
}

/**
 * The n-th number of the test range, each n another number, n from 0 to 899,999. Among the ten numbers that share
 * their first eight digits at most one has no check digit, so nine of them always can be used.
 */
export function testNhsNumber(n: number): string {
	if (!Number.isInteger(n) || n < 0 || n >= TEST_NHS_NUMBERS) throw new RangeError(`no test number ${n}`);
	const eight = `999${String(Math.floor(n / 9)).padStart(5, "0")}`;
	const usable = Array.from({ length: 10 }, (_, ninth) => `${eight}${ninth}`).filter(
		(nine) => checkDigit(nine) < 10,
	);
	const nine = usable[n % 9];
	return `${nine}${checkDigit(`${nine}`)}`;
}
