/**
 * Training for a tool: what a provider asks of its staff, and what each of them said of their own. It changes no answer about a
 * patient: a tool that may be used may be used, and whoever uses it knows whether they were trained.
 */
import { addDays, addMonths } from "#app/core/calendar.ts";

/** For how many months training can count, beside for good. */
export const COUNTS_FOR = [12, 24, 36] as const;
export type Months = (typeof COUNTS_FOR)[number];

/** So many days before it runs out, staff are told. */
export const RUNNING_OUT_DAYS = 30;

/** Whether staff need training for a tool, and which. */
export interface NewRequirement {
	readonly needed: boolean;
	/** What it is; empty where none is needed. */
	readonly words: string;
	/** An address that starts with https, or null. */
	readonly link: string | null;
	/** For how many months it counts; null is for good. */
	readonly months: Months | null;
}

/** One that a lead of this provider said; `number` counts what was said of this tool there. */
export interface Requirement extends NewRequirement {
	readonly providerId: string;
	readonly number: number;
}

/** What somebody said of their own training. */
export interface Confirmation {
	/** ISO day on which they did it. */
	readonly on: string;
	/** The requirement that they had read. */
	readonly number: number;
	/** The number of the notice at the tool's last material change then; 0 where there was none. */
	readonly material: number;
}

/** The newest requirement of a provider, with what those who can sign in there said, by account. */
export interface KnownTraining extends Requirement {
	readonly said: ReadonlyMap<string, Confirmation>;
	/** How many can sign in there. */
	readonly staff: number;
}

/** A tool, as far as training needs it. */
export interface TrainedFor {
	readonly materialNotice: number | null;
	/** The newest requirement of each provider that said something. */
	readonly training: readonly KnownTraining[];
}

/** Why it does not count: nothing was said, it ran out, another training is asked for, or the tool itself changed. */
export const WHY_MISSING = ["never", "over", "other-training", "tool-changed"] as const;
export type WhyMissing = (typeof WHY_MISSING)[number];

/** How somebody's training stands. `until` is the last ISO day on which it counts; null is for good. */
export type Trained =
	| { readonly state: "confirmed" | "running-out"; readonly on: string; readonly until: string | null }
	| { readonly state: "missing"; readonly why: WhyMissing };

/** What this provider says of training for the tool; undefined where it said nothing. */
export function trainingAt({ training }: TrainedFor, providerId: string): KnownTraining | undefined {
	return training.find((one) => one.providerId === providerId);
}

/** The same where it is needed, and undefined where not. */
export function trainingNeededAt(tool: TrainedFor, providerId: string): KnownTraining | undefined {
	const training = trainingAt(tool, providerId);
	return training?.needed ? training : undefined;
}

/** The mark of what a page shows of a tool's training: another one makes the page stale. `material` is 0 where the tool never changed. */
export function seenOf({ number, material }: { readonly number: number; readonly material: number }): string {
	return `${number}.${material}`;
}

/** How what somebody said stands on this ISO day. */
export function trainedBy(
	{ materialNotice }: Pick<TrainedFor, "materialNotice">,
	{ number, months }: Pick<Requirement, "number" | "months">,
	said: Confirmation | undefined,
	today: string,
): Trained {
	if (said === undefined) return { state: "missing", why: "never" };
	if (said.number !== number) return { state: "missing", why: "other-training" };
	if (said.material !== (materialNotice ?? 0)) return { state: "missing", why: "tool-changed" };
	const until = lastDay(said.on, months);
	if (until !== null && until < today) return { state: "missing", why: "over" };
	const isSoon = until !== null && until <= addDays(today, RUNNING_OUT_DAYS);
	return { state: isSoon ? "running-out" : "confirmed", on: said.on, until };
}

/** The last day on which training of that ISO day counts; null is for good. */
export function lastDay(on: string, months: Months | null): string | null {
	return months === null ? null : addMonths(on, months);
}

/** How many of those who can sign in have training that counts on this ISO day. */
export function countTrained(tool: TrainedFor, training: KnownTraining, today: string): number {
	return [...training.said.values()].filter(
		(said) => trainedBy(tool, training, said, today).state !== "missing",
	).length;
}

/** The looking person beside a tool: have they confirmed, and how many of all here have. */
export interface TrainingNote {
	readonly confirmed: boolean;
	readonly count: number;
	readonly staff: number;
}

/** What is shown of a tool to this staff member; null where their provider asks for no training. */
export function trainingNote(
	tool: TrainedFor,
	{ staffId, providerId }: { readonly staffId: string; readonly providerId: string },
	today: string,
): TrainingNote | null {
	const training = trainingNeededAt(tool, providerId);
	if (training === undefined) return null;
	const { state } = trainedBy(tool, training, training.said.get(staffId), today);
	return {
		confirmed: state !== "missing",
		count: countTrained(tool, training, today),
		staff: training.staff,
	};
}

/** What is said to everybody of the staff of these providers: all say the same, some need training, or one has not said. */
export type SaidOfStaff = "yes" | "no" | "some" | "unknown";

/** Do staff of these providers, who all use the tool, need training? */
export function saidOfStaff(tool: TrainedFor, providers: ReadonlySet<string>): SaidOfStaff {
	const said = [...providers].map((id) => trainingAt(tool, id)?.needed);
	if (said.length === 0 || said.includes(undefined)) return "unknown";
	if (said.every((needed) => needed)) return "yes";
	return said.includes(true) ? "some" : "no";
}
