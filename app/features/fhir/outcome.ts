/** What is wrong, as FHIR says it: an OperationOutcome for every refusal. Never what was sent: it may be about somebody's health. */
import type { Fhir } from "./consent.ts";

/** The kind of trouble of each status, of FHIR's list `issue-type`. */
const KINDS: Readonly<Record<number, string>> = {
	400: "invalid",
	401: "login",
	403: "forbidden",
	404: "not-found",
	405: "not-supported",
	406: "not-supported",
	409: "conflict",
	410: "deleted",
	412: "conflict",
	413: "too-long",
	415: "not-supported",
	422: "processing",
	429: "throttled",
	503: "transient",
};

/** One error. `says` is a sentence for whoever looks after the system that asked; `element` names what it is about. */
export function outcomeOf(status: number, says: string, element?: string): Fhir {
	return {
		resourceType: "OperationOutcome",
		issue: [
			{
				severity: "error",
				code: KINDS[status] ?? "exception",
				diagnostics: says,
				...(element === undefined ? {} : { expression: [element] }),
			},
		],
	};
}
