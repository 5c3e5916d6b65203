/** What this server does, as FHIR R4 says it: the CapabilityStatement at `/fhir/metadata`, which anybody may read. */

import { MOST_AT_ONCE } from "./bundle.ts";
import type { Fhir } from "./consent.ts";
import { HL7 } from "./systems.ts";

/** When what is said here last changed. */
const CHANGED = "2026-11-27";

const OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

const ABOUT_PATIENT = [
	{
		name: "patient",
		type: "reference",
		documentation: "Patient/ID or ID. This or patient.identifier is needed: there is no list of everybody.",
	},
	{
		name: "patient.identifier",
		type: "token",
		documentation:
			"https://fhir.nhs.uk/Id/nhs-number|NUMBER. Send it by POST to _search: addresses end in the logs of machines between us.",
	},
] as const;

const PAGED = [
	{
		name: "_count",
		type: "number",
		documentation: `How many entries an answer has, ${MOST_AT_ONCE} at most; 0 says only how many there are.`,
	},
] as const;

const CONSENT_PARAMETERS = [
	...ABOUT_PATIENT,
	{ name: "status", type: "token" },
	{ name: "category", type: "token" },
	{
		name: "actor",
		type: "reference",
		documentation: "Device/ID. A Consent about every tool is found by each.",
	},
	{
		name: "purpose",
		type: "token",
		documentation:
			"A code of v3-ActReason or of urn:ai-choices:purpose. A Consent about every purpose is found by each.",
	},
	{
		name: "_lastUpdated",
		type: "date",
		documentation: "A day or an instant, with eq, gt, ge, lt or le; twice for a range.",
	},
	...PAGED,
] as const;

const interactions = (...codes: readonly string[]) => ({ interaction: codes.map((code) => ({ code })) });

/** The statement of the portal at this origin, and who runs it. */
export function capabilityOf(origin: string, provider: string): Fhir {
	return {
		resourceType: "CapabilityStatement",
		status: "active",
		date: CHANGED,
		publisher: provider,
		kind: "instance",
		software: { name: "AI choices" },
		implementation: {
			description: `What patients of ${provider} said about AI tools`,
			url: `${origin}/fhir`,
		},
		fhirVersion: "4.0.1",
		format: ["application/fhir+json", "json"],
		rest: [
			{
				mode: "server",
				documentation:
					"A Consent is one answer of one patient; it permits nothing that may not be done now. Whether a tool may be used also depends on what was never answered, laws and emergencies: ask " +
					`POST ${origin}/api/decisions. A client reads patients on the lists of its provider, and what touches its own tools; everything else is not there. ` +
					"A parameter that is not listed here is refused. Each reading is shown to the patient.",
				security: {
					extension: [
						{
							url: OAUTH_URIS,
							extension: [{ url: "token", valueUri: `${origin}/oauth/token` }],
						},
					],
					service: [{ coding: [{ system: HL7.securityService, code: "SMART-on-FHIR" }] }],
					description:
						"SMART Backend Services. system/Consent.rs reads everything here; system/Provenance.c reports a use.",
				},
				resource: [
					{
						type: "Consent",
						documentation:
							"A refusal is an active Consent with provision.type deny. So is “not sure”, and a yes that does not count now (a dispute, a stop, two who disagree …): the extensions urn:ai-choices:answer and urn:ai-choices:why say so. Nested provisions are exceptions.",
						...interactions("read", "vread", "history-instance", "search-type"),
						versioning: "versioned",
						readHistory: true,
						updateCreate: false,
						conditionalRead: "not-match",
						referencePolicy: ["literal", "logical"],
						searchParam: CONSENT_PARAMETERS,
					},
					{
						type: "Device",
						documentation: "An AI tool of the register, by its id there.",
						...interactions("read"),
						versioning: "no-version",
						conditionalRead: "not-match",
					},
					{
						type: "Provenance",
						documentation:
							"Who made or changed a Consent, and uses of AI tools. A use is created in the shape of “AI Transparency on FHIR”, with its resources contained or as a Bundle with one use.",
						...interactions("read", "create", "search-type"),
						versioning: "no-version",
						conditionalCreate: true,
						searchParam: [{ name: "target", type: "reference", documentation: "Consent/ID" }],
					},
					{
						type: "AuditEvent",
						documentation: "The client's own looks at a patient.",
						...interactions("search-type"),
						versioning: "no-version",
						searchParam: [...ABOUT_PATIENT, ...PAGED],
					},
				],
			},
		],
	};
}
