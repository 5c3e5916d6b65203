import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { startSession } from "#app/features/account/session.store.server.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { providers, staff } from "#db/schema.ts";
import { html } from "#tests/front.ts";
import { readEnv } from "../env.server.ts";
import { vaultOf } from "../keys/vault.server.ts";
import { makeLeaveOuts } from "../lists/leave-outs.server.ts";
import { makeLists } from "../lists/lists.server.ts";
import { makePortal } from "../portal.server.ts";
import { makeContexts } from "./request-context.server.ts";

const translators = loadTranslators("locales");

/** A portal over a fresh database with one member of staff. */
async function aPortal(origin = "http://localhost:3000") {
	const db = openDatabase(
		join(mkdtempSync(join(tmpdir(), "context-")), "portal.db"),
		vaultOf(new Uint8Array(32)),
	);
	onTestFinished(() => db.close());
	const listParts = { db, dataDir: "data", keysDir: "data/keys", now: () => new Date(), fault: () => {} };
	const portal = makePortal(
		readEnv({ PUBLIC_ORIGIN: origin }),
		db,
		translators,
		() => {},
		() => {},
		{ covering: async () => undefined, keys: [] },
		{ lists: makeLists(listParts), leaveOuts: makeLeaveOuts(listParts) },
		{ nhsLogin: undefined, staffOpenId: undefined },
	);
	await db.write(async (q) => {
		await q.insert(providers).values({
			id: "riverside",
			name: "Riverside Health",
			phone: "0800 123 4567",
			email: "ai@riverside.example",
			address: "1 River Road",
			nation: "england",
			planningBasis: "objection",
		});
		for (const id of ["rhian", "hannah"])
			await q.insert(staff).values({
				id,
				providerId: "riverside",
				name: "Rhian Price",
				email: `${id}@riverside.example`,
				role: "reception",
				passwordHash: "",
				totpSecret: "",
				totpStep: 0,
				disabledAt: null,
			});
	});
	const contexts = makeContexts(portal);
	const asked = (path: string, headers: Record<string, string> = {}) =>
		new Request(origin + path, { headers });
	const signIn = (staffId = "rhian") =>
		db.write((q) => startSession(db, q, { staffId, shared: false, helped: false }, portal.now()));
	return { portal, contexts, asked, signIn };
}

function formWith(token: string): FormData {
	const form = new FormData();
	form.set("token", token);
	return form;
}

/** The cookie as a browser gives it back. */
const givenBack = (setCookie: string | undefined) => setCookie?.split(";")[0] ?? "";

describe("a browser that nobody is signed in on", () => {
	it("gets one cookie with its first form, and its forms hold from then on", async () => {
		const { contexts, asked } = await aPortal();
		const first = await contexts.of(asked("/en/sign-in"));
		const page = await contexts.bound(html(`<input value="${first.formToken}">`), first);
		const cookie = givenBack(page.headers.get("set-cookie") ?? undefined);
		expect(page.headers.getSetCookie()).toEqual([
			expect.stringMatching(/^form=[0-9a-f]{32}; Path=\/; HttpOnly; SameSite=Lax$/),
			expect.stringMatching(/^lang=en; Max-Age=31536000;/),
		]);
		expect(await page.text()).toContain(first.formToken);

		const next = asked("/en/sign-in", { cookie });
		expect(await contexts.tokenHolds(next, formWith(first.formToken))).toBe(true);
		const second = await contexts.of(next);
		expect([second.formToken, second.formCookie]).toEqual([first.formToken, undefined]);
	});

	it("is remembered in the language it was last shown, by path or by a staff page's `lang`", async () => {
		const { contexts, asked } = await aPortal();
		const remembered = async (path: string, cookie = "") => {
			const context = await contexts.of(asked(path, { cookie: `form=${"0".repeat(32)}; ${cookie}` }));
			return (await contexts.bound(html("words"), context)).headers
				.getSetCookie()
				.map((set) => set.split(";")[0]);
		};
		expect(await remembered("/ur/help")).toEqual(["lang=ur"]);
		expect(await remembered("/ur/help", "lang=en")).toEqual(["lang=ur"]);
		expect(await remembered("/ur/help", "lang=ur")).toEqual([]);
		expect(await remembered("/staff?lang=cy", "lang=en")).toEqual(["lang=cy"]);
		expect(await remembered("/staff?lang=xx", "lang=en")).toEqual([]);
	});

	it("gets no cookie with a page that has no form", async () => {
		const { contexts, asked } = await aPortal();
		const context = await contexts.of(asked("/en"));
		const page = await contexts.bound(html("words", { "x-page-cache": "public" }), context);
		expect(Object.fromEntries(page.headers)).toEqual({
			"content-type": "text/html; charset=utf-8",
			"x-page-cache": "public",
		});
	});

	it("never shares a page with a form, even if that page offers itself to anybody", async () => {
		const { contexts, asked } = await aPortal();
		const cookie = givenBack((await contexts.of(asked("/en"))).formCookie);
		for (const headers of [{}, { cookie }] as Record<string, string>[]) {
			const context = await contexts.of(asked("/en", headers));
			const page = await contexts.bound(html(context.formToken, { "x-page-cache": "public" }), context);
			expect(page.headers.has("x-page-cache")).toBe(false);
		}
	});

	it.each([
		["another browser's", async (other: string) => other],
		["no", async () => ""],
		["a guessed", async () => "0".repeat(64)],
	])("is not believed with %s token", async (_whose, tokenFrom) => {
		const { contexts, asked } = await aPortal();
		const [mine, other] = [await contexts.of(asked("/en")), await contexts.of(asked("/en"))];
		const token = await tokenFrom(other.formToken);
		const request = asked("/en", { cookie: givenBack(mine.formCookie) });
		expect(await contexts.tokenHolds(request, formWith(token))).toBe(false);
		expect(await contexts.tokenHolds(request, new FormData())).toBe(false);
		expect(await contexts.tokenHolds(asked("/en"), formWith(mine.formToken))).toBe(false);
	});
});

