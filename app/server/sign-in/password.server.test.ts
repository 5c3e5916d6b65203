import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makePasswords } from "./password.server.ts";

const SALT = Buffer.from("0123456789abcdef");

async function hashOf(password: string, salt: Uint8Array = SALT): Promise<string> {
	const hash = await makePasswords().hashPassword(password, salt);
	if (!hash.ok) throw new Error(hash.reason);
	return hash.value;
}

describe("a password of staff", () => {
	const passwords = makePasswords();

	it("is known again", async () => {
		const kept = await hashOf("correct horse battery staple", randomBytes(16));
		expect(await passwords.verifyPassword("correct horse battery staple", kept)).toEqual({
			ok: true,
			value: true,
		});
	});

	it.each([
		"correct horse battery stapl",
		"Correct horse battery staple",
		"correct horse battery staple ",
		"",
	])("is not %j", async (wrong) => {
		const kept = await hashOf("correct horse battery staple");
		expect(await passwords.verifyPassword(wrong, kept)).toEqual({ ok: false, reason: "password-wrong" });
	});

	it("is kept as argon2id with 19 MiB, 2 passes, 1 lane and 32 bytes, and not readable", async () => {
		const kept = await hashOf("hunter2-hunter2");
		expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
		expect(kept).not.toContain("hunter2");
	});

	it("is kept so that the reference implementation of argon2 agrees", async () => {
		// Made with libargon2 20171227, argon2id_hash_encoded, from the same words and salt.
		const reference =
			"$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$2UmUdCsWX1wmXjHeku63mRzt1tJSo0L5C3ltSu46Fr4";
		expect(await hashOf("Zażółć gęślą jaźń")).toBe(reference);
	});

	it("is kept differently for two people who chose the same", async () => {
		expect(await hashOf("the same words", randomBytes(16))).not.toBe(
			await hashOf("the same words", randomBytes(16)),
		);
	});

	it("may be typed on a keyboard that makes an accented letter from two", async () => {
		const kept = await hashOf("caf\u00e9 au lait");
		expect((await passwords.verifyPassword("cafe\u0301 au lait", kept)).ok).toBe(true);
	});

	it("is right for nobody where nobody is known by that name", async () => {
		expect(await passwords.verifyPassword("", undefined)).toEqual({ ok: false, reason: "password-wrong" });
	});

	it("costs the same work where nobody is known by that name: it stands in the line", async () => {
		const short = makePasswords(0);
		const answers = await Promise.all([
			short.verifyPassword("a", undefined),
			short.verifyPassword("b", undefined),
		]);
		expect(answers.map((answer) => answer.ok || answer.reason)).toEqual(["password-wrong", "busy"]);
	});

	it.each([
		["nothing", ""],
		["the password itself", "correct horse battery staple"],
		[
			"another algorithm",
			"$argon2i$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY",
		],
		[
			"a setting that eats the memory",
			"$argon2id$v=19$m=9999999,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY",
		],
		[
			"no lanes",
			"$argon2id$v=19$m=19456,t=2,p=0$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY",
		],
	])("is a surprise, not a wrong password, where %s was kept", async (_what, kept) => {
		await expect(passwords.verifyPassword("x", kept)).rejects.toThrow("not an argon2id hash");
	});

	it("is not hashed with a short salt", async () => {
		await expect(passwords.hashPassword("x", randomBytes(15))).rejects.toThrow(RangeError);
	});
});

describe("a flood of sign-ins", () => {
	it("is served in turn as far as the line goes, and the rest is told that we are busy", async () => {
		const passwords = makePasswords();
		const answers = await Promise.all(Array.from({ length: 30 }, () => passwords.argon2Of("secret", SALT)));
		expect(answers.map((answer) => (answer.ok ? "served" : answer.reason))).toEqual([
			...Array<string>(21).fill("served"),
			...Array<string>(9).fill("busy"),
		]);
		expect((await passwords.argon2Of("secret", SALT)).ok).toBe(true);
	});

	it("never makes a wrong password right", async () => {
		const passwords = makePasswords(0);
		const kept = await hashOf("right");
		const answers = await Promise.all(
			["wrong", "right"].map((typed) => passwords.verifyPassword(typed, kept)),
		);
		expect(answers).toEqual([
			{ ok: false, reason: "password-wrong" },
			{ ok: false, reason: "busy" },
		]);
	});
});
