/** Which Consents a search means. */
import { CATEGORIES, PURPOSE_CODES } from "./consent.ts";
import type { ConsentVersion, VersionedChoice } from "./consent-versions.ts";
import type { ConsentSearch, Token } from "./search.forms.ts";
import { OURS } from "./systems.ts";

/** FHIR's own list of the states of a Consent. */
const STATES = "http://hl7.org/fhir/consent-state-codes";

/** An answer with the version that holds now. */
export interface CurrentChoice {
	readonly choice: VersionedChoice;
	readonly now: ConsentVersion;
}

/**
 * Is this Consent among those that were searched for? One about any tool is found by each tool, and one about any purpose by each purpose:
 * whoever asks about one tool must find the no to everything.
 */
export function isMeant({ choice, now }: CurrentChoice, search: ConsentSearch): boolean {
	const { scope } = choice.entry.body;
	const purpose =
		scope.purpose === null
			? null
			: [PURPOSE_CODES[scope.purpose], { system: OURS.purpose, code: scope.purpose }];
	const at = now.at.getTime();
	return (
		anyOf(search.status, [{ system: STATES, code: now.status }]) &&
		anyOf(search.category, CATEGORIES) &&
		(purpose === null || anyOf(search.purpose, purpose)) &&
		(scope.tool === null || search.actor.length === 0 || search.actor.includes(scope.tool)) &&
		search.updated.every(({ from, until }) => (from === null || at >= from) && (until === null || at < until))
	);
}

function anyOf(
	wanted: readonly Token[],
	codes: readonly { readonly system: string; readonly code: string }[],
): boolean {
	if (wanted.length === 0) return true;
	return wanted.some(({ system, code }) =>
		codes.some((known) => known.code === code && (system === null || system === known.system)),
	);
}
