import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { tools } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { machines, patient, portal, token, withOneClient } from "#tests/one-client.ts";

withOneClient();

const TOOL = "eye-scan-urgency";

function ask() {
	const body = JSON.stringify({ checks: [{ nhsNumber: patient.nhsNumber, tool: TOOL, purpose: "care" }] });
	const headers = { "content-type": "application/json" };
	return machines.ask("/api/decisions", token, { method: "POST", headers, body });
}

it("tells nobody to go on who asked while the tool was being stopped", async () => {
	expect((await ask()).json).toMatchObject({ decisions: [{ answer: "permit" }] });
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
	// Long enough for the question to stand in line behind the stop; where it is not there yet, it is answered after it all the same.
	const asked = ask();
	await wait(300);
	goOn();
	await stopped;
	expect((await asked).text).not.toContain("permit");
	expect((await ask()).json).toMatchObject({ decisions: [{ answer: "deny" }] });
});
