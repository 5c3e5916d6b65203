/**
 * A tool that waits for one patient, since something about it is said to be wrong, as a Consent of its own: the patient may never have answered
 * about that tool, and whoever only searches Consents must not miss that it may not be used.
 */
import { decide } from "#app/core/decision.ts";
import type { Entry, EntryBody } from "#app/core/entry.ts";
import { PURPOSES, type Purpose } from "#app/core/scope.ts";
import { actorOf, CATEGORIES, type Fhir, organizationOf, type Place, PURPOSE_CODES } from "./consent.ts";
import type { Moment } from "./consent-state.ts";
import { type ConsentVersion, momentsOf } from "./consent-versions.ts";
import { untouched } from "./read-tool.ts";
import { HL7, OURS } from "./systems.ts";

/** The wait as it stood from `at` on: it never permits. */
export interface PauseVersion extends ConsentVersion {
	/** What the tool may not be used for meanwhile. */
	readonly purposes: readonly Purpose[];
}

/** One wait with all that became of it, the oldest first; there is always one version. */
export interface VersionedPause {
	readonly entry: Entry<PauseOpened>;
	readonly versions: readonly PauseVersion[];
}

type PauseOpened = Extract<EntryBody, { kind: "pause.opened" }>;

/** Whoever searches for answers finds it too: it has their category beside its own. */
export const PAUSE_CATEGORIES = [
	...CATEGORIES,
	{ system: OURS.category, code: "ai-tool-pause", display: "An AI tool that waits" },
] as const;

/** Every wait of one of these tools (ids), in the order of the record. */
export function versionedPauses(entries: readonly Entry[], tools: readonly string[]): VersionedPause[] {
	const isOurs = ({ body }: Entry) => body.kind === "pause.opened" && tools.includes(body.tool);
	if (!entries.some(isOurs)) return [];
	const found: { readonly entry: Entry<PauseOpened>; readonly versions: PauseVersion[] }[] = [];
	for (const { entry, moment } of momentsOf(entries)) {
		if (isOurs(entry)) found.push({ entry: entry as Entry<PauseOpened>, versions: [] });
		for (const { entry: opened, versions } of found) {
			const now = { id: entry.ref, at: entry.at, ...stateAt(opened, moment) };
			const last = versions.at(-1);
			const isSame = last?.why === now.why && last.purposes.join() === now.purposes.join();
			if (!isSame) versions.push(now);
		}
	}
	return found;
}

/** While it is looked into nothing may be done; after that what the patient has not said again, as the rule has it. */
function stateAt({ seq, body }: Entry<PauseOpened>, { standing, inError, at }: Moment) {
	const over = { status: "inactive", permits: false, exceptions: [], purposes: [] } as const;
	if (inError.has(seq)) return { ...over, status: "entered-in-error", why: "in-error" } as const;
	const isOpen = standing.some(
		({ kind, who, state }) => kind === "pause" && who === body.dispute && state === "open",
	);
	if (isOpen) return { ...over, status: "active", why: "disputed", purposes: PURPOSES } as const;
	const rows = standing.filter(({ kind }) => kind !== "override");
	const tool = untouched(body.tool);
	const waits = PURPOSES.filter(
		(purpose) => decide(rows, { tool, purpose, at, onList: true }).reason === "dispute-closed",
	);
	if (waits.length === 0) return { ...over, why: "replaced" } as const;
	return { ...over, status: "active", why: "dispute-closed", purposes: waits } as const;
}

/** The Consent: a deny for this tool, without a word of what is said to be wrong or by whom. */
export function consentOfPause({ entry }: VersionedPause, version: PauseVersion, place: Place): Fhir {
	const { ref, at, body } = entry;
	const { purposes } = version;
	const isAll = purposes.length === 0 || purposes.length === PURPOSES.length;
	return {
		resourceType: "Consent",
		id: ref,
		meta: { versionId: version.id, lastUpdated: version.at.toISOString() },
		extension: [{ url: OURS.why, valueCode: version.why }],
		identifier: [{ system: OURS.receipt, value: ref }],
		status: version.status,
		scope: { coding: [{ system: HL7.consentScope, code: "patient-privacy" }] },
		category: PAUSE_CATEGORIES.map((coding) => ({ coding: [coding] })),
		patient: { reference: `Patient/${place.patientId}`, type: "Patient" },
		dateTime: at.toISOString(),
		organization: [organizationOf(place)],
		policy: [{ uri: `${place.origin}/en/tools/${body.tool}` }],
		provision: {
			type: "deny",
			actor: [actorOf(body.tool)],
			...(isAll ? {} : { purpose: purposes.map((purpose) => PURPOSE_CODES[purpose]) }),
		},
	};
}
