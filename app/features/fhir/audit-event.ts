/** A look that a client had, as a FHIR R4 AuditEvent: it reads its own, and the patient reads each of them at “Who looked”. */
import { PURPOSES } from "#app/core/scope.ts";
import { type Fhir, type Place, PURPOSE_CODES } from "./consent.ts";
import { HL7, OURS } from "./systems.ts";

/** One look of this client. `answer` is what it was told about `tool`, where it asked for a decision. */
export interface ClientLook {
	/** Stands for it; says nothing of its place. */
	readonly id: string;
	readonly at: Date;
	readonly what: string;
	readonly tool: string | null;
	readonly answer: string | null;
	/** What it asked for. */
	readonly purpose: string | null;
}

type Kind = { readonly action: "C" | "R" | "E"; readonly interaction: "create" | "read" | "operation" };

/** What the client did with each look: a use is something new, and a question is an operation that is answered. All else is a reading. */
const KINDS: Readonly<Record<string, Kind | undefined>> = {
	"use-reported": { action: "C", interaction: "create" },
	"use-refused": { action: "C", interaction: "create" },
	asked: { action: "E", interaction: "operation" },
	"asked-past": { action: "E", interaction: "operation" },
};
const READING: Kind = { action: "R", interaction: "read" };

/** FHIR's own words for what came of it: all went well, or the client has to send something else. */
const WENT_WELL = { outcome: "0" } as const;
const NOT_KEPT = { outcome: "4", outcomeDesc: "The use was not kept." } as const;

/** The AuditEvent. Whoever is answered that a tool may not be used was answered well: what it was told is a detail, and the outcome's words. */
export function auditEventOf(
	look: ClientLook,
	client: { readonly clientId: string; readonly name: string },
	place: Place,
): Fhir {
	const details = [
		{ type: "what", valueString: look.what },
		...(look.tool === null ? [] : [{ type: "tool", valueString: look.tool }]),
		...(look.answer === null ? [] : [{ type: "answer", valueString: look.answer }]),
	];
	const { action, interaction } = KINDS[look.what] ?? READING;
	const purpose = PURPOSES.find((one) => one === look.purpose);
	return {
		resourceType: "AuditEvent",
		id: look.id,
		meta: { versionId: "1", lastUpdated: look.at.toISOString() },
		type: { system: HL7.auditEventType, code: "rest", display: "RESTful Operation" },
		subtype: [{ system: HL7.interaction, code: interaction }],
		action,
		recorded: look.at.toISOString(),
		...(look.what === "use-refused" ? NOT_KEPT : WENT_WELL),
		...(look.answer === null ? {} : { outcomeDesc: look.answer }),
		...(purpose !== undefined ? { purposeOfEvent: [{ coding: [PURPOSE_CODES[purpose]] }] } : {}),
		agent: [
			{
				who: {
					type: "Device",
					identifier: { system: OURS.client, value: client.clientId },
					display: client.name,
				},
				requestor: true,
			},
		],
		source: {
			observer: {
				type: "Organization",
				identifier: { system: OURS.provider, value: place.provider.id },
				display: place.provider.name,
			},
		},
		entity: [{ what: { reference: `Patient/${place.patientId}`, type: "Patient" }, detail: details }],
	};
}
