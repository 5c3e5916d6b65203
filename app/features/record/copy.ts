/** All that the portal holds of what a patient said and what was done, as the patient takes it away. */
import type { Entry, EntryBody } from "#app/core/entry.ts";
import type { OutsideReason } from "#app/core/outside-entry.ts";
import type { ShownDispute } from "#app/features/disputes/shown.ts";
import type { Listing } from "#app/features/people/own-listing.store.server.ts";
import type { ShownUse } from "#app/features/uses/shown-use.ts";

/** A letter or e-mail to the patient. */
export interface OwnMessage {
	/** The receipt reference of what it tells of. */
	readonly ref: string;
	readonly about:
		| "choice"
		| "dispute"
		| "use"
		| "override"
		| "outside"
		| "law"
		| "retirement"
		| "hand-over"
		| "acting-ended"
		| "details-code";
	readonly way: "letter" | "email";
	readonly lang: string;
	/** ISO instant; null while it is on its way. */
	readonly sentAt: string | null;
}

/** Somebody looked. `at` is an ISO instant. */
export interface OwnLook {
	readonly at: string;
	readonly who: "patient" | "staff" | "machine" | "system";
	readonly name: string;
	readonly provider: string | null;
	readonly what: string;
	/** Where a machine asked: the tool's id, what for, and what it was told. Of a list: the tool. */
	readonly tool: string | null;
	readonly purpose: string | null;
	readonly answer: string | null;
	/** The reason that was chosen, where somebody looked who has the patient on no list; `entries` have their words. */
	readonly because: OutsideReason | null;
}

/** One entry. `body` is left out where `uses` or `disputes` tell of it, or health details are not to be shown. */
export interface CopiedEntry {
	readonly ref: string;
	/** ISO instant. */
	readonly at: string;
	readonly kind: EntryBody["kind"];
	readonly body?: EntryBody;
}

export interface MyCopy {
	readonly version: 1;
	/** ISO instant. */
	readonly madeAt: string;
	readonly name: string;
	/** Who took it away in the patient's place; null is the patient. */
	readonly takenBy: string | null;
	/** What the provider's list holds of them; null while `details` is false, since a letter can be in other hands. */
	readonly listed: Listing | null;
	/** False: health details are left out, because the patient has not switched them on for whoever holds the letter. */
	readonly details: boolean;
	readonly entries: readonly CopiedEntry[];
	readonly uses: readonly ShownUse[];
	readonly disputes: readonly ShownDispute[];
	readonly messages: readonly OwnMessage[];
	readonly looks: readonly OwnLook[];
}

/** Told of by `uses` and `disputes`, as the patient may read them now. */
const APART: readonly EntryBody["kind"][] = ["use.reported", "dispute.raised", "dispute.moved"];

/** What staff wrote down of a patient's health or mind. */
const OF_HEALTH: readonly EntryBody["kind"][] = [
	"status.changed",
	"entry.in-error",
	"override.started",
	"look.outside",
];

/** What was said of tools and of needs: of everything else whoever acts for the patient has the kind and the day alone. */
const OF_OTHERS: readonly EntryBody["kind"][] = ["choice.made", "choice.undone", "needs.said"];

/** The same for whoever stands in the patient's place; `entries` are those that are shown to others. */
export function copiedForOthers(entries: readonly Entry[], disputes: readonly string[]): CopiedEntry[] {
	return copiedEntries(entries, disputes, false).map(({ body, ...line }) =>
		body === undefined || !OF_OTHERS.includes(line.kind) ? line : { ...line, body },
	);
}

/**
 * The entries that the patient takes away. What happened to a challenge that they are not told of is left out: it is not among
 * `disputes`, the ids of those that they may see. Entries of uses and disputes come without their bodies, and those with staff's
 * words about health too while `details` is false.
 */
export function copiedEntries(
	entries: readonly Entry[],
	disputes: readonly string[],
	details: boolean,
): CopiedEntry[] {
	return entries
		.filter(({ body }) => !("dispute" in body) || disputes.includes(body.dispute))
		.map(({ ref, at, body }) => {
			const line = { ref, at: at.toISOString(), kind: body.kind };
			const isBare = APART.includes(body.kind) || (!details && OF_HEALTH.includes(body.kind));
			return isBare ? line : { ...line, body };
		});
}
