import { expect, it } from "vitest";
import { askedBehindStop, machines, patient, token, withOneClient } from "#tests/one-client.ts";

withOneClient();

function ask() {
	const check = { nhsNumber: patient.nhsNumber, tool: "eye-scan-urgency", purpose: "care" };
	const headers = { "content-type": "application/json" };
	return machines.ask("/api/decisions", token, {
		method: "POST",
		headers,
		body: JSON.stringify({ checks: [check] }),
	});
}

it("tells nobody to go on who asked while the tool was being stopped", async () => {
	expect((await ask()).json).toMatchObject({ decisions: [{ answer: "permit" }] });
	expect((await askedBehindStop(ask)).text).not.toContain("permit");
	expect((await ask()).json).toMatchObject({ decisions: [{ answer: "deny" }] });
});
