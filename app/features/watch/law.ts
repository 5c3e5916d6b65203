/**
 * A legal requirement: a law says that a tool must be used, whatever patients say. One lead enters it, another one agrees before it
 * counts, and one alone ends it, since ending it lets every answer count again.
 */
import type { StaffActor } from "#app/core/actor.ts";
import { addMonths } from "#app/core/calendar.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Purpose } from "#app/core/scope.ts";

/** So many months after today is the latest last day: a law that goes on is looked at again, and entered again. */
export const LONGEST_MONTHS = 24;

/** What a lead enters. Days are ISO days, both in force. */
export interface NewLaw {
	readonly purpose: Purpose | null;
	readonly name: string;
	/** In plain words that patients read, by language; English is always there. */
	readonly words: Readonly<Record<string, string>>;
	readonly link: string;
	readonly starts: string;
	readonly ends: string;
}

/** One that was entered, as it stands. */
export interface EnteredLaw extends NewLaw {
	readonly id: string;
	readonly enteredBy: string;
	readonly enteredName: string;
	readonly agreedAt: Date | null;
	readonly agreedName: string | null;
	readonly endedAt: Date | null;
	readonly endedName: string | null;
	readonly endedWhy: string | null;
}

export const LAW_STATES = ["asked", "ahead", "in-force", "over", "ended", "not-agreed"] as const;
export type LawState = (typeof LAW_STATES)[number];

/** How it stands on this ISO day. */
export function lawState(law: EnteredLaw, today: string): LawState {
	if (law.endedAt !== null) return law.agreedAt === null ? "not-agreed" : "ended";
	if (law.ends < today) return "over";
	if (law.agreedAt === null) return "asked";
	return today < law.starts ? "ahead" : "in-force";
}

export type LawRefusal = "not-your-move" | "same-person" | "not-from-here";

/** May this actor agree to it today? */
export function mayAgree(law: EnteredLaw, actor: StaffActor, today: string): Result<true, LawRefusal> {
	if (actor.staffRole !== "lead") return refuse("not-your-move");
	if (lawState(law, today) !== "asked") return refuse("not-from-here");
	return law.enteredBy === actor.staffId ? refuse("same-person") : ok(true);
}

/** May this actor end it today, or say no to it? */
export function mayEnd(law: EnteredLaw, actor: StaffActor, today: string): Result<true, LawRefusal> {
	if (actor.staffRole !== "lead") return refuse("not-your-move");
	return ["asked", "ahead", "in-force"].includes(lawState(law, today)) ? ok(true) : refuse("not-from-here");
}

/** The latest last day that can be entered on this ISO day. */
export function latestEnd(today: string): string {
	return addMonths(today, LONGEST_MONTHS);
}
