import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatLetterCode, makeLetterCode, parseLetterCode } from "./letter-code.ts";

const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Random bytes that are the same on every run: SHA-256 of a seed and a counter. */
function seededBytes(seed: string): (n: number) => Uint8Array {
	let drawn = 0;
	return (n) => createHash("sha256").update(`${seed}/${drawn++}`).digest().subarray(0, n);
}

/** The 16 symbols of a code that random bytes make, without dashes. */
const anyWhole = fc
	.uint8Array({ minLength: 15, maxLength: 15 })
	.map((bytes) => formatLetterCode(makeLetterCode(() => bytes)).replaceAll("-", ""));

function reasonOf(typed: string): string {
	const read = parseLetterCode(typed);
	return read.ok ? "read" : read.reason;
}

describe("the code of a letter", () => {
	it("is printed in four groups of four", () => {
		expect(formatLetterCode(makeLetterCode(seededBytes("print")))).toMatch(
			/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/,
		);
	});

	it("keeps its check symbol, so that letters already posted stay good", () => {
		expect(formatLetterCode({ lookUp: "0123", secret: "456789ABCDE" })).toBe("0123-4567-89AB-CDEZ");
	});

	it("reads back as what was printed", () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 15, maxLength: 15 }), (bytes) => {
				const code = makeLetterCode(() => bytes);
				expect(parseLetterCode(formatLetterCode(code))).toEqual({ ok: true, value: code });
			}),
		);
	});

	it("is refused by its maker without enough randomness", () => {
		expect(() => makeLetterCode(() => new Uint8Array(14))).toThrow(RangeError);
	});
});

describe("a code as a patient types it", () => {
	const printed = formatLetterCode({ lookUp: "01AB", secret: "10QRSTVWXYZ" });

	it.each([
		["in small letters", (code: string) => code.toLowerCase()],
		["without dashes", (code: string) => code.replaceAll("-", "")],
		["with spaces, and more around", (code: string) => `  ${code.replaceAll("-", "  ")}\n`],
		["with long dashes", (code: string) => code.replaceAll("-", "–")],
		["with a letter O for each 0", (code: string) => code.replaceAll("0", "o")],
		["with a capital I for each 1", (code: string) => code.replaceAll("1", "I")],
		["with a small L for each 1", (code: string) => code.replaceAll("1", "l")],
		[
			"in full-width letters",
			(code: string) => code.replace(/[0-9A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
		],
		[
			"in Urdu digits",
			(code: string) => code.replace(/[0-9]/g, (c) => String.fromCharCode(0x06f0 + Number(c))),
		],
		["copied from a page that is read from right to left", (code: string) => `\u2066${code}\u2069`],
	])("is read %s", (_how, typedFrom) => {
		expect(parseLetterCode(typedFrom(printed))).toEqual({
			ok: true,
			value: { lookUp: "01AB", secret: "10QRSTVWXYZ" },
		});
	});

	it.each([
		["nothing", "", "code-missing"],
		["only dashes", " - - - ", "code-missing"],
		["15 symbols", "0123-4567-89AB-CDE", "code-length"],
		["17 symbols", "0123-4567-89AB-CDEZ-0", "code-length"],
		["ten thousand symbols", "0".repeat(10_000), "code-length"],
		["a U, which is in no code", "U123-4567-89AB-CDEZ", "code-symbols"],
		["a full stop", "0123.4567.89AB.CDEZ", "code-symbols"],
		["a German ß, whose capital is two letters", "0123-4567-89AB-CDß", "code-symbols"],
		["an emoji", "0123-4567-89AB-CDE😀", "code-symbols"],
		["a letter that only looks Latin", "0123-4567-89АB-CDEZ", "code-symbols"],
		["another check symbol", "0123-4567-89AB-CDEY", "code-check"],
		["sixteen zeros", "0000-0000-0000-0000", "code-check"],
	])("is refused by name: %s", (_what, typed, reason) => {
		expect(reasonOf(typed)).toBe(reason);
	});
});

describe("a slip of the hand", () => {
	it("in one symbol is always caught, whichever symbol and whichever other", () => {
		fc.assert(
			fc.property(anyWhole, (whole) => {
				for (let place = 0; place < 16; place++) {
					for (const other of SYMBOLS) {
						if (other === whole[place]) continue;
						const slip = whole.slice(0, place) + other + whole.slice(place + 1);
						if (reasonOf(slip) !== "code-check") expect.fail(`${slip} for ${whole}`);
					}
				}
			}),
			{ numRuns: 300 },
		);
	});

	it("that swaps two different symbols is always caught, next to each other or not", () => {
		fc.assert(
			fc.property(anyWhole, fc.nat(15), fc.nat(15), (whole, one, other) => {
				fc.pre(whole[one] !== whole[other]);
				const slip = Array.from(whole);
				[slip[one], slip[other]] = [`${whole[other]}`, `${whole[one]}`];
				expect(reasonOf(slip.join(""))).toBe("code-check");
			}),
			{ numRuns: 5000 },
		);
	});

	it("that swaps one symbol with the next is caught in each of its 15 places", () => {
		const whole = "0123456789ABCDEZ";
		expect(reasonOf(whole)).toBe("read");
		for (let place = 0; place < 15; place++) {
			const slip = whole.slice(0, place) + whole[place + 1] + whole[place] + whole.slice(place + 2);
			expect(reasonOf(slip)).toBe("code-check");
		}
	});
});

describe("a hundred thousand codes", () => {
	const codes = Array.from({ length: 100_000 }, (_, n) => makeLetterCode(seededBytes(`code ${n}`)));

	it("hold no two the same", () => {
		expect(new Set(codes.map(formatLetterCode)).size).toBe(100_000);
	});

	it("use every symbol equally often in every place", () => {
		for (let place = 0; place < 15; place++) {
			const seen = new Map<string, number>();
			for (const { lookUp, secret } of codes) {
				const symbol = (lookUp + secret).charAt(place);
				seen.set(symbol, (seen.get(symbol) ?? 0) + 1);
			}
			const expected = codes.length / 32;
			let chiSquare = 0;
			for (const symbol of SYMBOLS) chiSquare += ((seen.get(symbol) ?? 0) - expected) ** 2 / expected;
			// 31 degrees of freedom: one fair source in a hundred thousand passes 75.
			expect(chiSquare).toBeLessThan(75);
		}
	});

	it("use every symbol as their check", () => {
		expect(new Set(codes.map((code) => formatLetterCode(code).at(-1))).size).toBe(32);
	});
});
