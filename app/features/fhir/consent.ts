/**
 * One answer of one patient as a FHIR R4 Consent. It says what the rule needs and no more: no name, no NHS number, nothing that
 * anybody typed; of a trusted person their authority, of staff that it was staff.
 */
import type { ChoiceMade } from "#app/core/entry.ts";
import type { Purpose, Scope } from "#app/core/scope.ts";
import type { ConsentState } from "./consent-state.ts";
import type { ConsentVersion, VersionedChoice } from "./consent-versions.ts";
import { HL7, OURS } from "./systems.ts";

/** What a resource needs that no entry holds. */
export interface Place {
	/** The portal's public origin. */
	readonly origin: string;
	/** Random; stands for the patient in references. */
	readonly patientId: string;
	/** Who keeps the record: the provider that the reader asks for. */
	readonly provider: { readonly id: string; readonly name: string };
}

/** A resource as JSON. */
export type Fhir = Readonly<Record<string, unknown>> & { readonly resourceType: string };

/** The codes of a purpose, ours after the one that others know. HL7 has no word for training a tool or for made-up records. */
export const PURPOSE_CODES: Readonly<Record<Purpose, { readonly system: string; readonly code: string }>> = {
	care: { system: HL7.actReason, code: "TREAT" },
	planning: { system: HL7.actReason, code: "HOPERAT" },
	research: { system: HL7.actReason, code: "HRESCH" },
	training: { system: OURS.purpose, code: "training" },
	synthetic: { system: OURS.purpose, code: "synthetic" },
};

/** LOINC "Patient Consent", and what kind of them these are. */
export const CATEGORIES = [
	{ system: HL7.loinc, code: "59284-0", display: "Patient Consent" },
	{ system: OURS.category, code: "ai-tool-choice", display: "A choice about AI tools" },
] as const;

/** The patient keeps it from whoever acts for them: it counts like any other, and no system shows it to them. */
const RESTRICTED = { system: HL7.confidentiality, code: "R", display: "restricted" } as const;

/**
 * The Consent. "Not sure" is not a no, and yet the tool may not be used until somebody has asked: so it is active with a deny, as
 * whoever reads only FHIR's own elements must act, and the extension says what the patient answered. So is a yes that does not count now.
 */
export function consentOf({ entry }: VersionedChoice, version: ConsentVersion, place: Place): Fhir {
	const { body, ref, at } = entry;
	const { scope, said } = body;
	return {
		resourceType: "Consent",
		id: ref,
		meta: {
			versionId: version.id,
			lastUpdated: version.at.toISOString(),
			...(body.private === true ? { security: [RESTRICTED] } : {}),
		},
		extension: [
			{ url: OURS.answer, valueCode: body.answer },
			{ url: OURS.why, valueCode: version.why },
			...(body.notice === null ? [] : [{ url: OURS.notice, valuePositiveInt: body.notice }]),
			{ url: OURS.way, valueCode: said.way },
			{ url: OURS.recorder, valueCode: said.recorder.who },
		],
		identifier: [{ system: OURS.receipt, value: ref }],
		status: version.status,
		scope: {
			coding: [
				{
					system: HL7.consentScope,
					code: scope.purpose === "research" ? "research" : "patient-privacy",
				},
			],
		},
		category: CATEGORIES.map((coding) => ({ coding: [coding] })),
		patient: { reference: `Patient/${place.patientId}`, type: "Patient" },
		dateTime: body.saidOn ?? at.toISOString(),
		performer: [performerOf(body, place)],
		organization: [organizationOf(place)],
		policy: [{ uri: policyOf(body, place.origin) }],
		policyRule: { coding: [{ system: HL7.actCode, code: "GRANTORCHOICE", display: "grantor choice" }] },
		...verificationOf(body, at, place),
		provision: provisionOf(body.scope, version),
	};
}

/** What the patient was shown: the notice of that tool in the words of that day, or what AI is where no tool is named. */
function policyOf({ scope, notice, lang }: ChoiceMade, origin: string): string {
	if (scope.tool === null) return `${origin}/${lang}/what-is-ai`;
	return `${origin}/${lang}/tools/${scope.tool}${notice === null ? "" : `?notice=${notice}`}`;
}

function performerOf({ said: { decider } }: ChoiceMade, { patientId }: Place) {
	if (decider.who === "patient") return { reference: `Patient/${patientId}`, type: "Patient" };
	return {
		type: "RelatedPerson",
		identifier: { system: OURS.authority, value: decider.authority },
		display: decider.authority,
	};
}

/** Staff who heard it themselves vouch for it. A form is not a talk, and online nobody was there. */
function verificationOf({ said: { way, recorder, decider } }: ChoiceMade, at: Date, { patientId }: Place) {
	if (recorder.who !== "staff" || (way !== "phone" && way !== "in-person")) return {};
	const patient = { verifiedWith: { reference: `Patient/${patientId}`, type: "Patient" } };
	return {
		verification: [
			{
				verified: true,
				...(decider.who === "patient" ? patient : {}),
				verificationDate: at.toISOString(),
			},
		],
	};
}

function provisionOf(scope: Scope, { permits, exceptions }: Pick<ConsentState, "permits" | "exceptions">) {
	const nested = exceptions.map(({ tool, purpose, permits }) => ({
		type: permits ? "permit" : "deny",
		actor: [actorOf(tool)],
		...(purpose === null ? {} : { purpose: [PURPOSE_CODES[purpose]] }),
	}));
	return {
		type: permits ? "permit" : "deny",
		...(scope.tool === null ? {} : { actor: [actorOf(scope.tool)] }),
		...(scope.purpose === null ? {} : { purpose: [PURPOSE_CODES[scope.purpose]] }),
		...(nested.length === 0 ? {} : { provision: nested }),
	};
}

/** Who keeps the record. */
export function organizationOf({ provider }: Place) {
	return {
		type: "Organization",
		identifier: { system: OURS.provider, value: provider.id },
		display: provider.name,
	};
}

/** The tool is who receives the information. */
export function actorOf(tool: string) {
	return {
		role: {
			coding: [{ system: HL7.participationType, code: "IRCP", display: "information recipient" }],
		},
		reference: { reference: `Device/${tool}`, type: "Device" },
	};
}
