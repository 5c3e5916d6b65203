import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { entries, lookUps, recordingDrafts } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { action, loader } from "./record.tsx";

const ONCE = "0123456789abcdef0123456789abcdef";
const said = {
	page: "form",
	once: ONCE,
	way: "phone",
	decider: "patient",
	helper: "her son",
	"choice-eye-scan-urgency": "no",
};

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	await portal.addStaff(rhian);
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

const path = () => `/staff/patients/${amina.id}/record`;

async function send(fields: Readonly<Record<string, string>>, live: boolean, actor = rhian) {
	const request = new Request(`http://localhost:3000${path()}`, {
		method: "POST",
		body: new URLSearchParams(fields),
	});
	const context = portal.context(actor, path(), NOON, live);
	return answered(action({ request, params: { id: amina.id }, context }));
}

async function open(query = "", actor = rhian) {
	const request = new Request(`http://localhost:3000${path()}${query}`);
	const context = portal.context(actor, path());
	return (await answered(loader({ request, params: { id: amina.id }, context }))).data;
}

async function answered(response: Promise<Response>) {
	const { status, headers, body } = await response.catch((thrown: Response) => thrown);
	const text = body === null ? "" : await new Response(body).text();
	return { status, location: headers.get("location"), data: text === "" ? undefined : JSON.parse(text) };
}

async function confirmed(once: string) {
	const { data } = await send({ ...said, once }, true);
	return send({ ...said, once, page: "check", seen: String(data.seen), agreed: "yes" }, true);
}

describe("a form whose session ended", () => {
	it("leads to sign-in, shows nothing, saves nothing and logs no look", async () => {
		expect(await send(said, false)).toEqual({
			status: 303,
			location: `/staff/sign-in?to=${encodeURIComponent(path())}`,
			data: undefined,
		});
		expect(await portal.db.read.select().from(entries)).toEqual([]);
		expect(await portal.db.read.select().from(lookUps)).toEqual([]);
	});

	it("is offered after signing in again, and fills the form only when asked for", async () => {
		await send({ ...said, page: "check", seen: "0".repeat(64), agreed: "yes" }, false);
		expect(await open()).toMatchObject({ begun: NOON.toISOString(), typed: {} });
		const again = await open("?go-on=1");
		expect(again).toMatchObject({ begun: null, once: ONCE, typed: { way: "phone", helper: "her son" } });
		expect(again.typed).toMatchObject({ "choice-eye-scan-urgency": "no" });
	});

	it("is offered to nobody else", async () => {
		await send(said, false);
		const megan = { ...rhian, staffId: "staff-megan" };
		expect(await open("", megan)).toMatchObject({ begun: null, typed: {} });
		expect(await open("?go-on=1", megan)).toMatchObject({ begun: null, typed: {} });
	});

	it("is gone once it is thrown away", async () => {
		await send(said, false);
		expect(await send({ "throw-away": "1" }, true)).toMatchObject({ status: 303, location: path() });
		expect(await open()).toMatchObject({ begun: null });
		expect(await portal.db.read.select().from(recordingDrafts)).toEqual([]);
	});

	it("is gone once it is saved", async () => {
		await send(said, false);
		expect((await confirmed(ONCE)).status).toBe(303);
		expect(await portal.db.read.select().from(recordingDrafts)).toEqual([]);
	});

	it("that had been saved already leads to the same receipt, and is gone", async () => {
		const { location } = await confirmed(ONCE);
		await send({ ...said, page: "check" }, false);
		const { once } = await open("?go-on=1");
		expect((await confirmed(once)).location).toBe(location);
		expect(await portal.db.read.select().from(recordingDrafts)).toEqual([]);
	});
});
