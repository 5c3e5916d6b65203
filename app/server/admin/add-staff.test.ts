import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Installation, withTools } from "#tests/admin.ts";

let here: Installation;
beforeAll(() => {
	here = withTools();
});
afterAll(() => here.remove());

const add = (
	email: string,
	input: string,
	over: Readonly<Record<string, string>> = {},
	more: readonly string[] = [],
) => {
	const options = { provider: "riverside", name: "Jo Price", email, role: "reception", ...over };
	return here.admin(
		["add-staff", ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]), ...more],
		input,
	);
};

describe("a new account of staff", () => {
	it("has the password that was typed, which is not shown again, and a secret that is shown once", () => {
		const ran = add("jo@riverside.example", "correct horse battery\n");
		expect([ran.status, ran.err]).toEqual([0, ""]);
		expect(ran.out).not.toContain("horse");
		expect(ran.out).toMatch(/Secret for the authenticator app: [A-Z2-7]{32}\n/);
		expect(ran.out).toMatch(/otpauth:\/\/totp\/Riverside%20Health:jo%40riverside\.example\?/);
		expect(JSON.stringify(here.rows("SELECT * FROM staff"))).not.toContain("horse");
	});

	it("gets a password where none is typed", () => {
		for (const [at, input] of ["\n", ""].entries()) {
			const ran = add(`made${at}@riverside.example`, input);
			expect([ran.status, /^Password: ([0-9A-Z-]{14})$/m.test(ran.out)]).toEqual([0, true]);
		}
	});

	it("may come by OpenID for seven days where the operator says so", () => {
		const invited = () =>
			here.rows("SELECT open_id_until FROM staff WHERE email = 'invited@riverside.example'");
		const ran = add("invited@riverside.example", "correct horse battery\n", {}, ["--openid"]);
		expect([ran.status, ran.err]).toEqual([0, ""]);
		const [until] = invited().map((row) => Number(Object.values(row as object)[0]));
		const days = ((until ?? 0) - Date.now()) / 86_400_000;
		expect([days > 6.9, days <= 7]).toEqual([true, true]);
	});

	it.each([
		[
			"an address that somebody has",
			"jo@riverside.example",
			"correct horse battery\n",
			{},
			/somebody has an account/,
		],
		["what is no address", "jo", "correct horse battery\n", {}, /not an e-mail address/],
		[
			"a provider that is not here",
			"a@b.example",
			"correct horse battery\n",
			{ provider: "moon" },
			/no such provider/,
		],
		[
			"a role that is none",
			"a@b.example",
			"correct horse battery\n",
			{ role: "boss" },
			/reception, clinician, lead/,
		],
		["a short password", "a@b.example", "horse\n", {}, /fewer than 12/],
		["an empty name", "a@b.example", "correct horse battery\n", { name: " " }, /--name is empty/],
	])("is not made with %s", (_what, email, input, over, words) => {
		const before = here.rows("SELECT 1 FROM staff").length;
		const ran = add(email, input, over);
		expect([ran.status, ran.out]).toEqual([1, ""]);
		expect(ran.err).toMatch(words);
		expect(here.rows("SELECT 1 FROM staff").length).toBe(before);
	});
});
