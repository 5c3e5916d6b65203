import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { tools } from "#db/schema.ts";
import { answers } from "#tests/answers.ts";
import { NOON } from "#tests/builders.ts";
import { machines, patient, portal, token, withOneClient } from "#tests/one-client.ts";

withOneClient();

const TOOL = "eye-scan-urgency";

it("shows nobody a yes to a tool that was stopped while their search stood in line", async () => {
	await answers(portal, patient, "yes", { tool: TOOL, purpose: null });
	const ask = () => machines.ask(`/fhir/Consent?patient=${patient.id}`, token);
	expect((await ask()).text).toContain('"permit"');
	let goOn = () => {};
	const held = new Promise<void>((resolve) => {
		goOn = resolve;
	});
	const stopped = portal.db.write(async (q) => {
		await q
			.update(tools)
			.set({ pausedAt: NOON, pausedWhy: "It missed 2 eyes." })
			.where(eq(tools.id, TOOL))
			.returning({ id: tools.id });
		await markRegisterChanged(q);
		await held;
	});
	// Long enough for the search to stand in line behind the stop; where it is not there yet, it is answered after it all the same.
	const asked = ask();
	await wait(300);
	goOn();
	await stopped;
	const meanwhile = await asked;
	expect(meanwhile.status).toBe(503);
	expect(meanwhile.json).toMatchObject({ resourceType: "OperationOutcome" });
	expect((await ask()).text).not.toContain('"permit"');
});
