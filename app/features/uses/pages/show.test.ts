import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PatientActor } from "#app/core/actor.ts";
import { formatLetterCode } from "#app/core/letter-code.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { openPortal, rhian, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { aReport } from "#tests/uses.ts";
import { switchAtDesk } from "../details.store.server.ts";
import { listUses, reportUse } from "../use.store.server.ts";
import { action as detailsAction } from "./details.tsx";
import { loader as listLoader } from "./list.tsx";
import { loader } from "./show.tsx";
import { action as deskAction } from "./staff-details.tsx";

/** Well formed, but never sent. */
const NOBODYS = formatLetterCode({ lookUp: "0000", secret: "00000000000" });

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	await used("urn:uuid:1");
});
afterEach(() => portal.close());

async function used(source: string) {
	const register = await currentRegister(portal.db);
	const on = { nhsNumber: amina.nhsNumber };
	await reportUse(portal.db, system, register, on, aReport({ source, usedAt: NOON }), minutesAfterNoon(1));
}

async function answered(response: Promise<Response>) {
	const { status, body } = await response.catch((thrown: Response) => thrown);
	const text = body === null ? "" : await new Response(body).text();
	return { status, text, data: text === "" ? undefined : JSON.parse(text) };
}

const asked = (path: string, body?: URLSearchParams) =>
	new Request(`http://localhost:3000${path}`, body ? { method: "POST", body } : {});

async function open(actor: PatientActor, id: string) {
	const path = `/en/my/uses/${id}`;
	const context = portal.context(actor, path);
	return answered(loader({ request: asked(path), params: { lang: "en", use: id }, context }));
}

const idOf = async () => (await listUses(portal.db, amina.actor))[0]?.id ?? "";

describe("the page of a use", () => {
	it("keeps back what a tool found until health details are switched on, also in the data behind it", async () => {
		const id = await idOf();
		const before = await open(amina.actor, id);
		expect(before.data.use).toMatchObject({ name: "Eye scan tool", notice: 1, details: null });
		expect(before.text).not.toMatch(/2 weeks|Okoye|photo/);
		await switchAtDesk(portal.db, rhian, amina.id, true, NOON);
		expect((await open(amina.actor, id)).data.use.details).toMatchObject({
			recommended: "See you within 2 weeks.",
			checked: { name: "Dr Hannah Okoye", agreed: "agreed" },
		});
	});

	it("is not there for another patient, nor where there is no such use", async () => {
		const other = await portal.addPatient();
		expect((await open(other.actor, await idOf())).status).toBe(404);
		expect((await open(amina.actor, "nothing")).status).toBe(404);
	});
});

describe("the list", () => {
	it("comes by twenty, and never says what a tool found", async () => {
		for (let n = 2; n <= 21; n += 1) await used(`urn:uuid:${n}`);
		await switchAtDesk(portal.db, rhian, amina.id, true, NOON);
		const page = async (query: string) => {
			const path = `/en/my/uses${query}`;
			return answered(
				listLoader({
					request: asked(path),
					params: { lang: "en" },
					context: portal.context(amina.actor, path),
				}),
			);
		};
		expect((await page("")).data).toMatchObject({ list: { total: 21, next: 2 }, uses: { length: 20 } });
		expect((await page("?page=2")).data.uses.length).toBe(1);
		expect((await page("")).text).not.toMatch(/2 weeks|Okoye/);
	});
});

describe("what is pressed about health details", () => {
	it.each([
		["nothing", {}, "unclear"],
		["no code", { press: "on" }, "code-missing"],
		["half a code", { press: "on", code: "AB12" }, "code-length"],
		["a code nobody sent", { press: "on", code: NOBODYS }, "not-matched"],
	])("by the patient with %s is refused with a name", async (_what, fields, problem) => {
		const path = "/en/my/details";
		const request = asked(path, new URLSearchParams(fields));
		const sent = detailsAction({
			request,
			params: { lang: "en" },
			context: portal.context(amina.actor, path),
		});
		const { status, data } = await answered(sent as Promise<Response>);
		expect([status, data]).toEqual([422, { problem }]);
	});

	it.each([
		["nothing", {}, "unclear"],
		["no look at who is there", { press: "on" }, "not-checked"],
	])("by staff with %s is refused with a name", async (_what, fields, problem) => {
		const path = `/staff/patients/${amina.id}/details`;
		const request = asked(path, new URLSearchParams(fields));
		const sent = deskAction({ request, params: { id: amina.id }, context: portal.context(rhian, path) });
		expect(await answered(sent as Promise<Response>)).toMatchObject({ status: 422, data: { problem } });
	});
});
