/** Which Consents a search means. */
import type { Purpose } from "#app/core/scope.ts";
import { CATEGORIES, consentOf, type Fhir, type Place, PURPOSE_CODES } from "./consent.ts";
import type { ConsentVersion, VersionedChoice } from "./consent-versions.ts";
import { consentOfPause, PAUSE_CATEGORIES, type PauseVersion, type VersionedPause } from "./pause-consent.ts";
import type { ConsentSearch, Token } from "./search.forms.ts";
import { OURS } from "./systems.ts";

/** FHIR's own list of the states of a Consent. */
const STATES = "http://hl7.org/fhir/consent-state-codes";

/** An answer or a tool that waits, as it stood from one moment on: what is one Consent. */
export type Standing =
	| { readonly of: VersionedChoice; readonly version: ConsentVersion }
	| { readonly of: VersionedPause; readonly version: PauseVersion };

/** It as it stood from each moment on, the oldest first. */
export function standingsOf(of: VersionedChoice | VersionedPause): readonly Standing[] {
	return isPause(of)
		? of.versions.map((version) => ({ of, version }))
		: of.versions.map((version) => ({ of, version }));
}

/** The resource. */
export function resourceOf(one: Standing, place: Place): Fhir {
	return isOfPause(one)
		? consentOfPause(one.of, one.version, place)
		: consentOf(one.of as VersionedChoice, one.version, place);
}

function isPause(of: VersionedChoice | VersionedPause): of is VersionedPause {
	return of.entry.body.kind === "pause.opened";
}

function isOfPause(one: Standing): one is { readonly of: VersionedPause; readonly version: PauseVersion } {
	return isPause(one.of);
}

/** What it is about; `null` is any. */
function aboutOf(one: Standing): {
	readonly tool: string | null;
	readonly purposes: readonly Purpose[] | null;
	readonly categories: readonly { readonly system: string; readonly code: string }[];
} {
	if (isOfPause(one)) {
		const { of, version } = one;
		const purposes = version.purposes.length === 0 ? null : version.purposes;
		return { tool: of.entry.body.tool, purposes, categories: PAUSE_CATEGORIES };
	}
	const { tool, purpose } = (one.of as VersionedChoice).entry.body.scope;
	return { tool, purposes: purpose === null ? null : [purpose], categories: CATEGORIES };
}

/**
 * Is this Consent among those that were searched for? One about any tool is found by each tool, and one about any purpose by each purpose:
 * whoever asks about one tool must find the no to everything.
 */
export function isMeant(one: Standing, search: ConsentSearch): boolean {
	const { tool, purposes, categories } = aboutOf(one);
	const codes = purposes?.flatMap((code) => [PURPOSE_CODES[code], { system: OURS.purpose, code }]);
	const at = one.version.at.getTime();
	return (
		anyOf(search.status, [{ system: STATES, code: one.version.status }]) &&
		anyOf(search.category, categories) &&
		(codes === undefined || anyOf(search.purpose, codes)) &&
		(tool === null || search.actor.length === 0 || search.actor.includes(tool)) &&
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
