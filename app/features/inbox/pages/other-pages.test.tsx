import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { disputes, tasks } from "#db/schema.ts";
import { ONCE, reached } from "#tests/case-page.ts";
import { addAccounts, addUse, hannah, martin, omar, raise, SCAN } from "#tests/cases.ts";
import { written } from "#tests/dispute-builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import * as challenge from "./challenge.tsx";
import * as inbox from "./inbox.tsx";
import * as others from "./others.tsx";
import * as packet from "./packet.tsx";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	await addAccounts(portal, hannah, omar, martin);
});
afterEach(() => portal.close());

const get = (path: string) => new Request(`http://localhost:3000${path}`);
const post = (path: string, fields: Readonly<Record<string, string>>) =>
	new Request(`http://localhost:3000${path}`, { method: "POST", body: new URLSearchParams(fields) });

describe("the list", () => {
	const list = (query: string, actor: StaffActor = rhian) => {
		const path = `/staff/disputes${query}`;
		return reached(inbox.loader({ request: get(path), params: {}, context: portal.context(actor, path) }));
	};

	it("takes what the address asks for, and passes over what there is not", async () => {
		await raise(portal, amina, { toolVersion: "2.1" });
		expect((await list("?tool=eye-scan-urgency&version=2.1")).data).toMatchObject({
			filter: { view: "open", tool: SCAN, version: "2.1" },
			rows: [{ toolName: "Eye scan tool", late: false }],
			versions: ["2.1"],
		});
		expect((await list("?view=all&page=-3&tool=&version=")).data).toMatchObject({
			filter: { view: "open", tool: null, version: null },
			list: { page: 1 },
		});
		expect((await list("?tool=nothing")).data.rows).toEqual([]);
		expect((await list("", colm)).data.rows).toEqual([]);
	});
});

describe("the page of a challenge", () => {
	const path = () => `/staff/patients/${amina.id}/challenge`;
	const said = { once: ONCE, about: `tool ${SCAN}`, kind: "disagree", words: "The scan shows bleeding." };
	const open = (actor: StaffActor) =>
		reached(
			challenge.loader({
				request: get(path()),
				params: { id: amina.id },
				context: portal.context(actor, path()),
			}),
		);
	const send = (fields: Readonly<Record<string, string>>, actor: StaffActor = hannah) =>
		reached(
			challenge.action({
				request: post(path(), fields),
				params: { id: amina.id },
				context: portal.context(actor, path()),
			}),
		);
	const raised = () => portal.db.read.select().from(disputes);

	it("leads to the case, once", async () => {
		const use = await addUse(portal, amina);
		const fields = { ...said, about: `use ${use}`, withhold: "yes", withheld: "It would frighten her." };
		const first = await send(fields);
		const [row] = await raised();
		expect(first).toMatchObject({ status: 303, location: `/staff/disputes/${amina.id}/${row?.id}` });
		expect(await send(fields)).toEqual(first);
		expect(await raised()).toMatchObject([{ useId: use, withheld: true }]);
	});

	it("tells who is no clinician so, and offers them nothing", async () => {
		for (const actor of [rhian, martin]) {
			expect(await open(actor)).toMatchObject({ status: 403, data: { allowed: false, options: [] } });
			expect(await send(said, actor)).toMatchObject({ status: 403 });
		}
		expect(await open(colm)).toMatchObject({ status: 404 });
		expect(await send(said, { ...hannah, providerId: "hillside" })).toMatchObject({ status: 404 });
		expect(await raised()).toEqual([]);
	});

	it.each([
		["nothing it is about", { about: "" }, "about", "about-missing"],
		["a use of another patient", { about: "use 0123456789abcdef" }, "about", "about-missing"],
		["no kind", { kind: "rude" }, "kind", "kind-missing"],
		["no words", { words: "" }, "words", "words-missing"],
		["not shown, without a reason", { withhold: "yes" }, "withheld", "withheld-missing"],
		["a reason, and shown", { withheld: "It would frighten her." }, "withhold", "withheld-not-ticked"],
		["a page that is not whole", { once: "" }, "main", "key-missing"],
	])("is refused by the field, and keeps what was typed: %s", async (_what, over, field, name) => {
		const sent = await send({ ...said, ...over });
		expect(sent).toMatchObject({ status: 422, data: { problems: [{ field, name }] } });
		expect(sent.data.typed).toMatchObject({ ...said, ...over });
		expect(await raised()).toEqual([]);
	});
});

