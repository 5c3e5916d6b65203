import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refuse } from "#app/core/result.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { entries } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { action } from "./pages/record.tsx";
import { readAsking, saveRecording } from "./recording.store.server.ts";
import type { Recording } from "./recording.ts";
import { readSummary } from "./summary.store.server.ts";

const TRIAGE = "symptom-triage";
const byTheirParent: Recording = {
	way: "phone",
	decider: { who: "trusted", authority: "parent", name: "Pat Hill", evidence: "birth certificate" },
	...{ helper: null, interpreter: null, saidOn: null, settledHow: null, printed: null, help: false },
	answers: [{ tool: TRIAGE, answer: "yes" }],
};

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

async function saidFor(birthDate: string) {
	const { id } = await portal.addPatient({ birthDate, services: ["riverside-gp"] });
	const register = await currentRegister(portal.db);
	const seen = (await readAsking(portal.db, rhian, register, id, NOON))?.seen ?? "";
	const pressed = { once: "0123456789abcdef0123456789abcdef", seen };
	const saved = await saveRecording(portal.db, rhian, register, id, byTheirParent, pressed, "en", NOON);
	const summary = await readSummary(portal.db, rhian, register, id, "en", NOON);
	return { id, saved, triage: summary?.tools.find((tool) => tool.id === TRIAGE)?.reason };
}

describe("what a parent says to staff", () => {
	it("counts for a child", async () => {
		expect(await saidFor("2017-05-06")).toMatchObject({ saved: { ok: true }, triage: "said-yes" });
	});

	it("is nobody's answer where the patient is too old for one, whatever staff saw, and nothing is written down", async () => {
		const { saved, triage } = await saidFor("1957-03-27");
		expect([saved, triage]).toEqual([refuse("parent-too-old"), "needs-a-yes"]);
		expect(await portal.db.read.select().from(entries)).toEqual([]);
	});

	it("is refused at the question who decided, before anything is read back", async () => {
		const { id } = await portal.addPatient({ birthDate: "1957-03-27", services: ["riverside-gp"] });
		const path = `/staff/patients/${id}/record`;
		const body = new URLSearchParams({
			...{ page: "form", way: "phone", decider: "parent", deciderName: "Pat Hill", evidence: "certificate" },
			[`choice-${TRIAGE}`]: "yes",
		});
		const request = new Request(`http://localhost:3000${path}`, { method: "POST", body });
		const answered = await action({ request, params: { id }, context: portal.context(rhian, path) });
		expect(answered.status).toBe(422);
		expect(await answered.json()).toMatchObject({
			problems: [{ field: "decider", name: "parent-too-old" }],
		});
	});
});
