import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unknownCalls } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { MANY_OPEN } from "../unknown-call.store.server.ts";
import { action, loader } from "./ask.tsx";

const PATH = "/en/call";
const RIGHT = { name: "Jo Hill", number: "01632 960 222", speaks: "en", time: "any" };
let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

const key = (n: number) => n.toString(16).padStart(32, "0");
const send = (fields: Readonly<Record<string, string>>, caller = "203.0.113.5") => {
	const body = new URLSearchParams({ once: key(1), ...fields });
	const headers = { caller };
	const request = new Request(`http://localhost:3000${PATH}`, { method: "POST", body, headers });
	return action({ request, params: { lang: "en" }, context: portal.context(undefined, PATH) });
};
const load = (query = "", actor: Parameters<TestPortal["context"]>[0] = undefined) =>
	loader({
		request: new Request(`http://localhost:3000${PATH}${query}`),
		params: { lang: "en" },
		context: portal.context(actor, PATH),
	}).catch((thrown: Response) => thrown);
const count = async () => (await portal.db.read.select().from(unknownCalls)).length;

describe("the page on which anybody asks to be called", () => {
	it("takes a call, and then says by when, with a reference that tells nothing of who it is", async () => {
		const taken = await send(RIGHT);
		expect(taken.status).toBe(303);
		const [, query = ""] = (taken.headers.get("location") ?? "").split("?");
		const shown = await (await load(`?${query}`)).text();
		expect(shown).toContain("2026-11-25");
		for (const each of ["Jo Hill", "01632"]) expect(shown).not.toContain(each);
	});

	it("sends who is signed in to their own page, and staff stay", async () => {
		const amina = await portal.addPatient();
		const away = await load("", amina.actor);
		expect([away.status, away.headers.get("location")]).toEqual([303, "/en/my/call"]);
		expect((await load("", rhian)).status).toBe(200);
	});

	it("says what is wrong and keeps what was typed, also when the language changes", async () => {
		const wrong = await send({ ...RIGHT, number: "my phone" });
		expect(wrong.status).toBe(422);
		expect(await wrong.json()).toMatchObject({
			typed: { name: "Jo Hill", number: "my phone" },
			problems: [{ field: "number", name: "number-wrong" }],
			once: key(1),
		});
		const other = await send({ name: "Jo", switch: "ur" });
		expect([other.status, (await other.json()).typed.name]).toEqual([200, "Jo"]);
		expect(await count()).toBe(0);
	});

	it("takes 20 calls a day from one address, says so to the next with what they typed, and takes those of others", async () => {
		for (let n = 1; n <= 20; n += 1) expect((await send({ ...RIGHT, once: key(n) })).status).toBe(303);
		// A double press is no other call.
		expect((await send({ ...RIGHT, once: key(20) })).status).toBe(303);
		const more = await send({ ...RIGHT, once: key(21) });
		expect(more.status).toBe(429);
		expect(await more.json()).toMatchObject({
			typed: { name: "Jo Hill" },
			problems: [{ field: "form-submit", name: "too-many" }],
		});
		expect((await send({ ...RIGHT, once: key(22) }, "203.0.113.6")).status).toBe(303);
		expect(await count()).toBe(21);
	});

	it("counts the whole network of an IPv6 connection, which has addresses without end", async () => {
		const from = (n: number) => send({ ...RIGHT, once: key(n) }, `2001:db8:1:2::${n.toString(16)}`);
		for (let n = 1; n <= 20; n += 1) expect((await from(n)).status).toBe(303);
		expect((await from(21)).status).toBe(429);
		expect((await send({ ...RIGHT, once: key(22) }, "2001:db8:1:3::1")).status).toBe(303);
	});

	it("is shut for nobody by who fills the list from many networks: two calls from each other one, in words then", async () => {
		for (let n = 1; n <= MANY_OPEN; n += 1)
			expect((await send({ ...RIGHT, once: key(n) }, `198.51.100.${n}`)).status).toBe(303);
		const theirs = await send({ ...RIGHT, once: key(501) });
		expect(theirs.status).toBe(303);
		const [, query = ""] = (theirs.headers.get("location") ?? "").split("?");
		expect(await (await load(`?${query}`)).json()).toMatchObject({ promised: { isBusy: true } });
		expect((await send({ ...RIGHT, once: key(502) })).status).toBe(303);
		expect((await send({ ...RIGHT, once: key(503) })).status).toBe(429);
		for (const [n, status] of [
			[504, 303],
			[505, 303],
			[506, 429],
		] as const)
			expect((await send({ ...RIGHT, once: key(n) }, `2001:db8:7:${n}::1`)).status).toBe(status);
	});

	it("is no way to learn whether anybody is a patient: it looks nobody up", async () => {
		const before = await send({ ...RIGHT, once: key(1) });
		await portal.addPatient({ phone: RIGHT.number, givenNames: "Jo", familyName: "Hill" });
		const after = await send({ ...RIGHT, once: key(2) });
		expect([before.status, after.status]).toEqual([303, 303]);
	});
});

describe("the job of staff", () => {
	it("is there for the provider's own staff alone", async () => {
		const page = await import("./unknown.tsx");
		await send(RIGHT);
		const [row] = await portal.db.read.select().from(unknownCalls);
		const at = `/staff/calls/${row?.id}`;
		const ask = (actor: typeof colm) =>
			page
				.loader({
					request: new Request(`http://localhost:3000${at}`),
					params: { id: row?.id },
					context: portal.context(actor, at, NOON),
				})
				.catch((thrown: Response) => thrown);
		expect((await ask(colm)).status).toBe(200);
		expect((await ask(rhian)).status).toBe(404);
	});
});
