import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import { NOON } from "#tests/builders.ts";
import { addAccounts, hannah, martin, SCAN } from "#tests/cases.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import * as ask from "./ask.tsx";
import * as byStaff from "./by-staff.tsx";
import * as comments from "./comments.tsx";
import * as mine from "./mine.tsx";
import * as receipt from "./receipt.tsx";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	await addAccounts(portal, rhian, martin);
});
afterEach(() => portal.close());

type Actor = PatientActor | StaffActor;
type Load = (args: LoaderFunctionArgs) => Promise<unknown>;

async function go(
	handler: Load,
	actor: Actor,
	over: { fields?: Record<string, string>; tool?: string; id?: string; live?: boolean } = {},
) {
	const { fields, tool = SCAN, id = "", live = true } = over;
	const path = `/en/my/tools/${tool}/comment`;
	const sent = fields && { method: "POST", body: new URLSearchParams(fields) };
	const request = new Request(`http://localhost:3000${path}`, sent);
	const context = portal.context(actor, path, NOON, live);
	const params = { lang: "en", tool, id };
	const response = await (handler({ request, params, context }) as Promise<Response>).catch(
		(thrown: Response) => thrown,
	);
	const text = await response.text();
	const data = text.startsWith("{") ? JSON.parse(text) : undefined;
	return { status: response.status, location: response.headers.get("location") ?? "", data };
}

let keys = 0;
const whole = () => ({
	once: String(++keys).padStart(32, "0"),
	clear: "no",
	worry: "Who sees it?",
	wish: "",
});

describe("the page on which a patient says what they think", () => {
	it("leads to what was said, with when it is answered, which is there for nobody else", async () => {
		const { status, location } = await go(mine.action, amina.actor, { fields: whole() });
		expect([status, location]).toEqual([303, expect.stringMatching(/\/comment\/[0-9a-f]{16}$/)]);
		const id = location.split("/").at(-1) ?? "";
		const shown = await go(receipt.loader, amina.actor, { id });
		expect(shown.data.comment).toMatchObject({ worry: "Who sees it?", state: { due: "2027-02-21" } });
		const other = await portal.addPatient();
		expect((await go(receipt.loader, other.actor, { id })).status).toBe(404);
	});

	it("keeps what was typed beside what is wrong, and gives the key back only where it may be used again", async () => {
		const fields = { ...whole(), wish: "a".repeat(1001) };
		const { status, data } = await go(mine.action, amina.actor, { fields });
		expect([status, data.once, data.typed.worry]).toEqual([422, fields.once, "Who sees it?"]);
		const sent = whole();
		await go(mine.action, amina.actor, { fields: sent });
		const other = await portal.addPatient();
		const theirs = await go(mine.action, other.actor, { fields: sent });
		expect([theirs.status, theirs.data.once]).toEqual([422, undefined]);
	});

	it("says in words that there were enough for a day", async () => {
		for (let n = 0; n < 5; n++) await go(mine.action, amina.actor, { fields: whole() });
		const { status, data } = await go(mine.action, amina.actor, { fields: whole() });
		expect([status, data.problems]).toEqual([429, [{ field: "form-submit", name: "too-many" }]]);
	});

	it("keeps what was typed where the session had ended, and gives it back after signing in", async () => {
		const { status, location } = await go(mine.action, amina.actor, { fields: whole(), live: false });
		expect([status, location]).toEqual([303, expect.stringMatching(/^\/en\/sign-in\?to=/)]);
		const { data } = await go(mine.loader, amina.actor);
		expect(data).toMatchObject({ isKept: true, typed: { worry: "Who sees it?" }, own: [] });
	});

	it("is not there for a tool of others", async () => {
		for (const handler of [mine.loader, mine.action] as const) {
			const fields = handler === mine.action ? { fields: whole() } : {};
			expect((await go(handler, amina.actor, { ...fields, tool: "consultation-notes" })).status).toBe(404);
		}
	});
});

describe("the page on which staff say it", () => {
	it("shows what they said, and is not there where their provider does not use the tool", async () => {
		expect(await go(byStaff.action, rhian, { fields: whole() })).toMatchObject({ status: 303 });
		expect((await go(byStaff.loader, rhian)).data.own).toMatchObject([{ worry: "Who sees it?" }]);
		expect((await go(byStaff.loader, martin)).data.own).toEqual([]);
		expect((await go(byStaff.loader, colm)).status).toBe(404);
	});
});

describe("the page on which it is read", () => {
	it("is there for leads of a provider that uses the tool alone", async () => {
		for (const actor of [rhian, hannah, { ...colm, staffRole: "lead" } as const])
			expect((await go(comments.loader, actor)).status).toBe(404);
		expect((await go(comments.loader, martin)).status).toBe(200);
	});

	it("refuses an answer without English, and one to nothing, and keeps what was typed", async () => {
		const once = whole().once;
		const cymraeg = { move: "answer", once, "words-cy": "Diolch." };
		const missing = await go(comments.action, martin, { fields: cymraeg });
		expect([missing.status, missing.data.typed["words-cy"], missing.data.once]).toEqual([
			422,
			"Diolch.",
			once,
		]);
		const nothing = await go(comments.action, martin, { fields: { ...cymraeg, "words-en": "Thanks." } });
		expect([nothing.status, nothing.data.problems]).toEqual([
			409,
			[{ field: "any-submit", name: "nothing-to-answer" }],
		]);
		const none = await go(comments.action, martin, { fields: { move: "read" } });
		expect([none.status, none.data.problems[0].name]).toEqual([422, "nothing-ticked"]);
	});
});

describe("the page on which people are asked", () => {
	it("is there for leads who keep the tool, offers 14 days from today, and asks about no draft where there is none", async () => {
		expect((await go(ask.loader, rhian)).status).toBe(404);
		const { data } = await go(ask.loader, martin);
		expect(data.usual).toMatchObject({ "opens-day": "21", "closes-day": "4", "closes-month": "12" });
		const days = { ...data.usual, move: "open", once: whole().once, seen: data.seen };
		const { status, data: sent } = await go(ask.action, martin, { fields: days });
		expect([status, sent.problems]).toEqual([409, [{ field: "open-submit", name: "changed" }]]);
		const short = await go(ask.action, martin, {
			fields: { ...days, "closes-day": "25", "closes-month": "11" },
		});
		expect([short.status, short.data.problems]).toEqual([422, [{ field: "closes-day", name: "too-short" }]]);
	});
});
