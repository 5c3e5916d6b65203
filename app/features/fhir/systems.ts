/** The names by which things are called in FHIR: this portal's own, and those of others that it uses. */

/** A patient in England, Wales and the Isle of Man. */
export const NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";

/** Our own; `TOOL` and `SERVICE` are those that a use is reported by. */
export const OURS = {
	receipt: "urn:ai-choices:receipt",
	tool: "urn:ai-choices:tool",
	service: "urn:ai-choices:service",
	provider: "urn:ai-choices:provider",
	purpose: "urn:ai-choices:purpose",
	category: "urn:ai-choices:category",
	authority: "urn:ai-choices:authority",
	basis: "urn:ai-choices:basis",
	client: "urn:ai-choices:client",
	/** What the patient answered, in their own three words: a deny is a no, or "not sure" (`extension`). */
	answer: "urn:ai-choices:answer",
	why: "urn:ai-choices:why",
	notice: "urn:ai-choices:notice",
	way: "urn:ai-choices:way",
	recorder: "urn:ai-choices:recorder",
} as const;

const TERMINOLOGY = "http://terminology.hl7.org/CodeSystem";

/** Code systems of HL7 and others. */
export const HL7 = {
	actCode: `${TERMINOLOGY}/v3-ActCode`,
	actReason: `${TERMINOLOGY}/v3-ActReason`,
	auditEventType: `${TERMINOLOGY}/audit-event-type`,
	confidentiality: `${TERMINOLOGY}/v3-Confidentiality`,
	consentScope: `${TERMINOLOGY}/consentscope`,
	interaction: "http://hl7.org/fhir/restful-interaction",
	observationValue: `${TERMINOLOGY}/v3-ObservationValue`,
	participationType: `${TERMINOLOGY}/v3-ParticipationType`,
	provenanceParticipant: `${TERMINOLOGY}/provenance-participant-type`,
	securityService: `${TERMINOLOGY}/restful-security-service`,
	loinc: "http://loinc.org",
} as const;
