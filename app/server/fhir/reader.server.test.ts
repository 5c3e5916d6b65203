import { expect, it } from "vitest";
import { answers } from "#tests/answers.ts";
import { askedBehindStop, machines, patient, portal, token, withOneClient } from "#tests/one-client.ts";

withOneClient();

it("shows nobody a yes to a tool that was stopped while their search stood in line", async () => {
	await answers(portal, patient, "yes", { tool: "eye-scan-urgency", purpose: null });
	const ask = () => machines.ask(`/fhir/Consent?patient=${patient.id}`, token);
	expect((await ask()).text).toContain('"permit"');
	const meanwhile = await askedBehindStop(ask);
	expect([meanwhile.status, meanwhile.json]).toMatchObject([200, { resourceType: "Bundle", total: 1 }]);
	expect(meanwhile.text).not.toContain('"permit"');
});
