import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { tasks } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { lookAhead, readAsking, saveRecording } from "./recording.store.server.ts";
import type { Recording } from "./recording.ts";

const SCAN = "eye-scan-urgency";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

const wish: Recording = {
	way: "phone",
	decider: { who: "patient" },
	helper: null,
	interpreter: null,
	saidOn: null,
	settledHow: null,
	printed: null,
	help: false,
	answers: [{ tool: "sleep-therapy", answer: "yes" }],
};

async function asking() {
	const asked = await readAsking(portal.db, rhian, await currentRegister(portal.db), amina.id, NOON);
	if (asked === undefined) throw new Error("not listed");
	return asked;
}

describe("a wish", () => {
	it("can be said for a tool that none of the patient's services uses, and about which they could choose", async () => {
		const wishes = (await asking()).wishes.map(({ id }) => id);
		expect(wishes).toContain("sleep-therapy");
		for (const id of [SCAN, "staff-rostering", "antibiotic-search"]) expect(wishes).not.toContain(id);
	});

	it("is read back as a wish, and makes the job that the patient's own yes makes", async () => {
		const asked = await asking();
		const ahead = await lookAhead(portal.db, rhian, asked, wish, "en", NOON);
		expect(ahead).toMatchObject({ answers: [{ reason: "not-used-here" }], wishDue: "2026-12-04" });
		const pressed = { once: "0123456789abcdef0123456789abcdef", seen: asked.seen };
		await saveRecording(portal.db, rhian, asked.register, amina.id, wish, pressed, "en", NOON);
		expect(await portal.db.read.select().from(tasks)).toMatchObject([
			{ kind: "wish", toolId: "sleep-therapy", due: "2026-12-04", providerId: "riverside" },
		]);
	});
});
