import type { AppLoadContext } from "@remix-run/node";
import { TOTP } from "otpauth";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NOON } from "#tests/builders.ts";
import { openPortal, system, type TestPortal } from "#tests/portal.ts";
import { addStaff } from "../staff-account.store.server.ts";
import { action } from "./staff-sign-in.tsx";

const password = "correct horse battery";
const email = "rhian@riverside.example";

let portal: TestPortal;
let code: string;
beforeEach(async () => {
	portal = await openPortal();
	const { passwords } = portal.context(undefined, "/staff/sign-in");
	const account = {
		providerId: "riverside",
		name: "Rhian Price",
		email,
		role: "reception",
		password,
	} as const;
	const made = await addStaff(portal.db, passwords, system, account, NOON);
	if (!made.ok) throw new Error(made.reason);
	code = new TOTP({ secret: made.value.totpSecret }).generate({ timestamp: NOON.getTime() });
});
afterEach(() => portal.close());

function send(
	fields: Readonly<Record<string, string>>,
	context = portal.context(undefined, "/staff/sign-in"),
) {
	const body = new URLSearchParams(fields);
	const request = new Request("http://localhost:3000/staff/sign-in", { method: "POST", body });
	return action({ request, params: {}, context });
}

describe("signing in as staff", () => {
	it("gives the browser its session and leads to the page that was asked for", async () => {
		const to = "/staff/patients?q=9434765919";
		const response = await send({ email, password, code, to });
		expect(response.status).toBe(303);
		expect(response.headers.get("location")).toBe(to);
		expect(response.headers.get("set-cookie")).toMatch(/^sid=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax$/);
	});

	it.each(["https://elsewhere.example", "//elsewhere.example", "/en/my", "/staffroom"])(
		"never leads to %s",
		async (to) => {
			expect((await send({ email, password, code, to })).headers.get("location")).toBe("/staff");
		},
	);

	it("says one thing whatever does not match, and gives back the address but no secret", async () => {
		const wrong = [
			{ email, password: "wrong horse battery", code },
			{ email, password, code: "000000" },
			{ email: "nobody@riverside.example", password, code },
		];
		for (const fields of wrong) {
			const response = await send(fields);
			expect(response.status).toBe(422);
			expect(response.headers.get("set-cookie")).toBeNull();
			expect(await response.json()).toEqual({
				problems: [{ field: "email", name: "not-matched" }],
				email: fields.email,
			});
		}
	});

	it("names each field that is empty", async () => {
		const response = await send({ email: "", password: "", code: "" });
		const { problems } = (await response.json()) as { problems: { name: string }[] };
		expect(problems.map(({ name }) => name)).toEqual(["email-missing", "password-missing", "code-missing"]);
	});

	it("tries nothing while too many wait already", async () => {
		const busy = { wait: async () => false, failed: async () => {} };
		const context: AppLoadContext = { ...portal.context(undefined, "/staff/sign-in"), slowDown: busy };
		const response = await send({ email, password, code }, context);
		expect(await response.json()).toMatchObject({ problems: [{ name: "busy" }] });
		expect((await send({ email, password, code })).status).toBe(303);
	});

	it("slows down tries for one account, however its address is written", async () => {
		const waited: string[] = [];
		const failed: string[] = [];
		const context: AppLoadContext = {
			...portal.context(undefined, "/staff/sign-in"),
			slowDown: {
				wait: async (key: string, alike?: number) => {
					waited.push(`${key} ${alike}`);
					return true;
				},
				failed: async (key: string) => {
					failed.push(key);
				},
			},
		};
		await send({ email: " RHIAN@riverside.example", password: "wrong horse battery", code }, context);
		const pair = expect.stringMatching(/^staff:rhian@riverside\.example:\S+/);
		expect(waited).toEqual([pair, `staff:${email} undefined`]);
		expect(failed).toEqual([pair, `staff:${email}`]);
		expect(waited[0], "tries with one password, one by one").toMatch(/ 1$/);
		expect(waited.join()).not.toContain("horse");
	});
});
