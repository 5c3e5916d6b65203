/** A look that a client had, as a FHIR R4 AuditEvent: it reads its own, and the patient reads each of them at “Who looked”. */
import type { Fhir, Place } from "./consent.ts";
import { HL7, OURS } from "./systems.ts";

/** One look of this client. `answer` is what it was told about `tool`, where it asked for a decision. */
export interface ClientLook {
	/** Stands for it; says nothing of its place. */
	readonly id: string;
	readonly at: Date;
	readonly what: string;
	readonly tool: string | null;
	readonly answer: string | null;
}

/** The AuditEvent. A look is a read; that a use was reported is a create. */
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
	const isReport = look.what === "use-reported";
	return {
		resourceType: "AuditEvent",
		id: look.id,
		meta: { versionId: "1", lastUpdated: look.at.toISOString() },
		type: { system: HL7.auditEventType, code: "rest", display: "RESTful Operation" },
		subtype: [{ system: HL7.interaction, code: isReport ? "create" : "read" }],
		action: isReport ? "C" : "R",
		recorded: look.at.toISOString(),
		outcome: "0",
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
