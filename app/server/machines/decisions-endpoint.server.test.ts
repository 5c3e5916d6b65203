import { expect, it } from "vitest";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { askedBehindStop, machines, patient, portal, token, withOneClient } from "#tests/one-client.ts";

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
	const meanwhile = await askedBehindStop(ask);
	expect([meanwhile.status, meanwhile.json]).toMatchObject([200, { decisions: [{ answer: "deny" }] }]);
	// And the patient reads what was answered, no more: the first question, and this one once.
	const looks = await listLookUps(portal.db, patient.actor, 0, 9);
	expect(looks.map(({ answer }) => answer)).toEqual(["deny", "permit"]);
});
