import type { AppLoadContext } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refuse } from "#app/core/result.ts";
import { openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { action as add } from "./new-colleague.tsx";
import { loader as back } from "./staff-openid-back.ts";
import { loader as out } from "./staff-openid-out.ts";
import { loader as start } from "./staff-openid-start.ts";
import { action as changePassword, loader as passwordPage } from "./staff-password.tsx";
import { action as signIn, loader as signInPage } from "./staff-sign-in.tsx";

const lead = { ...rhian, staffId: "lead", staffRole: "lead" } as const;

/** A provider that cannot be reached: these pages are about what is open without it. */
const away = {
	issuer: "https://id.example",
	name: "Trust ID",
	second: { acr: [], amr: ["mfa"] },
	begin: async () => refuse("away"),
	end: async () => ({ flow: undefined, came: refuse("refused") }),
	signOut: async () => undefined,
} as const;

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
	await portal.addStaff(lead);
});
afterEach(() => portal.close());

function given(path: string, only: boolean | undefined, actor?: typeof lead): AppLoadContext {
	const staffOpenId = only === undefined ? undefined : { ...away, only };
	return { ...portal.context(actor, path), staffOpenId };
}
const asked = (path: string, context: AppLoadContext) => ({
	request: new Request(`http://localhost:3000${path}`),
	params: {},
	context,
});
const sent = (path: string, fields: Record<string, string>, context: AppLoadContext) => ({
	request: new Request(`http://localhost:3000${path}`, { method: "POST", body: new URLSearchParams(fields) }),
	params: {},
	context,
});
async function thrown(work: () => Promise<unknown> | unknown): Promise<number> {
	try {
		await work();
	} catch (response) {
		if (response instanceof Response) return response.status;
		throw response;
	}
	return 0;
}

describe("where staff sign in by OpenID alone", () => {
	it("a password opens nothing, and the page says so", async () => {
		const typed = { email: "lead@example.org", password: "x", code: "123456" };
		const answer = await signIn(sent("/staff/sign-in", typed, given("/staff/sign-in", true)));
		expect([answer.status, answer.headers.get("location")]).toEqual([303, "/staff/sign-in?openid=only"]);
		expect(answer.headers.get("set-cookie")).toBeNull();
		const page = await signInPage(asked("/staff/sign-in?openid=only", given("/staff/sign-in", true)));
		expect([page.status, await page.json()]).toEqual([
			403,
			{ to: "/staff", openId: { name: "Trust ID", only: true }, problem: "only" },
		]);
	});

	it("nobody has a password to change", async () => {
		const context = given("/staff/password", true, lead);
		expect(await thrown(() => passwordPage(asked("/staff/password", context)))).toBe(404);
		expect(await thrown(() => changePassword(sent("/staff/password", {}, context)))).toBe(404);
		const both = given("/staff/password", false, lead);
		expect(await thrown(() => passwordPage(asked("/staff/password", both)))).toBe(0);
	});

	it("a new colleague is invited at once, and nobody is shown a password", async () => {
		const fields = {
			name: "Jo Lane",
			email: "jo@riverside.example",
			role: "reception",
			once: "a1".repeat(16),
		};
		const path = "/staff/colleagues/new";
		const answer = await add(sent(path, fields, given(path, true, lead)));
		expect(answer.headers.get("location")).toMatch(/^\/staff\/colleagues\/[0-9a-f]{16}$/);
	});
});

describe("where no OpenID is set up", () => {
	it("its addresses are not there, and the sign-in page names no problem of it", async () => {
		const none = (path: string) => asked(path, given(path, undefined));
		for (const page of [start, back, out])
			expect(await thrown(() => page(none("/staff/sign-in/openid")))).toBe(404);
		const page = await signInPage(none("/staff/sign-in?openid=no-match"));
		expect([page.status, await page.json()]).toEqual([200, { to: "/staff", openId: null, problem: null }]);
	});
});

describe("where the provider cannot be reached", () => {
	it("the sign-in page says so, whichever way somebody came", async () => {
		const context = () => given("/staff/sign-in/openid", false);
		const begun = await start(asked("/staff/sign-in/openid", context()));
		expect(begun.headers.get("location")).toBe("/staff/sign-in?openid=away&to=%2Fstaff");
		const page = await signInPage(asked("/staff/sign-in?openid=away", context()));
		expect(page.status).toBe(503);
	});

	it("whoever comes back without what this browser kept is told to begin again", async () => {
		const answer = await back(asked("/staff/sign-in/openid/back?code=x", given("/staff", false)));
		expect(answer.headers.get("location")).toBe("/staff/sign-in?openid=again");
		expect(answer.headers.get("set-cookie")).toMatch(/^login=; Max-Age=0/);
	});
});
