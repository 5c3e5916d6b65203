/**
 * Emergency overrides as a record tells of them, and why one cannot be started. The rule itself is `app/core/emergency.ts`: this
 * asks it what it would say if one ran.
 */
import type { StaffRole } from "#app/core/actor.ts";
import { type Decision, decide, type Question } from "#app/core/decision.ts";
import type { Reason } from "#app/core/decision-reasons.ts";
import type { DecisionStatus, Entry, EntryBody } from "#app/core/entry.ts";
import { isLegible } from "#app/core/legible-row.ts";
import type { CannotDecide } from "#app/core/override-entry.ts";
import { OVERRIDE_LASTS } from "#app/core/override-row.ts";
import { latestSeq, rowOf, type Standing, type StandingRow } from "#app/core/standing-row.ts";
import { openConflict } from "#app/core/what-was-said.ts";

/** How many minutes one can be started for. None is longer than the rule lets it run. */
export const OVERRIDE_MINUTES = [15, 30, 45, 60] as const;
export type OverrideMinutes = (typeof OVERRIDE_MINUTES)[number];

/** What a clinician says when they start one. */
export interface NewOverride {
	readonly because: CannotDecide;
	readonly why: string;
	/** The language of the page on which `why` was written. */
	readonly lang: string;
	readonly minutes: OverrideMinutes;
}

export const NO_OVERRIDE = [
	"only-care",
	"tool-stopped",
	"disputed",
	"conflict",
	"said-no",
	"allowed-already",
	"no-choice-here",
	"could-not-tell",
] as const;
/** Why an override cannot be started; each is a key of `overrides:refused`. */
export type NoOverride = (typeof NO_OVERRIDE)[number];

/** The reasons that an override never turns. Of the others a no or a conflict that stands behind them is in its way. */
const NEVER: Readonly<Partial<Record<Reason, NoOverride>>> = {
	"tool-retired": "tool-stopped",
	"tool-paused": "tool-stopped",
	disputed: "disputed",
	conflict: "conflict",
	"said-no": "said-no",
	"national-opt-out": "only-care",
	law: "allowed-already",
	"said-yes": "allowed-already",
	"used-unless-no": "allowed-already",
	"not-used-here": "no-choice-here",
	"purpose-does-not-apply": "no-choice-here",
	"no-individual-choice": "no-choice-here",
	died: "no-choice-here",
	"could-not-tell": "could-not-tell",
};

/** Why no override can be started for this patient, tool and purpose now; undefined where the rule would let one turn the answer. */
export function whyNoOverride(standing: Standing, question: Question): NoOverride | undefined {
	const { tool, purpose, at } = question;
	if (purpose !== "care") return "only-care";
	const others = standing.filter((row) => !isOverrideOf(row, tool.id));
	const { reason } = decide(others, question);
	const ends = at.getTime() + OVERRIDE_LASTS;
	const tried = rowOf({ kind: "override", who: "", tool: tool.id, state: "running", seq: 1, ends });
	if (decide([...others, tried], question).reason === "emergency") return undefined;
	return NEVER[reason] ?? (hasConflict(others, question) ? "conflict" : "said-no");
}

/** A row that cannot be understood stays: nothing may be started over it. */
function isOverrideOf(row: StandingRow, tool: string): boolean {
	return isLegible(row) && row.kind === "override" && row.tool === tool;
}

function hasConflict(standing: Standing, { tool, purpose }: Question): boolean {
	const status = standing.find((row) => row.kind === "status")?.state ?? "self";
	return openConflict(standing, status as DecisionStatus, tool.id, purpose) !== undefined;
}

/** Mark of what a page knew when it asked: another one later means that something was said or changed meanwhile. */
export function overrideMark(standing: Standing, { reason }: Pick<Decision, "reason">): string {
	return `${latestSeq(standing)}-${reason}`;
}

export type OverrideStarted = Extract<EntryBody, { kind: "override.started" }>;

/** An override of a patient's record. */
export interface Override {
	readonly entry: Entry<OverrideStarted>;
	/** When it ends by itself: within the hour, whatever was written. */
	readonly until: Date;
	/** What ended it before that; null where nothing did. */
	readonly ended: EndedEarly | null;
}

/** `staff`: somebody pressed End, by name. `word`: somebody who may decide spoke. `other`: a dispute, or the patient can decide again. */
export interface EndedEarly {
	readonly at: Date;
	readonly by: "staff" | "word" | "other";
	readonly name: string | null;
}

/** Does it run at this moment? A pause of the tool stops what it permits, and not the override. */
export function isRunning({ until, ended }: Override, at: Date): boolean {
	return ended === null && at < until;
}

/** Who may end one before its time: more people than may start one, since an end takes nothing from anybody. */
export function mayEnd(role: StaffRole): boolean {
	return role === "clinician" || role === "lead";
}
