import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { NOON } from "#tests/builders.ts";
import { type EmergencyDesk, hannah, lena, openEmergencyDesk, TRIAGE } from "#tests/emergency-desk.ts";
import { colm, rhian } from "#tests/portal.ts";
import { action as endAction, loader as overrideLoader } from "./override.tsx";
import { action, loader } from "./start.tsx";

const WHOLE = { because: "not-awake", why: "Asleep.", minutes: "15" };

let desk: EmergencyDesk;
beforeEach(async () => {
	desk = await openEmergencyDesk();
});
afterEach(() => desk.portal.close());

async function answerOf(given: Promise<Response>) {
	const response = await given.catch((thrown: Response) => thrown);
	const text = await response.text();
	return {
		status: response.status,
		location: response.headers.get("location"),
		data: text === "" ? undefined : JSON.parse(text),
	};
}

function open(actor: StaffActor = hannah) {
	const path = `/staff/patients/${desk.amina.id}/override/${TRIAGE}`;
	const request = new Request(`http://localhost:3000${path}`);
	const params = { id: desk.amina.id, tool: TRIAGE };
	return answerOf(loader({ request, params, context: desk.portal.context(actor, path, NOON) }));
}

function post(fields: Readonly<Record<string, string>>, actor: StaffActor = hannah) {
	const path = `/staff/patients/${desk.amina.id}/override/${TRIAGE}`;
	const body = new URLSearchParams(fields);
	const request = new Request(`http://localhost:3000${path}`, { method: "POST", body });
	const params = { id: desk.amina.id, tool: TRIAGE };
	return answerOf(action({ request, params, context: desk.portal.context(actor, path, NOON) }));
}

async function checked(): Promise<Record<string, string>> {
	const { data } = await post({ ...WHOLE, step: "form" });
	return { ...WHOLE, step: "check", once: data.once, seen: data.seen };
}

describe("the page that interrupts", () => {
	it("is for clinicians: others are told so with 403, strangers that it is not there", async () => {
		expect(await open()).toMatchObject({ status: 200, data: { refusal: null, clinician: hannah.name } });
		for (const actor of [rhian, lena]) {
			expect(await open(actor)).toMatchObject({ status: 403, data: { refusal: "only-clinicians" } });
			expect(await post({ ...WHOLE, step: "form" }, actor)).toMatchObject({ status: 403 });
		}
		expect(await open({ ...colm, staffRole: "clinician" })).toMatchObject({ status: 404 });
	});

	it("says with 409 why it cannot be started, and saves nothing", async () => {
		const pressed = { ...(await checked()), agreed: "yes" };
		await desk.says("no");
		expect(await open()).toMatchObject({ status: 409, data: { refusal: "said-no" } });
		expect(await post(pressed)).toMatchObject({ status: 409, data: { refusal: "said-no" } });
		expect(await desk.recorded("override.started")).toEqual([]);
	});

	it("gives back what was typed with what is missing", async () => {
		const answer = await post({ ...WHOLE, because: "", step: "form" });
		expect(answer).toMatchObject({ status: 422, data: { page: "form", typed: { why: "Asleep." } } });
		expect(await post({ ...WHOLE, step: "form", change: "1" })).toMatchObject({
			status: 200,
			data: { page: "form", typed: WHOLE, problems: [] },
		});
	});

	it("starts nothing before the check page, and there only with the tick and the page's own key", async () => {
		const form = await checked();
		expect(await post(form)).toMatchObject({ status: 422, data: { page: "check", problem: "not-agreed" } });
		expect(await post({ ...form, agreed: "yes", once: "" })).toMatchObject({
			status: 422,
			data: { problem: "key-missing" },
		});
		await desk.says("unsure");
		expect(await post({ ...form, agreed: "yes" })).toMatchObject({
			status: 409,
			data: { problem: "changed" },
		});
		expect(await desk.recorded("override.started")).toEqual([]);
	});

	it("leads to the one that is started, once, and while it runs from everywhere", async () => {
		const form = { ...(await checked()), agreed: "yes" };
		const first = await post(form);
		expect(first).toMatchObject({ status: 303 });
		expect(first.location).toMatch(new RegExp(`^/staff/patients/${desk.amina.id}/overrides/`));
		expect(await post(form)).toMatchObject({ status: 303, location: first.location });
		expect(await open()).toMatchObject({ status: 303, location: first.location });
		expect(await desk.recorded("override.started")).toHaveLength(1);
	});
});

describe("the page of one that runs", () => {
	it("says who, why and until when, and ends it for who may", async () => {
		const { location = "" } = await post({ ...(await checked()), agreed: "yes" });
		const params = { id: desk.amina.id, ref: location?.split("/").at(-1) ?? "" };
		const asked = (actor: StaffActor, body?: URLSearchParams) => {
			const path = location ?? "";
			const method = body ? { method: "POST", body } : {};
			const request = new Request(`http://localhost:3000${path}`, method);
			const given = { request, params, context: desk.portal.context(actor, path, NOON) };
			return answerOf(body ? endAction(given) : overrideLoader(given));
		};
		const shown = { who: hannah.name, runs: true, details: { because: "not-awake", why: "Asleep." } };
		expect(await asked(rhian)).toMatchObject({ data: { shown, reason: "emergency", mayEnd: false } });
		expect(await asked(rhian, new URLSearchParams())).toMatchObject({ status: 403 });
		expect(await asked(lena, new URLSearchParams())).toMatchObject({ status: 303, location });
		expect(await asked(hannah)).toMatchObject({ data: { shown: { runs: false }, reason: "needs-a-yes" } });
		expect(await asked({ ...colm, staffRole: "lead" })).toMatchObject({ status: 404 });
	});
});
