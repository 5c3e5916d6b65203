/** Why a use of a file is not kept, in the operator's words. Never what stands in the file: it may be about somebody's health. */

import type { ProvenanceRefusal } from "#app/features/uses/use-provenance.forms.ts";
import type { UseRefusal } from "#app/features/uses/use-report.ts";

type Refusal = ProvenanceRefusal | UseRefusal;

const WORDS: Readonly<Record<Refusal, string>> = {
	"shape-wrong": "This is not a Provenance of FHIR R4: target and agent with who are needed.",
	"label-missing": "The label AIAST is missing, in meta.security or as the reason.",
	"device-missing": "No agent is a Device of this file: the AI tool is not named.",
	"device-not-ai": "The Device is not of type Artificial-Intelligence.",
	"devices-several": "More than one agent is a Device. Write a Provenance for each AI tool.",
	"tool-missing": "The Device has no identifier of the system urn:ai-choices:tool.",
	"tool-unknown": "There is no such AI tool in the register. Import it first (import-tools).",
	"version-unclear": "The Device has more than one version.",
	"version-too-long": "The version has more than 100 characters, or symbols that cannot be read.",
	"version-differs":
		"The register names another version of this tool at that time. Import the new version first (import-tools).",
	"identifier-missing":
		"The entry needs a fullUrl (urn:uuid: or https:, 300 characters at most): by it a use comes in once.",
	"target-missing": "A target is not in this file.",
	"patient-missing": "The target has no Patient as its subject, in this file or by an identifier.",
	"patients-several": "The targets are about more than one patient, or a patient has two NHS numbers.",
	"nhs-number-missing": "The Patient has no identifier of the system https://fhir.nhs.uk/Id/nhs-number.",
	"nhs-number-length": "An NHS number has 10 digits.",
	"nhs-number-symbols": "An NHS number has only digits.",
	"nhs-number-check-digit": "This is not an NHS number: its last digit does not fit the others.",
	"patient-unknown": "There is no such patient here. Import them first (import-patients).",
	"patient-not-listed": "The patient is on no list of the provider that used the tool.",
	"service-unknown": "There is no such service here. Import it first (import-tools).",
	"service-unclear":
		"It is not clear which service used the tool. Give location an identifier of the system urn:ai-choices:service.",
	"date-missing": "The time of use is missing (occurredDateTime or occurredPeriod.start).",
	"date-not-whole": "Write the time of use with day, time and time zone, such as 2026-11-21T10:42:00+00:00.",
	"date-in-future": "The time of use is in the future.",
	"text-too-long": "What the tool looked at has 1,000 characters at most, what it said 2,000.",
	"text-not-readable":
		"There are symbols in the words of the tool that cannot be read, or that turn text around.",
	"checker-unnamed": "Who verified it has no name: give agent.who.display.",
	"came-before-otherwise": "A use with this fullUrl came before with other facts. A use is never changed.",
	"key-not-yours": "Somebody else reported this.",
};

/** The sentence of a refusal. */
export function whyRefused(reason: Refusal): string {
	return WORDS[reason];
}

/** "Entry 3 (urn:uuid:…): The label AIAST is missing …" */
export function lineOfRefused(index: number, fullUrl: string | null, reason: Refusal): string {
	const named = fullUrl === null ? "" : ` (${JSON.stringify(fullUrl.slice(0, 100)).slice(1, -1)})`;
	return `Entry ${index}${named}: ${WORDS[reason]}`;
}
