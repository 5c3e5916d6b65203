/**
 * The code in a patient's letter: 16 symbols of Crockford's base 32 (crockford.com/base32.html: no I, L, O, U), four
 * to find the letter (20 bits, no secret), eleven secret (55 bits) and a check symbol.
 *
 * The check is one parity symbol over the field of 32 elements (x⁵ + x² + 1, a Reed–Solomon code with one check).
 * Each place has its own weight, a power of x, and no two weights are equal in 16 places. So every single wrong
 * symbol is caught, and every two different symbols that change places, however far apart. A sum modulo 31 or 37 would
 * either miss the 32nd symbol or need symbols that are not in the alphabet.
 */
import { ok, type Result, refuse } from "./result.ts";
import { withoutGaps } from "./typed-text.ts";

const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LOOK_UP = 4;
const SECRET = 11;
const PAYLOAD = LOOK_UP + SECRET;
const WHOLE = PAYLOAD + 1;

/** A code without its check symbol. `lookUp` may be kept readable; of `secret` only a slow salted hash may be kept. */
export interface LetterCode {
	readonly lookUp: string;
	readonly secret: string;
}

export type LetterCodeRefusal = "code-missing" | "code-length" | "code-symbols" | "code-check";

/**
 * The code that was typed: capitals or not, with spaces or dashes, in full-width letters, O for 0 and I or L for 1.
 * `code-check` means a slip of the hand: no attempt was made, so nothing is counted.
 */
export function parseLetterCode(typed: string): Result<LetterCode, LetterCodeRefusal> {
	const plain = withoutGaps(typed);
	if (plain === "") return refuse("code-missing");
	if (!/^[0-9A-TV-Z]+$/i.test(plain)) return refuse("code-symbols");
	const code = plain.toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");
	if (code.length !== WHOLE) return refuse("code-length");
	const payload = code.slice(0, PAYLOAD);
	if (checkSymbol(payload) !== code[PAYLOAD]) return refuse("code-check");
	return ok({ lookUp: payload.slice(0, LOOK_UP), secret: payload.slice(LOOK_UP) });
}

/**
 * A new code from random bytes of a cryptographic source. 256 is a multiple of 32, so the low five bits of a byte
 * pick each symbol equally often. Two codes may share a look-up (one in 1,048,576): whoever stores it draws again.
 */
export function makeLetterCode(randomBytes: (n: number) => Uint8Array): LetterCode {
	const bytes = randomBytes(PAYLOAD);
	if (bytes.length !== PAYLOAD) throw new RangeError(`wanted ${PAYLOAD} random bytes, got ${bytes.length}`);
	const payload = Array.from(bytes, (byte) => SYMBOLS.charAt(byte % 32)).join("");
	return { lookUp: payload.slice(0, LOOK_UP), secret: payload.slice(LOOK_UP) };
}

/** The code with its check symbol as it is printed: four groups of four, with dashes. */
export function formatLetterCode(code: LetterCode): string {
	const payload = code.lookUp + code.secret;
	const whole = payload + checkSymbol(payload);
	return [whole.slice(0, 4), whole.slice(4, 8), whole.slice(8, 12), whole.slice(12)].join("-");
}

/** Horner's rule over the field. It starts at 1, so that a row of one repeated zero is not a code. */
function checkSymbol(payload: string): string {
	let sum = 1;
	for (const symbol of payload) sum = timesX(sum) ^ SYMBOLS.indexOf(symbol);
	return SYMBOLS.charAt(timesX(sum));
}

/** Multiplies an element of the field by x: x⁵ is x² + 1. */
function timesX(element: number): number {
	const doubled = element << 1;
	return doubled < 32 ? doubled : doubled ^ 0b100101;
}
