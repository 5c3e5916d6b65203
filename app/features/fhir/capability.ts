/** What this server does, as FHIR R4 says it: the CapabilityStatement at `/fhir/metadata`, which anybody may read. */
import type { z } from "zod";
import type { Fhir } from "./consent.ts";
import { auditParameters, consentParameters, provenanceParameters } from "./search-parameters.ts";
import { HL7 } from "./systems.ts";

/** When what is said here last changed. */
const CHANGED = "2026-11-28";

const OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

/** The type of each parameter that is listed: how to answer and which page are no search. */
const TYPES: Readonly<Record<string, string>> = {
	patient: "reference",
	"patient.identifier": "token",
	status: "token",
	category: "token",
	actor: "reference",
	purpose: "token",
	_lastUpdated: "date",
	target: "reference",
	_count: "number",
};

function listed({ shape }: z.ZodObject) {
	return Object.entries(shape).flatMap(([name, { description: documentation }]) => {
		const type = TYPES[name];
		return type === undefined ? [] : [{ name, type, ...(documentation ? { documentation } : {}) }];
	});
}

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
					"A Consent is one answer of one patient, or one tool that waits for them since something is said to be wrong; it permits nothing that may not be done now. No Consent is no permission: of who never answered there is none, also where the tool was stopped or the patient has died. Whether a tool may be used also depends on laws and emergencies: ask " +
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
						searchParam: listed(consentParameters),
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
						searchParam: listed(provenanceParameters),
					},
					{
						type: "AuditEvent",
						documentation: "The client's own looks at a patient.",
						...interactions("search-type"),
						versioning: "no-version",
						searchParam: listed(auditParameters),
					},
				],
			},
		],
	};
}