describe("a browser that somebody is signed in on", () => {
	it("has its session, and forms bound to that session", async () => {
		const { contexts, asked, signIn } = await aPortal();
		const id = await signIn();
		const request = asked("/staff?q=1", { cookie: `lang=cy; sid=${id}` });
		const context = await contexts.of(request);
		expect(context.session?.actor).toMatchObject({ role: "staff", staffId: "rhian" });
		expect([context.path, context.lang, context.formCookie]).toEqual(["/staff?q=1", "cy", undefined]);
		expect(await contexts.tokenHolds(request, formWith(context.formToken))).toBe(true);
		for (const other of [`${context.formToken}x`, context.formToken.slice(0, -1)])
			expect(await contexts.tokenHolds(request, formWith(other)), other).toBe(false);
		const before = await contexts.of(asked("/staff/sign-in"));
		const both = asked("/staff", { cookie: `sid=${id}; ${givenBack(before.formCookie)}` });
		expect(await contexts.tokenHolds(both, formWith(before.formToken))).toBe(false);
		expect(await contexts.tokenHolds(both, formWith(context.formToken))).toBe(true);
		const anotherSession = asked("/staff", { cookie: `sid=${await signIn()}` });
		expect(await contexts.tokenHolds(anotherSession, formWith(context.formToken))).toBe(false);
	});

	it("is known for whose page a form is: their own of an earlier session, and nobody else's", async () => {
		const { contexts, asked, signIn } = await aPortal();
		const at = async (staffId?: string) => asked("/staff", { cookie: `sid=${await signIn(staffId)}` });
		const [first, again, other] = [await at(), await at(), await at("hannah")];
		const page = formWith((await contexts.of(first)).formToken);
		expect([await contexts.isOthers(again, page), await contexts.isOthers(other, page)]).toEqual([
			false,
			true,
		]);

		// A page that was opened before anybody signed in is nobody's, and whoever is signed in on no browser has no page of their own
		const before = formWith((await contexts.of(asked("/en/sign-in"))).formToken);
		expect(await contexts.isOthers(other, before)).toBe(false);
		expect(await contexts.isOthers(other, new FormData())).toBe(false);
		// Nor is one that a version before made: its token had another length
		expect(await contexts.isOthers(other, formWith("a".repeat(43)))).toBe(false);
		expect(await contexts.isOthers(asked("/en"), page)).toBe(false);
	});

	it.each(["", "x", "0".repeat(64), "' OR 1=1 --"])("is nobody with the session id %j", async (id) => {
		const { contexts, asked } = await aPortal();
		expect((await contexts.of(asked("/en", { cookie: `sid=${id}` }))).session).toBeUndefined();
	});

	it("on https is known by a cookie that no other host can set", async () => {
		const { contexts, asked, signIn } = await aPortal("https://choices.example");
		const id = await signIn();
		expect(contexts.sessionCookie).toBe("__Host-sid");
		expect((await contexts.of(asked("/staff", { cookie: `sid=${id}` }))).session).toBeUndefined();
		const context = await contexts.of(asked("/staff", { cookie: `__Host-sid=${id}` }));
		expect(context.session?.live).toBe(true);
		expect(context.cookies.session(id)).toBe(`__Host-sid=${id}; Path=/; HttpOnly; SameSite=Lax; Secure`);
		expect(context.cookies.noSession).toBe("__Host-sid=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure");
	});
});

describe("the language of a page without one in its address", () => {
	it.each([
		["asked for now", "/staff?lang=pl", "lang=cy", "ur", "pl"],
		["remembered", "/staff?lang=xx", "lang=cy", "ur", "cy"],
		["the browser's", "/", "lang=<b>", "fr;q=0.9, ur;q=0.8", "ur"],
		["English", "/", "", "fr", "en"],
	])("is the one %s", async (_which, path, cookie, accepted, lang) => {
		const { contexts, asked } = await aPortal();
		const context = await contexts.of(asked(path, { cookie, "accept-language": accepted }));
		expect(context.lang).toBe(lang);
	});
});

describe("who runs the portal", () => {
	it("is its first provider", async () => {
		const { portal } = await aPortal();
		expect(await portal.site()).toMatchObject({ name: "Riverside Health", phone: "0800 123 4567" });
	});
});
