import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { entries } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { listUses } from "../use.store.server.ts";
import { action } from "./staff-new.tsx";

const ONCE = "0123456789abcdef0123456789abcdef";
const written = {
	once: ONCE,
	tool: "riverside-eyes eye-scan-urgency",
	day: "21",
	month: "11",
	year: "2026",
	time: "9:30",
	version: "2.1",
	saw: "A photo.",
	said: "See you soon.",
	checked: "me",
	name: "",
	agreed: "partly",
};

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

async function send(over: Readonly<Record<string, string>> = {}, actor = rhian, twice?: string) {
	const body = new URLSearchParams({ ...written, ...over });
	if (twice) body.append(twice, body.get(twice) ?? "");
	const path = `/staff/patients/${amina.id}/uses/new`;
	const request = new Request(`http://localhost:3000${path}`, { method: "POST", body });
	const asked = action({ request, params: { id: amina.id }, context: portal.context(actor, path, NOON) });
	const response = await asked.catch((thrown: Response) => thrown);
	const text = response.body === null ? "" : await new Response(response.body).text();
	return { status: response.status, data: text === "" ? undefined : JSON.parse(text) };
}

const kept = () => listUses(portal.db, amina.actor);

describe("a use that staff write down", () => {
	it("is kept with what was typed, the clocks of London, and the writer as who checked it", async () => {
		expect((await send()).status).toBe(303);
		expect((await kept())[0]?.body).toMatchObject({
			usedAt: "2026-11-21T09:30:00.000Z",
			toolVersion: "2.1",
			recommended: "See you soon.",
			checked: { by: "person", name: "Rhian Price", staff: "staff-rhian", agreed: "partly" },
		});
	});

	it("is kept once, however often it is sent, and says so where it was changed after it was saved", async () => {
		await send();
		expect((await send()).status).toBe(303);
		const changed = await send({ said: "Something else." });
		expect([changed.status, changed.data.problems]).toEqual([
			422,
			[{ field: "form-submit", name: "saved-before" }],
		]);
		expect((await kept()).length).toBe(1);
	});

	it("may leave out the version, what it saw and what it said, and who checked it", async () => {
		const bare = { version: "", saw: "", said: "", checked: "nobody", agreed: "" };
		expect((await send(bare)).status).toBe(303);
		expect((await kept())[0]?.body).toMatchObject({
			toolVersion: null,
			lookedAt: null,
			checked: { by: "nobody" },
		});
	});
});

describe("what cannot be written down", () => {
	it.each([
		["no tool", { tool: "" }, "tool", "tool-missing"],
		["a tool of another provider", { tool: "hillside-gp consultation-notes" }, "tool", "tool-missing"],
		["a day that does not exist", { day: "31" }, "day", "date-not-real"],
		["tomorrow", { day: "22" }, "day", "date-in-future"],
		["later today", { time: "12:01" }, "time", "date-in-future"],
		["no time", { time: "" }, "time", "time-missing"],
		["a time that does not exist", { time: "25:00" }, "time", "time-not-real"],
		["the hour that spring leaves out", { day: "29", month: "3", time: "01:30" }, "time", "time-not-real"],
		["nothing of who checked", { checked: "" }, "checked", "checked-missing"],
		["somebody without a name", { checked: "person" }, "name", "name-missing"],
		["a name, where I checked", { name: "Ann" }, "name", "name-not-needed"],
		["no agreement", { agreed: "" }, "agreed", "agreed-missing"],
		["an agreement of nobody", { checked: "nobody" }, "agreed", "agreed-not-needed"],
		["text that turns around", { said: "left\u202Eright" }, "said", "text-not-readable"],
		["five million characters", { said: "x".repeat(5_000_000) }, "said", "too-long"],
		["a page that is not whole", { once: "" }, "form-submit", "key-missing"],
	])("%s is named at its field, and what was typed stays", async (_what, over, field, name) => {
		const { status, data } = await send(over);
		expect([status, data.problems]).toEqual([422, [{ field, name }]]);
		expect(data.typed).toMatchObject({ year: "2026" });
		expect(await portal.db.read.select().from(entries)).toEqual([]);
	});

	it("an answer that came twice", async () => {
		expect((await send({}, rhian, "agreed")).data.problems).toContainEqual({
			field: "agreed",
			name: "sent-twice",
		});
	});

	it("is nothing at all for staff of another provider", async () => {
		expect((await send({}, colm)).status).toBe(404);
	});

	it("is kept typed when the language is switched", async () => {
		const { status, data } = await send({ switch: "cy", time: "" });
		expect([status, data.problems, data.typed.saw]).toEqual([200, [], "A photo."]);
	});
});
