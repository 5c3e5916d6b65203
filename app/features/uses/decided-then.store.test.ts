import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { record } from "#app/features/record/record.store.server.ts";
import { importRegister } from "#app/features/tools/import-register.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { minutesAfterNoon } from "#tests/builders.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { aReport } from "#tests/uses.ts";
import { listUses, reportUse } from "./use.store.server.ts";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

/** Noon is when the register came; a use is reported an hour after it. */
async function told({ usedAt }: { usedAt: Date }) {
	const register = await currentRegister(portal.db);
	const on = { patientId: amina.id };
	return reportUse(portal.db, rhian, register, on, aReport({ usedAt }), minutesAfterNoon(60));
}

function stopped(what: "paused" | "resumed" | "retired", minutes: number) {
	const recorder = { who: "staff", id: "staff-lena", name: "Lena Hart" } as const;
	const body = {
		kind: "tool.stopped",
		version: 1,
		tool: "eye-scan-urgency",
		what,
		why: "So.",
		recorder,
	} as const;
	const { db } = portal;
	return db.write((q) => record(q, db.vault, null, body, minutesAfterNoon(minutes)));
}

const mine = () => listUses(portal.db, amina.actor);

describe("a use that is reported later", () => {
	it("was not allowed while the tool was stopped for everybody, also if it goes on now", async () => {
		await stopped("paused", 20);
		await stopped("resumed", 40);
		for (const minutes of [19, 30, 41]) await told({ usedAt: minutesAfterNoon(minutes) });
		expect((await mine()).map(({ body }) => body.decided.reason)).toEqual([
			"used-unless-no",
			"tool-paused",
			"used-unless-no",
		]);
	});

	it("was not allowed once the tool was retired", async () => {
		await stopped("retired", 20);
		for (const minutes of [19, 30]) await told({ usedAt: minutesAfterNoon(minutes) });
		expect((await mine()).map(({ body }) => body.decided.reason)).toEqual(["tool-retired", "used-unless-no"]);
	});

	it("is told by the reason that the notice of its own day named", async () => {
		const { register, words } = readRegisterFiles();
		const asked = register.tools.map((tool) =>
			tool.id === "eye-scan-urgency" ? { ...tool, basis: { ...tool.basis, care: "consent" as const } } : tool,
		);
		await importRegister(portal.db, { ...register, tools: asked }, words, minutesAfterNoon(40));
		for (const minutes of [30, 50]) await told({ usedAt: minutesAfterNoon(minutes) });
		expect((await mine()).map(({ body }) => body.decided.answer)).toEqual(["deny", "permit"]);
	});
});
