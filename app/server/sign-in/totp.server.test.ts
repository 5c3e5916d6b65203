import { randomBytes } from "node:crypto";
import { Secret, URI } from "otpauth";
import { describe, expect, it } from "vitest";
import { checkTotp, newTotpSecret, totpUri } from "./totp.server.ts";

/** The secret of RFC 6238, appendix B, whose table has eight digits: ours are its last six. */
const SECRET = Secret.fromLatin1("12345678901234567890").base32;
const at = (seconds: number) => new Date(seconds * 1000);

describe("a code of an authenticator app", () => {
	it.each([
		[59, "287082"],
		[1_111_111_109, "081804"],
		[1_111_111_111, "050471"],
		[1_234_567_890, "005924"],
		[2_000_000_000, "279037"],
		[20_000_000_000, "353130"],
	])("is that of RFC 6238 at second %i", (seconds, code) => {
		expect(checkTotp(SECRET, code, at(seconds), null)).toEqual({
			ok: true,
			value: { step: Math.floor(seconds / 30) },
		});
	});

	it("counts in the step before and the step after its own, and no longer", () => {
		const answers = [-60, -30, 0, 30, 60].map(
			(away) => checkTotp(SECRET, "005924", at(1_234_567_890 + away), null).ok,
		);
		expect(answers).toEqual([false, true, true, true, false]);
	});

	it("counts once", () => {
		const first = checkTotp(SECRET, "005924", at(1_234_567_890), null);
		if (!first.ok) expect.fail(first.reason);
		for (const later of [0, 5, 29]) {
			expect(checkTotp(SECRET, "005924", at(1_234_567_890 + later), first.value.step)).toEqual({
				ok: false,
				reason: "totp-used",
			});
		}
	});

	it("does not count once a newer one was used", () => {
		const older = Math.floor(1_234_567_890 / 30);
		expect(checkTotp(SECRET, "005924", at(1_234_567_890 + 30), older + 1)).toEqual({
			ok: false,
			reason: "totp-used",
		});
	});

	it("counts after an older one was used", () => {
		expect(checkTotp(SECRET, "005924", at(1_234_567_890), Math.floor(1_234_567_890 / 30) - 1).ok).toBe(true);
	});

	it("may be typed in two groups or in other digits", () => {
		for (const typed of ["005 924", " 005-924 ", "００５９２４", "۰۰۵۹۲۴"]) {
			expect(checkTotp(SECRET, typed, at(1_234_567_890), null).ok).toBe(true);
		}
	});

	it.each(["", "5924", "0059240", "89005924", "005925", "00592x", "0059.24", "-05924"])(
		"is not %j",
		(typed) => {
			expect(checkTotp(SECRET, typed, at(1_234_567_890), null)).toEqual({ ok: false, reason: "totp-wrong" });
		},
	);

	it("is checked in the first step of all, which has none before it", () => {
		expect(checkTotp(SECRET, "755224", at(0), null)).toEqual({ ok: true, value: { step: 0 } });
	});
});

describe("a new secret", () => {
	it("has 160 bits in base32 and is another one each time", () => {
		const secrets = Array.from({ length: 50 }, () => newTotpSecret(randomBytes));
		for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
		expect(new Set(secrets).size).toBe(50);
	});

	it("is made of just the bytes it was given", () => {
		expect(newTotpSecret(() => Buffer.from("12345678901234567890"))).toBe(SECRET);
	});

	it("is not made of too few", () => {
		expect(() => newTotpSecret(() => new Uint8Array(10))).toThrow(RangeError);
	});

	it("comes to the app with the names as they are", () => {
		const read = URI.parse(totpUri(SECRET, "Riverside Health", "sam.o'neill@riverside.example"));
		expect(read).toMatchObject({
			issuer: "Riverside Health",
			label: "sam.o'neill@riverside.example",
			digits: 6,
			period: 30,
		});
		expect(read.secret.base32).toBe(SECRET);
	});
});
