import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Place } from "#db/vault.ts";
import { blindIndex, blindIndexes, open, SealBroken, seal, unwrapKey, wrapKey } from "./seal.server.ts";

const KEY = randomBytes(32);
const OTHER_KEY = randomBytes(32);
const PLACE: Place = { table: "patients", row: "41", column: "family_name" };

describe("a sealed text", () => {
	it("opens as it was, in every script", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (text) => {
				expect(open(KEY, PLACE, seal(KEY, PLACE, text, randomBytes))).toBe(text);
			}),
		);
	});

	it("shows nothing of what is inside, and differs each time", () => {
		const [one, other] = [
			seal(KEY, PLACE, "Kowalska", randomBytes),
			seal(KEY, PLACE, "Kowalska", randomBytes),
		];
		expect(Buffer.from(one, "base64url").includes("Kowalska")).toBe(false);
		expect(one).not.toBe(other);
		expect(Buffer.from(one, "base64url")[0]).toBe(1);
	});

	it.each([
		["another table", { ...PLACE, table: "staff" }],
		["another patient's row", { ...PLACE, row: "42" }],
		["another column", { ...PLACE, column: "given_names" }],
		[
			"a place whose parts run together to the same letters",
			{ table: "patients4", row: "1", column: "family_name" },
		],
	])("does not open in %s", (_where, place) => {
		const sealed = seal(KEY, PLACE, "Kowalska", randomBytes);
		expect(() => open(KEY, place, sealed)).toThrow(SealBroken);
	});

	it("does not open with another key", () => {
		expect(() => open(OTHER_KEY, PLACE, seal(KEY, PLACE, "Kowalska", randomBytes))).toThrow(SealBroken);
	});

	it("does not open when any one bit was changed", () => {
		const bytes = Buffer.from(seal(KEY, PLACE, "Kowalska", randomBytes), "base64url");
		for (let bit = 0; bit < bytes.length * 8; bit++) {
			const changed = Buffer.from(bytes);
			changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			expect(() => open(KEY, PLACE, changed.toString("base64url"))).toThrow(SealBroken);
		}
	});

	it("does not open when it was cut short, at any length", () => {
		const sealed = seal(KEY, PLACE, "Kowalska", randomBytes);
		for (let length = 0; length < sealed.length; length++) {
			expect(() => open(KEY, PLACE, sealed.slice(0, length))).toThrow(SealBroken);
		}
	});

	it.each([
		"",
		"Kowalska",
		"AQ==",
		"💊",
		`${seal(KEY, PLACE, "x", randomBytes)}=`,
		` ${seal(KEY, PLACE, "x", randomBytes)}`,
	])("is not %j", (text) => {
		expect(() => open(KEY, PLACE, text)).toThrow(SealBroken);
	});

	it("tells nothing of its content or place when it does not open", () => {
		try {
			open(OTHER_KEY, PLACE, seal(KEY, PLACE, "Kowalska", randomBytes));
			expect.fail("it opened");
		} catch (broken) {
			expect(String(broken)).toBe("SealBroken: changed, moved, or sealed with another key");
		}
	});

	it("is not made of half a character, nor with a key or nonce of another length, nor with a key of zeros", () => {
		expect(() => seal(KEY, PLACE, "a\uD800", randomBytes)).toThrow(RangeError);
		expect(() => seal(randomBytes(16), PLACE, "a", randomBytes)).toThrow(RangeError);
		expect(() => seal(new Uint8Array(32), PLACE, "a", randomBytes)).toThrow(RangeError);
		expect(() => seal(KEY, PLACE, "a", () => randomBytes(8))).toThrow(RangeError);
	});

	it("opens in later versions of the portal as it was sealed by this one", () => {
		const key = Buffer.alloc(32, 7);
		const sealed = seal(key, PLACE, "Zażółć", () => Buffer.alloc(12, 9));
		expect(sealed).toBe("AQkJCQkJCQkJCQkJCX3kQSh9QwTjZOXSuJA7gDUM3dUEEHvw3RQX");
		expect(open(key, PLACE, sealed)).toBe("Zażółć");
	});
});

describe("a patient's key", () => {
	const master = randomBytes(32);
	const wrapped = wrapKey(master, "patient-a", KEY, randomBytes);

	it("comes back with the master key", () => {
		expect(Buffer.from(unwrapKey(master, "patient-a", wrapped))).toEqual(KEY);
	});

	it("does not come back for another patient, nor with another master key", () => {
		expect(() => unwrapKey(master, "patient-b", wrapped)).toThrow(SealBroken);
		expect(() => unwrapKey(OTHER_KEY, "patient-a", wrapped)).toThrow(SealBroken);
	});

	it("cannot be read as a sealed text, even with the key that wrapped it", () => {
		expect(() => open(master, { table: "patient-key", row: "patient-a", column: "" }, wrapped)).toThrow(
			SealBroken,
		);
	});

	it("is wrapped only when it is a key", () => {
		expect(() => wrapKey(master, "patient-a", randomBytes(31), randomBytes)).toThrow(RangeError);
	});
});

describe("a keyed hash to find a patient by", () => {
	it("is the same for the same value, and short enough for an index", () => {
		expect(blindIndex(KEY, "nhs-number", "9434765919")).toBe(blindIndex(KEY, "nhs-number", "9434765919"));
		expect(blindIndex(KEY, "nhs-number", "9434765919")).toMatch(/^[A-Za-z0-9_-]{43}$/);
	});

	it("differs by value, by kind and by key", () => {
		const all = [
			blindIndex(KEY, "nhs-number", "9434765919"),
			blindIndex(KEY, "nhs-number", "9434765918"),
			blindIndex(KEY, "name-and-birth-date", "9434765919"),
			blindIndex(OTHER_KEY, "nhs-number", "9434765919"),
		];
		expect(new Set(all).size).toBe(4);
	});

	it("stays the same from one version of the portal to the next, else nobody is found", () => {
		expect(blindIndex(Buffer.alloc(32, 7), "nhs-number", "9434765919")).toBe(
			"VAksn1HO9ZQH02Tbttx-4POh-uaYhQKiRjc98LhEJ3s",
		);
	});

	it("is the same one by one and of many, whatever their lengths", () => {
		const indexOf = blindIndexes(KEY, "nhs-number");
		const same = (value: string) => {
			expect(indexOf(value)).toBe(blindIndex(KEY, "nhs-number", value));
		};
		fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), same));
		for (const value of ["9434765919", "9434765918", "", "9434765919"]) same(value);
	});

	it("is not made with a key that is none", () => {
		expect(() => blindIndexes(new Uint8Array(32), "nhs-number")).toThrow(RangeError);
		expect(() => blindIndex(new Uint8Array(32), "nhs-number", "9434765919")).toThrow(RangeError);
	});
});
