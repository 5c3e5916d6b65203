/**
 * Stopping a tool for everybody, looking into it, retiring it: who may do what, from where, and where it leads. One table, and a
 * `decideStop` that reads it. A lead stops a tool alone and at once; letting it go on, or retiring it, takes two people.
 */
import type { StaffActor, StaffRole, SystemActor } from "#app/core/actor.ts";
import { canonical } from "#app/core/canonical.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { ToolStop } from "#app/core/tool-entry.ts";

/** `retired` is for good: nothing moves it. */
export const STOP_STATES = ["running", "paused", "resume-asked", "retired"] as const;
export type StopState = (typeof STOP_STATES)[number];

/** Since when, and why, in the words that patients read. */
export interface Since {
	readonly since: Date;
	readonly why: string;
}

/** How a tool stands for everybody. */
export interface Stopped {
	readonly paused: Since | null;
	/** The staff account that asked to let it go on; null while nobody did. */
	readonly resumeAskedBy: string | null;
	readonly review: Since | null;
	/** Somebody asked to retire it: since when, why, and the staff account. It is used meanwhile as before. */
	readonly retiring: (Since & { readonly by: string }) | null;
	readonly retired: Since | null;
}

export interface StopRule {
	readonly by: readonly (StaffRole | "system")[];
	readonly from: readonly StopState[];
	/** Whether a review must be under way, or must not be; null where it does not matter. */
	readonly reviewed: boolean | null;
	/** Whether somebody must have asked to retire it, or nobody may have. */
	readonly retiring?: boolean;
	readonly to: StopState | "stays";
}

const NOT_RETIRED = ["running", "paused", "resume-asked"] as const;

export const STOPS: Readonly<Record<ToolStop, StopRule>> = {
	// Also from `resume-asked`: who does not agree says so, and it stays paused.
	paused: { by: ["lead"], from: ["running", "resume-asked"], reviewed: null, to: "paused" },
	"resume-asked": { by: ["lead"], from: ["paused"], reviewed: null, to: "resume-asked" },
	resumed: { by: ["lead", "clinician"], from: ["resume-asked"], reviewed: null, to: "running" },
	"review-opened": { by: ["lead", "system"], from: NOT_RETIRED, reviewed: false, to: "stays" },
	"review-closed": { by: ["lead"], from: NOT_RETIRED, reviewed: true, to: "stays" },
	"retire-asked": { by: ["lead"], from: NOT_RETIRED, reviewed: null, retiring: false, to: "stays" },
	"retire-kept": {
		by: ["lead", "clinician"],
		from: NOT_RETIRED,
		reviewed: null,
		retiring: true,
		to: "stays",
	},
	retired: { by: ["lead", "clinician"], from: NOT_RETIRED, reviewed: null, retiring: true, to: "retired" },
};

export const STOP_REFUSALS = ["not-your-move", "not-from-here", "same-person"] as const;
export type StopRefusal = (typeof STOP_REFUSALS)[number];

/** The state that these columns make. */
export function stateOf({ paused, resumeAskedBy, retired }: Stopped): StopState {
	if (retired !== null) return "retired";
	if (paused === null) return "running";
	return resumeAskedBy === null ? "paused" : "resume-asked";
}

/** How the tool stands after this, or the name of why not. `at` is the instant, `why` what patients read. */
export function decideStop(
	now: Stopped,
	what: ToolStop,
	why: string,
	actor: StaffActor | SystemActor,
	at: Date,
): Result<Stopped, StopRefusal> {
	const rule = STOPS[what];
	if (!rule.by.includes(actor.role === "staff" ? actor.staffRole : "system")) return refuse("not-your-move");
	if (!isFromHere(now, rule)) return refuse("not-from-here");
	switch (what) {
		case "paused":
			return ok({ ...now, paused: { since: now.paused?.since ?? at, why }, resumeAskedBy: null });
		case "resume-asked":
			return actor.role === "staff" ? ok({ ...now, resumeAskedBy: actor.staffId }) : refuse("not-your-move");
		case "resumed":
			return actor.role === "staff" && actor.staffId !== now.resumeAskedBy
				? ok({ ...now, paused: null, resumeAskedBy: null })
				: refuse("same-person");
		case "review-opened":
			return ok({ ...now, review: { since: at, why } });
		case "review-closed":
			return ok({ ...now, review: null });
		case "retire-asked":
			return actor.role === "staff"
				? ok({ ...now, retiring: { since: at, why, by: actor.staffId } })
				: refuse("not-your-move");
		case "retire-kept":
			return ok({ ...now, retiring: null });
		case "retired": {
			const { retiring } = now;
			if (retiring === null || actor.role !== "staff" || actor.staffId === retiring.by)
				return refuse("same-person");
			// What patients read is the reason that was asked with: who agrees, agrees to that.
			const retired = { since: at, why: retiring.why };
			return ok({ paused: null, resumeAskedBy: null, review: null, retiring: null, retired });
		}
	}
}

/** Whose asking this move agrees to: their staff account; null where it agrees to nothing. */
export function askerOf(now: Stopped, what: ToolStop): string | null {
	if (what === "resumed") return now.resumeAskedBy;
	return what === "retired" ? (now.retiring?.by ?? null) : null;
}

/** The moves that this actor could make now, in the order of the table. Who asked is not offered to agree. */
export function stopsOpenTo(now: Stopped, actor: StaffActor): ToolStop[] {
	const names = Object.keys(STOPS) as ToolStop[];
	return names.filter(
		(what) =>
			STOPS[what].by.includes(actor.staffRole) &&
			isFromHere(now, STOPS[what]) &&
			(what !== "resumed" || now.resumeAskedBy !== actor.staffId) &&
			(what !== "retired" || now.retiring?.by !== actor.staffId),
	);
}

function isFromHere(now: Stopped, { from, reviewed, retiring }: StopRule): boolean {
	return (
		from.includes(stateOf(now)) &&
		(reviewed === null || reviewed === (now.review !== null)) &&
		(retiring === undefined || retiring === (now.retiring !== null))
	);
}

/** A mark (SHA-256) of how the tool stands: a page that knows another one is stale. `sha256` hashes a text. */
export function stopMark(sha256: (text: string) => string, now: Stopped): string {
	const at = (one: Since | null) => one && [one.since.getTime(), one.why];
	const { paused, resumeAskedBy, review, retiring, retired } = now;
	return sha256(canonical([at(paused), resumeAskedBy, at(review), at(retiring), at(retired)]));
}
