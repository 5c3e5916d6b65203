import { describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { listUses } from "#app/features/uses/use.store.server.ts";
import { uses } from "#db/schema.ts";
import { troublesIn } from "#tests/fhir-validator.ts";
import { machines, patient, portal, reportUse, token, withOneClient } from "#tests/one-client.ts";
import type { TestPatient } from "#tests/portal.ts";
import {
	AGENTS,
	type aBundle,
	aFhirPatient,
	anAiDevice,
	anObservation,
	aProvenance,
} from "#tests/use-bundle.ts";
import { aSentProvenance } from "#tests/use-provenance.ts";

withOneClient();

const sent = (parts: Parameters<typeof aBundle>[0] = {}) =>
	aSentProvenance({ device: anAiDevice({ version: undefined }), ...parts });

const kept = () => portal.db.read.select().from(uses);
const looksAt = async ({ actor }: TestPatient) =>
	(await listLookUps(portal.db, actor, 0, 9)).map(({ name, what }) => [name, what]);

describe("a use that a client reports", () => {
	it.each([
		["another time", { provenance: aProvenance({ occurredDateTime: "2026-11-20T10:00:00Z" }) }],
		["other words", { observation: anObservation({ valueString: "See you within 2 days." }) }],
		["another checker", { provenance: aProvenance({ agent: AGENTS.slice(0, 1) }) }],
		["another version", { device: anAiDevice({ version: [{ value: "2.2" }] }) }],
		["words of another language", { observation: anObservation({ language: "cy" }) }],
		["another patient", { patient: aFhirPatient(testNhsNumber(2)) }],
		[
			"another of its tools",
			{
				device: anAiDevice({
					version: undefined,
					identifier: [{ system: "urn:ai-choices:tool", value: "consultation-notes" }],
				}),
			},
		],
	])("with %s under the same identifier is 409, and the first stays", async (_what, parts) => {
		await portal.addPatient();
		const two = await machines.client({ tools: ["eye-scan-urgency", "consultation-notes"] });
		expect((await reportUse(sent(), {}, two)).status).toBe(201);
		const before = (await listUses(portal.db, patient.actor)).map(({ body }) => body);
		const other = await reportUse(sent(parts), {}, two);
		expect([other.status, other.json["resourceType"]]).toEqual([409, "OperationOutcome"]);
		expect([other.json["issue"], troublesIn(other.json as never)]).toMatchObject([
			[{ code: "conflict" }],
			[],
		]);
		expect((await reportUse(sent(), {}, two)).status).toBe(200);
		expect((await listUses(portal.db, patient.actor)).map(({ body }) => body)).toEqual(before);
		expect(await kept()).toHaveLength(1);
	});

	it("has an identifier of its own at each provider, and for each client of another tool", async () => {
		const both = await portal.addPatient({ services: ["riverside-eyes", "hillside-gp"] });
		const about = { patient: aFhirPatient(both.nhsNumber) };
		expect((await reportUse(sent(about))).status).toBe(201);
		const place = (service: string) =>
			aProvenance({ location: { identifier: { system: "urn:ai-choices:service", value: service } } });
		const hillside = await machines.client({ providerId: "hillside" });
		const there = sent({ ...about, provenance: place("hillside-gp") });
		expect((await reportUse(there, {}, hillside)).status).toBe(201);
		const notes = await machines.client({ tools: ["consultation-notes"] });
		const identifier = [{ system: "urn:ai-choices:tool", value: "consultation-notes" }];
		const device = anAiDevice({ version: undefined, identifier });
		expect((await reportUse(sent({ ...about, device }), {}, notes)).status).toBe(201);
		for (const [body, by] of [
			[sent(about), token],
			[there, hillside],
		] as const)
			expect((await reportUse(body, {}, by)).status).toBe(200);
		expect(await kept()).toHaveLength(3);
	});

	it("that came before about somebody else is refused alike for whoever has the number and for nobody", async () => {
		await reportUse(sent());
		const other = await portal.addPatient();
		const theirs = await reportUse(sent({ patient: aFhirPatient(other.nhsNumber) }));
		const nobody = await reportUse(sent({ patient: aFhirPatient(testNhsNumber(77)) }));
		expect([theirs.status, theirs.text]).toEqual([409, nobody.text]);
		expect(await looksAt(other)).toEqual([["Eye clinic camera", "use-refused"]]);
	});
});
