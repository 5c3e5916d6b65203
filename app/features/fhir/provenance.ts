/** Who wrote something into the record, and which AI tool was used: FHIR R4 Provenance, by what people are and not by name. */
import type { Entry } from "#app/core/entry.ts";
import type { Decider, Recorder } from "#app/core/said.ts";
import type { Use } from "#app/features/uses/use.ts";
import type { Fhir, Place } from "./consent.ts";
import { HL7, OURS } from "./systems.ts";

/**
 * Who made an entry that made or changed these Consents (ids): who decided (author) and whose hand it was (enterer). Undefined for
 * a kind of entry that changes none.
 */
export function provenanceOf(entry: Entry, consents: readonly string[], place: Place): Fhir | undefined {
	const { ref, at, body } = entry;
	const who = whoMade(entry);
	if (who === undefined) return undefined;
	return {
		resourceType: "Provenance",
		id: ref,
		meta: { versionId: "1", lastUpdated: at.toISOString() },
		target: consents.map((id) => ({ reference: `Consent/${id}/_history/${ref}`, type: "Consent" })),
		recorded: at.toISOString(),
		activity: { text: body.kind },
		agent: [
			...(who.decider === null ? [] : [agent("author", deciderAs(who.decider, place))]),
			agent("enterer", recorderAs(who.recorder, place)),
		],
	};
}

function whoMade({
	body,
}: Entry): { readonly decider: Decider | null; readonly recorder: Recorder } | undefined {
	switch (body.kind) {
		case "choice.made":
		case "choice.undone":
		case "after-death.wished":
			return body.said;
		case "entry.in-error":
		case "status.changed":
		case "trust.given":
		case "trust.ended":
		case "death.recorded":
			return { decider: null, recorder: body.recorder };
		// What follows by itself from what somebody else said or answered, which is not told here.
		case "pause.opened":
		case "pause.closed":
			return { decider: null, recorder: { who: "system", name: "" } };
		default:
			return undefined;
	}
}

/**
 * A use in the shape that it is reported in, without what the tool said and whoever checked it: whoever reported it has that, and nobody
 * else needs it to know that the use is kept.
 */
export function provenanceOfUse(use: Use, { patientId }: Pick<Place, "patientId">): Fhir {
	const { body, id, reportedAt } = use;
	return {
		resourceType: "Provenance",
		id,
		meta: {
			versionId: "1",
			lastUpdated: reportedAt.toISOString(),
			security: [{ system: HL7.observationValue, code: "AIAST" }],
		},
		target: [{ reference: `Patient/${patientId}`, type: "Patient" }],
		occurredDateTime: body.usedAt,
		recorded: reportedAt.toISOString(),
		location: { identifier: { system: OURS.service, value: body.service } },
		agent: [
			agent("author", { reference: `Device/${body.tool}`, type: "Device" }),
			...(body.checked.by === "person"
				? [agent("verifier", { type: "Practitioner", display: "a person" })]
				: []),
		],
	};
}

function agent(code: "author" | "enterer" | "verifier", who: object) {
	return { type: { coding: [{ system: HL7.provenanceParticipant, code }] }, who };
}

function deciderAs(decider: Decider, place: Place) {
	return decider.who === "patient" ? patientAs(place) : { type: "RelatedPerson", display: decider.authority };
}

function recorderAs(recorder: Recorder, place: Place) {
	switch (recorder.who) {
		case "patient":
			return patientAs(place);
		case "trusted":
			return { type: "RelatedPerson", display: recorder.authority };
		case "staff":
			return { type: "Practitioner", display: "staff" };
		case "system":
			return { type: "Device", display: "a computer system" };
	}
}

function patientAs({ patientId }: Place) {
	return { reference: `Patient/${patientId}`, type: "Patient" };
}
