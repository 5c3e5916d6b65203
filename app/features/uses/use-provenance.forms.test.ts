import { describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import {
	AGENTS,
	aBundle,
	aFhirPatient,
	anAiDevice,
	anObservation,
	aProvenance,
	type BundleParts,
	SENT_AS,
} from "#tests/use-bundle.ts";
import { readUseBundle } from "./use-bundle.forms.ts";
import { readUse } from "./use-provenance.forms.ts";

/** What the first entry of the file is read as. */
function read(parts: BundleParts = {}) {
	const file = readUseBundle(JSON.stringify(aBundle(parts)));
	if (!file.ok) throw new Error(file.reason);
	const [first] = file.value.entries;
	return first && readUse(file.value, first);
}

function report(parts: BundleParts = {}) {
	const result = read(parts);
	if (!result?.ok) throw new Error(result?.reason ?? "no use");
	return result.value.report;
}

const [machine, verifier] = AGENTS;
const second = { resource: { ...aFhirPatient(testNhsNumber(2), "other") } };

describe("a Provenance with the label", () => {
	it("is a use: which tool and version, whose, when, where, what it saw and said, who checked", () => {
		expect(read()).toEqual({
			ok: true,
			value: {
				nhsNumber: testNhsNumber(1),
				checkerEmail: "Doctor@riverside.example",
				report: {
					tool: "eye-scan-urgency",
					toolVersion: "2.1",
					service: "riverside-eyes",
					usedAt: new Date("2026-11-20T09:00:00Z"),
					lookedAt: "Photo of the back of your eye",
					recommended: "See you within 2 weeks.",
					lang: "en",
					checked: { by: "person", name: "Dr Hannah Okoye", staff: null, agreed: "agreed" },
					source: SENT_AS,
				},
			},
		});
	});

	it("may have it as its reason, as the guide's own examples do", () => {
		const reason = [{ coding: [{ code: "AIAST" }] }];
		expect(read({ provenance: aProvenance({ meta: {}, reason }) })).toMatchObject({ ok: true });
	});

	it("may leave out who checked, whether they agreed, the version, the place and what it saw", () => {
		const bare = aProvenance({ agent: [machine], entity: undefined, location: undefined });
		expect(report({ provenance: bare, device: anAiDevice({ version: undefined }) })).toMatchObject({
			checked: { by: "unknown" },
			toolVersion: null,
			service: null,
			lookedAt: null,
		});
		const silent = aProvenance({ agent: [machine, { ...verifier, role: undefined }] });
		expect(report({ provenance: silent }).checked).toMatchObject({ by: "person", agreed: null });
	});

	it("does not take a model card or a prompt for what the tool looked at", () => {
		const card = {
			resourceType: "DocumentReference",
			id: "card",
			description: "Card",
			type: { coding: [{ code: "AIModelCard" }] },
		};
		const provenance = aProvenance({ entity: [{ what: { reference: "DocumentReference/card" } }] });
		expect(report({ provenance, more: [{ resource: card }] }).lookedAt).toBeNull();
	});

	it.each([
		["a conclusion", { valueString: undefined, conclusion: "No fracture." }, "No fracture."],
		[
			"a coded value",
			{ valueString: undefined, valueCodeableConcept: { coding: [{ display: "Urgent" }] } },
			"Urgent",
		],
		["a measured value", { valueString: undefined, valueQuantity: { value: 95, unit: "%" } }, "95 %"],
		["nothing in words", { valueString: undefined }, null],
	])("says what the tool said from %s", (_what, over, words) => {
		expect(report({ observation: anObservation(over) }).recommended).toBe(words);
	});

	it("may name the patient by the number alone", () => {
		const subject = { identifier: { system: "https://fhir.nhs.uk/Id/nhs-number", value: testNhsNumber(5) } };
		expect(read({ observation: anObservation({ subject }) })).toMatchObject({
			value: { nhsNumber: testNhsNumber(5) },
		});
	});
});

describe("what is refused, with its name", () => {
	it.each<[string, BundleParts]>([
		["shape-wrong", { provenance: aProvenance({ target: [] }) }],
		["shape-wrong", { provenance: aProvenance({ agent: "the tool" }) }],
		["label-missing", { provenance: aProvenance({ meta: undefined }) }],
		["device-missing", { provenance: aProvenance({ agent: [verifier] }) }],
		["device-missing", { provenance: aProvenance({ agent: [{ who: { reference: "Device/gone" } }] }) }],
		["device-not-ai", { device: anAiDevice({ type: { text: "A scanner" } }) }],
		["devices-several", { provenance: aProvenance({ agent: [machine, machine] }) }],
		["tool-missing", { device: anAiDevice({ identifier: [{ value: "eye-scan-urgency" }] }) }],
		["version-unclear", { device: anAiDevice({ version: [{ value: "1" }, { value: "2" }] }) }],
		["version-too-long", { device: anAiDevice({ version: [{ value: "1".repeat(101) }] }) }],
		["identifier-missing", { fullUrl: null }],
		["identifier-missing", { fullUrl: "Provenance/1" }],
		["target-missing", { provenance: aProvenance({ target: [{ reference: "Observation/gone" }] }) }],
		["patient-missing", { observation: anObservation({ subject: undefined }) }],
		["patient-missing", { observation: anObservation({ subject: { reference: "Patient/gone" } }) }],
		["nhs-number-missing", { patient: { resourceType: "Patient", id: "pat" } }],
		["nhs-number-check-digit", { patient: aFhirPatient("9990000000") }],
		["date-missing", { provenance: aProvenance({ occurredDateTime: undefined }) }],
		["date-not-whole", { provenance: aProvenance({ occurredDateTime: "2026-11-20" }) }],
		["date-not-whole", { provenance: aProvenance({ occurredDateTime: "2026-11-20T09:00:00" }) }],
		["text-too-long", { observation: anObservation({ valueString: "x".repeat(2001) }) }],
		["text-not-readable", { observation: anObservation({ valueString: "left\u202Eright" }) }],
		[
			"checker-unnamed",
			{
				provenance: aProvenance({
					agent: [machine, { ...verifier, who: { reference: "Practitioner/gone" } }],
				}),
			},
		],
	])("%s", (reason, parts) => {
		expect(read(parts)).toEqual({ ok: false, reason });
	});

	it("patients-several, where two targets are about two people", () => {
		const provenance = aProvenance({
			target: [{ reference: "Observation/grade" }, { reference: "Observation/two" }],
		});
		const two = { resource: anObservation({ id: "two", subject: { reference: "Patient/other" } }) };
		expect(read({ provenance, more: [second, two] })).toEqual({ ok: false, reason: "patients-several" });
	});

	it("patient-missing, where two resources have the name of the patient", () => {
		const twin = { resource: aFhirPatient(testNhsNumber(2)) };
		expect(read({ more: [twin] })).toEqual({ ok: false, reason: "patient-missing" });
	});
});

describe("what is no use of an AI tool", () => {
	it("is passed over: another resource, and a Provenance that names no tool and has no label", () => {
		expect(read({ provenance: anObservation({ id: "x" }) })).toBeUndefined();
		expect(read({ provenance: aProvenance({ meta: undefined, agent: [verifier] }) })).toBeUndefined();
	});

	it.each([
		["not-json", "{"],
		["not-a-bundle", "[]"],
		["not-a-bundle", '{"resourceType":"Patient"}'],
		["not-a-bundle", '{"resourceType":"Bundle","entry":{}}'],
		["not-a-bundle", "null"],
	])("%s is said of the whole file", (reason, json) => {
		expect(readUseBundle(json)).toEqual({ ok: false, reason });
	});
});
