/** A phone number as people type it, here or in another country, that a person can call. */
import { trimmedAscii } from "./typed-text.ts";

/** Signs that people put between the digits. */
const BETWEEN = /[\s().\p{Pd}\u2212/]/gu;

/** E.164 has 15 digits at most. The shortest that is no service number has 7. */
const NUMBER = /^\+?\d{7,15}$/;

/** UK numbers that cost whoever calls a lot (Ofcom: 09), so that nobody makes staff call one. */
const COSTLY = /^(?:0|\+44|0044)9/;

/** The digits, with the plus of a number that has its country; undefined where nobody can call it. */
export function readPhoneNumber(typed: string): string | undefined {
	const digits = trimmedAscii(typed).replace("(0)", "").replace(BETWEEN, "");
	return NUMBER.test(digits) && !COSTLY.test(digits) ? digits : undefined;
}

/** The last three digits: enough to know one's own number by, and too few to call it. */
export function endOfPhoneNumber(number: string): string {
	return trimmedAscii(number).replace(/\D/g, "").slice(-3);
}
