import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { disputes, entries, outbox } from "#db/schema.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { loader as letterLoader } from "../../people/pages/letter.tsx";
import { action } from "./by-staff.tsx";
import { loader as receiptLoader } from "./staff-receipt.tsx";

const ONCE = "0123456789abcdef0123456789abcdef";
const told = {
	once: ONCE,
	way: "phone",
	decider: "patient",
	about: "tool:eye-scan-urgency",
	"route-tool-output": "yes",
	"route-urgent": "yes",
	words: "My eye hurts.",
	by: "phone",
	interpreter: "Urdu",
	pauses: "yes",
};

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient({ language: "ur" });
});
afterEach(() => portal.close());

async function send(fields: Readonly<Record<string, string>>, actor: StaffActor = rhian) {
	const path = `/staff/patients/${amina.id}/dispute`;
	const request = new Request(`http://localhost:3000${path}`, {
		method: "POST",
		body: new URLSearchParams(fields),
	});
	return answered(action({ request, params: { id: amina.id }, context: portal.context(actor, path) }));
}

async function answered(response: Promise<Response>) {
	const { status, headers, body } = await response.catch((thrown: Response) => thrown);
	const text = body === null ? "" : await new Response(body).text();
	const data = text.startsWith("{") ? JSON.parse(text) : text;
	return { status, location: headers.get("location"), data };
}

const save = (fields = told) => send({ ...fields, page: "check", agreed: "yes" });
const kinds = async () => (await portal.db.read.select().from(entries)).map(({ kind }) => kind);

describe("what a patient tells staff", () => {
	it("is read back first, with whom to call at once, and saves nothing by that", async () => {
		const { status, data } = await send(told);
		expect(status).toBe(200);
		expect(data).toMatchObject({ page: "check", urgentPhone: "01632 960 100", pause: true, decider: null });
		expect(await kinds()).toEqual([]);
	});

	it("is saved once with its pause, and leads to its receipt; the look is there for the patient to read", async () => {
		const first = await save();
		expect(first).toMatchObject({ status: 303, location: expect.stringMatching(/\/dispute\/\w+$/) });
		expect((await save()).location).toBe(first.location);
		expect(await kinds()).toEqual(["dispute.raised", "pause.opened"]);
		expect(await portal.db.read.select().from(disputes)).toMatchObject([{ state: "raised", harm: -1 }]);
		const looks = await listLookUps(portal.db, amina.actor, 0, 9);
		expect(looks.map(({ what }) => what)).toContain("recorded");
	});

	it("says who decided, with what was seen of it, and that it was by phone with an interpreter", async () => {
		const attorney = { ...told, decider: "attorney", deciderName: "Jo Hill", evidence: "Saw the paper." };
		expect((await save(attorney)).status).toBe(303);
		expect(await kinds()).toEqual(["status.changed", "dispute.raised", "pause.opened"]);
	});

	it("has a receipt, and a written copy in the patient's language with everything that was said", async () => {
		const { location } = await save();
		const dispute = location?.split("/").at(-1) ?? "";
		const path = location ?? "";
		const request = new Request(`http://localhost:3000${path}`);
		const params = { id: amina.id, dispute };
		const receipt = await answered(receiptLoader({ request, params, context: portal.context(rhian, path) }));
		expect(receipt.data).toMatchObject({
			copy: { way: "letter" },
			shown: { typedBy: "Rhian Price", isUrgent: true },
		});
		const id = String(receipt.data.copy.letter);
		const letter = await answered(
			letterLoader({ request, params: { id }, context: portal.context(rhian, path) }),
		);
		expect(letter.status).toBe(200);
		const [theirs = "", copy = ""] = String(letter.data).split('<div class="for-staff">');
		expect(theirs).toContain('lang="ur" dir="rtl"');
		for (const words of [
			"We got what you told us",
			"What the AI tool said is wrong",
			"My eye hurts.",
			`<bdi dir="ltr">${receipt.data.shown.ref}</bdi>`,
			"You get our answer by 27 November 2026.",
			"Call 999 if a life is in danger.",
			"We do not use this AI tool for you until we have answered.",
			"Parliamentary and Health Service Ombudsman",
		])
			expect(copy).toContain(words);
		const head = theirs.slice(theirs.indexOf("<header>"), theirs.indexOf("</header>"));
		expect(head).not.toMatch(/AI|eye|scan/i);
	});

	it.each([
		["nobody who decided", { decider: "" }, "decider-missing"],
		["an attorney without evidence", { decider: "attorney", deciderName: "Jo Hill" }, "evidence-missing"],
		["no way", { way: "online" }, "way-missing"],
	])("is not taken from a form with %s", async (_what, fields, name) => {
		const { status, data } = await send({ ...told, ...fields });
		expect(status).toBe(422);
		expect(data.telling.map((problem: { name: string }) => problem.name)).toContain(name);
		expect(data.typed.words).toBe("My eye hurts.");
	});

	it.each([
		["a use of nobody", { about: "use:1234" }, "about-missing"],
		["words without end", { words: "x".repeat(4001) }, "too-long"],
		["no way to answer", { by: "" }, "by-missing"],
	])("is not taken with %s", async (_what, fields, name) => {
		const { status, data } = await send({ ...told, ...fields, page: "check", agreed: "yes" });
		expect(status).toBe(422);
		expect(data.problems.map((problem: { name: string }) => problem.name)).toEqual([name]);
		expect(await kinds()).toEqual([]);
	});

	it("is not saved before it was read back, or from a page that is not whole", async () => {
		expect(await send({ ...told, page: "check" })).toMatchObject({
			status: 422,
			data: { problem: "not-agreed" },
		});
		const broken = await send({ ...told, once: "x", page: "check", agreed: "yes" });
		expect(broken).toMatchObject({ status: 422, data: { problem: "key-missing" } });
		expect(await kinds()).toEqual([]);
	});

	it("is not there for the staff of another provider", async () => {
		expect((await send(told, colm)).status).toBe(404);
		expect(await portal.db.read.select().from(outbox)).toEqual([]);
		const { location } = await save();
		const path = location ?? "";
		const params = { id: amina.id, dispute: path.split("/").at(-1) };
		const request = new Request(`http://localhost:3000${path}`);
		const theirs = receiptLoader({ request, params, context: portal.context(colm, path) });
		expect((await answered(theirs)).status).toBe(404);
	});
});
