/** A Bundle of uses as another system sends it, so that a test says only what is different. */
import { testNhsNumber } from "#app/core/nhs-number.ts";

type Json = Readonly<Record<string, unknown>>;

/** The identifier of the one use in `aBundle`. */
export const SENT_AS = "urn:uuid:11111111-1111-4111-8111-111111111111";

const coded = (code: string, system?: string) => ({ coding: [{ code, ...(system && { system }) }] });

/** The Device of the eye scan tool. */
export function anAiDevice(over: Json = {}): Json {
	return {
		resourceType: "Device",
		id: "tool",
		type: coded("Artificial-Intelligence"),
		identifier: [{ system: "urn:ai-choices:tool", value: "eye-scan-urgency" }],
		version: [{ value: "2.1" }],
		...over,
	};
}

/** The agents: the tool, and the doctor who verified it and agreed. */
export const AGENTS = [
	{ type: coded("author"), who: { reference: "Device/tool" } },
	{
		type: coded("verifier"),
		role: [coded("agreed", "urn:ai-choices:agreement")],
		who: { reference: "Practitioner/doctor" },
	},
] as const;

/** The Provenance of one use. */
export function aProvenance(over: Json = {}): Json {
	return {
		resourceType: "Provenance",
		meta: { security: [{ code: "AIAST" }] },
		target: [{ reference: "Observation/grade" }],
		occurredDateTime: "2026-11-20T09:00:00+00:00",
		recorded: "2026-11-20T09:05:00Z",
		location: { identifier: { system: "urn:ai-choices:service", value: "riverside-eyes" } },
		agent: AGENTS,
		entity: [{ role: "source", what: { reference: "Media/photo" } }],
		...over,
	};
}

/** What it made, about the n-th patient of the test range. */
export function anObservation(over: Json = {}): Json {
	return {
		resourceType: "Observation",
		id: "grade",
		status: "final",
		subject: { reference: "Patient/pat" },
		valueString: "See you within 2 weeks.",
		...over,
	};
}

/** A Patient with this NHS number. */
export function aFhirPatient(nhsNumber: string, id = "pat"): Json {
	return {
		resourceType: "Patient",
		id,
		identifier: [{ system: "https://fhir.nhs.uk/Id/nhs-number", value: nhsNumber }],
	};
}

const photo = { resourceType: "Media", id: "photo", type: { text: "Photo of the back of your eye" } };
const doctor = {
	resourceType: "Practitioner",
	id: "doctor",
	name: [{ prefix: ["Dr"], given: ["Hannah"], family: "Okoye" }],
	telecom: [{ system: "email", value: "Doctor@riverside.example" }],
};

/** What stands in `aBundle`, each replaceable; `more` entries come after. */
export interface BundleParts {
	readonly provenance?: Json;
	readonly device?: Json;
	readonly observation?: Json;
	readonly patient?: Json;
	readonly fullUrl?: string | null;
	readonly more?: readonly Json[];
}

/** A Bundle with one use. The Provenance is its first entry. */
export function aBundle(parts: BundleParts = {}): Json {
	const { fullUrl = SENT_AS, more = [] } = parts;
	const provenance = parts.provenance ?? aProvenance();
	return {
		resourceType: "Bundle",
		type: "collection",
		language: "en-GB",
		entry: [
			{ ...(fullUrl === null ? {} : { fullUrl }), resource: provenance },
			{ resource: parts.device ?? anAiDevice() },
			{ resource: parts.observation ?? anObservation() },
			{ resource: parts.patient ?? aFhirPatient(testNhsNumber(1)) },
			{ resource: photo },
			{ resource: doctor },
			...more,
		],
	};
}
