/** What is wrong with a use that a client sent: the sentence of the operator's import, and the element that it is about. */

import type { UseRefusal } from "#app/features/uses/use-report.ts";
import type { SentUseRefusal } from "#app/features/uses/use-sent.forms.ts";
import { whyRefused } from "../admin/use-words.ts";

/** Each refusal of a use by a client. */
export type ClientUseRefusal = SentUseRefusal | UseRefusal;

type OwnRefusal = Exclude<ClientUseRefusal, Parameters<typeof whyRefused>[0]>;

const OWN: Readonly<Record<OwnRefusal, string>> = {
	"not-json": "This is not JSON.",
	"not-a-provenance": "Send a Provenance, or a Bundle with one.",
	"not-one-use": "Send a Bundle with just one Provenance that has the label AIAST.",
	"identifier-differs": "If-None-Exist names another identifier than fullUrl.",
};

const ELEMENTS: Readonly<Partial<Record<ClientUseRefusal, string>>> = {
	"not-a-provenance": "Provenance",
	"not-one-use": "Bundle.entry",
	"identifier-differs": "Bundle.entry.fullUrl",
	"shape-wrong": "Provenance",
	"label-missing": "Provenance.meta.security",
	"device-missing": "Provenance.agent.who",
	"device-not-ai": "Device.type",
	"devices-several": "Provenance.agent",
	"tool-missing": "Device.identifier",
	"tool-unknown": "Device.identifier",
	"version-unclear": "Device.version",
	"version-too-long": "Device.version",
	"version-differs": "Device.version",
	"identifier-missing": "Bundle.entry.fullUrl",
	"came-before-otherwise": "Bundle.entry.fullUrl",
	"target-missing": "Provenance.target",
	"patient-missing": "Provenance.target",
	"patients-several": "Provenance.target",
	"patient-unknown": "Patient.identifier",
	"nhs-number-missing": "Patient.identifier",
	"nhs-number-length": "Patient.identifier",
	"nhs-number-symbols": "Patient.identifier",
	"nhs-number-check-digit": "Patient.identifier",
	"service-unknown": "Provenance.location",
	"date-missing": "Provenance.occurred",
	"date-not-whole": "Provenance.occurred",
	"date-in-future": "Provenance.occurred",
	"text-too-long": "Provenance.target",
	"text-not-readable": "Provenance.target",
	"checker-unnamed": "Provenance.agent.who",
};

/** What depends on who it is about: all of it is said in one sentence, so that it does not tell who is a patient. */
const OF_THE_PERSON: readonly ClientUseRefusal[] = [
	"patient-unknown",
	"patient-not-listed",
	"service-unclear",
];

/** The sentence and the element of a refusal. Who is on no list of the client's provider is as unknown as who is nowhere. */
export function wordsOfRefused(refusal: ClientUseRefusal): {
	readonly says: string;
	readonly element: string | undefined;
} {
	const reason = OF_THE_PERSON.includes(refusal) ? "patient-unknown" : refusal;
	return {
		says: isOwn(reason) ? OWN[reason] : (FOR_CLIENTS[reason] ?? whyRefused(reason)),
		element: ELEMENTS[reason],
	};
}

/** A client cannot import anything, and sends an identifier in one of two ways. */
const FOR_CLIENTS: Readonly<Partial<Record<ClientUseRefusal, string>>> = {
	"patient-unknown":
		"There is no such patient here for you, or more than one service could be meant. Name the service: Provenance.location.",
	"tool-unknown": "This is not an AI tool that you act for.",
	"service-unknown": "There is no such service here for you.",
	"version-differs": "The register names another version of this tool at that time. Tell the AI lead.",
	"identifier-missing":
		"Say what you call it, by which it comes in once: If-None-Exist: identifier=urn:uuid:…, or fullUrl in a Bundle (urn:uuid: or https:, 300 characters at most).",
};

function isOwn(reason: ClientUseRefusal): reason is OwnRefusal {
	return reason in OWN;
}