describe("a report to others", () => {
	const open = (id: string, to: string, actor: StaffActor = hannah) => {
		const path = `/staff/disputes/${amina.id}/${id}/packet/${to}`;
		const params = { patient: amina.id, id, to };
		return reached(packet.loader({ request: get(path), params, context: portal.context(actor, path) }));
	};

	it("has the device, its version, the day and what happened, and no patient", async () => {
		const use = await addUse(portal, amina, { recommended: "Amina Ahmed: not urgent." });
		const words = written("I am Amina. The scan missed it.");
		const { id } = await raise(portal, amina, { use, toolVersion: "2.1", written: words });
		const { status, data } = await open(id, "yellow-card");
		expect(status).toBe(200);
		expect(data).toMatchObject({
			sentTo: { at: "https://yellowcard.mhra.gov.uk" },
			device: "Eye scan tool",
			version: "2.1",
			usedAt: "2026-03-20T09:00:00.000Z",
			happened: { words: "I am […]. The scan missed it." },
			recommended: { words: "[…] […]: not urgent." },
			provider: { name: "Riverside Health" },
		});
		const { back, ...shown } = data;
		expect(JSON.stringify(shown)).not.toMatch(/Amina|Ahmed/);
		expect(back).toContain(amina.id);
		expect((await listLookUps(portal.db, amina.actor, 0, 1))[0]).toMatchObject({ what: "packet" });
	});

	it("is there for two bodies alone, and for nobody of another provider", async () => {
		const { id } = await raise(portal, amina);
		expect(await open(id, "patient-safety")).toMatchObject({ status: 200 });
		expect(await open(id, "newspaper")).toMatchObject({ status: 404 });
		expect(await open(id, "yellow-card", colm)).toMatchObject({ status: 404 });
	});
});

describe("who else", () => {
	const at = (id: string) => `/staff/disputes/${amina.id}/${id}/others`;
	const open = (id: string, actor: StaffActor = hannah) =>
		reached(
			others.loader({
				request: get(at(id)),
				params: { patient: amina.id, id },
				context: portal.context(actor, at(id)),
			}),
		);
	const send = (id: string, once: string, actor: StaffActor = hannah) =>
		reached(
			others.action({
				request: post(at(id), { once }),
				params: { patient: amina.id, id },
				context: portal.context(actor, at(id)),
			}),
		);

	it("counts, opens the jobs once, and names nobody", async () => {
		await addUse(portal, await portal.addPatient({ givenNames: "Robert" }));
		const { id } = await raise(portal, amina, { toolVersion: "2.1" });
		const before = await open(id);
		expect(before.data.others).toEqual({ people: 1, uses: 1, asked: 0 });
		expect(JSON.stringify(before.data)).not.toContain("Robert");
		expect(await send(id, ONCE)).toMatchObject({ status: 303, location: at(id) });
		expect(await send(id, ONCE)).toMatchObject({ status: 303 });
		expect((await open(id)).data.others).toEqual({ people: 1, uses: 1, asked: 1 });
		expect(await portal.db.read.select().from(tasks)).toHaveLength(1);
	});

	it("is refused to the desk, to a page that is not whole, and is not there for another provider", async () => {
		const { id } = await raise(portal, amina, { toolVersion: "2.1" });
		expect(await send(id, ONCE, rhian)).toMatchObject({ status: 403, data: { refusal: "not-your-move" } });
		expect(await send(id, "x")).toMatchObject({ status: 422, data: { refusal: "key-missing" } });
		expect(await send(id, ONCE, colm)).toMatchObject({ status: 404 });
		expect(await open(id, colm)).toMatchObject({ status: 404 });
	});
});
