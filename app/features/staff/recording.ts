/** What staff write down for a patient in one go: how it was said, by whom, and an answer to each question asked. */
import type { Answer, Entry } from "#app/core/entry.ts";
import { AUTHORITIES, type Authority, type Way } from "#app/core/said.ts";
import { PURPOSES, type Purpose, type Scope } from "#app/core/scope.ts";
import { normaliseFamilyName } from "#app/features/people/names.ts";
import type { ActingPerson } from "#app/features/trust/trusted-in.ts";
import type { FormInHand } from "./printed-form.ts";

/** How an answer can reach staff. They never record "online": that is the patient's own hand. */
export const STAFF_WAYS = ["phone", "paper", "in-person", "letter"] as const satisfies readonly Way[];
export type StaffWay = (typeof STAFF_WAYS)[number];

/** Who can have decided, in the order on screen. */
export const DECIDERS = ["patient", ...AUTHORITIES] as const;

/** Who decided; a trusted person with what staff saw of their authority. */
export type RecordedDecider =
	| { readonly who: "patient" }
	| {
			readonly who: "trusted";
			readonly authority: Authority;
			readonly name: string;
			readonly evidence: string;
	  }
	/** Somebody who is on record: what they may do was seen before. */
	| {
			readonly who: "on-record";
			readonly id: string;
			readonly authority: Authority;
			readonly name: string;
	  };

/** A trusted person who may decide today, as the form offers them. */
export interface OfferedDecider {
	readonly id: string;
	readonly name: string;
	readonly authority: Authority;
	/** What they may not do, which only who writes their answer down can hold against it; null where nothing is left out. */
	readonly limits: string | null;
}

/** Those of the people who act today who may decide. A carer never does. */
export function offeredDeciders(acting: readonly ActingPerson[]): readonly OfferedDecider[] {
	return acting.flatMap(({ id, name, authority, limits, mayNow }) =>
		mayNow === "decide" && authority !== "carer" ? [{ id, name, authority, limits }] : [],
	);
}

/** The uses of information other than care, each a question of its own, in the order on screen. */
export const OTHER_PURPOSES = PURPOSES.filter((purpose) => purpose !== "care");
export type OtherPurpose = Exclude<Purpose, "care">;

/** One answer: about a tool in care, or with `tool` null about one other use by all tools, or without a use about everything. */
export interface RecordedAnswer {
	readonly tool: string | null;
	readonly purpose?: OtherPurpose;
	readonly answer: Answer;
}

export interface Recording {
	readonly way: StaffWay;
	readonly decider: RecordedDecider;
	/** Who helped, in staff's words; null where nobody did. */
	readonly helper: string | null;
	/** Language or service; null where there was none. */
	readonly interpreter: string | null;
	/** The patient's own date on a form or letter (ISO day). */
	readonly saidOn: string | null;
	/** Staff talked a conflict through, and these answers settle it: what came of it, in words that the patient reads. Else null. */
	readonly settledHow: string | null;
	/** The form that was typed in, by the number at its foot: what was printed on it is what the patient answered. */
	readonly printed: FormInHand | null;
	/** The form asks for help, or for a letter in another language or format: somebody calls. */
	readonly help: boolean;
	/** One or more, or none where only help is asked for. */
	readonly answers: readonly RecordedAnswer[];
}

/** Was there a voice to read an answer back to? Then it is read back; else it is checked against the paper. */
export function isTalk(way: StaffWay): boolean {
	return way === "phone" || way === "in-person";
}

/** The scope of an answer: one tool in care, one other use by all tools, or everything. */
export function scopeOfAnswer({ tool, purpose }: RecordedAnswer): Scope {
	return tool === null ? { tool: null, purpose: purpose ?? null } : { tool, purpose: "care" };
}

/** The version of a tool's page that was printed on the form in hand; undefined where the form does not say, and the newest is meant. */
export function noticeInHand({ printed }: Recording, tool: string | null): number | undefined {
	return printed?.about === "tool" && printed.tool === tool ? printed.notice : undefined;
}

/**
 * The order in which the answers count: the one about everything first, so that what was said about one tool or one use
 * in the same breath is the later word, and stands.
 */
export function inOrder(answers: readonly RecordedAnswer[]): readonly RecordedAnswer[] {
	const isNarrow = (answer: RecordedAnswer) => scopeOfAnswer(answer).purpose !== null;
	return [...answers].sort((a, b) => Number(isNarrow(a)) - Number(isNarrow(b)));
}

/** The id under which this trusted person decided before; undefined where they never did. */
export function knownDecider(
	entries: readonly Entry[],
	person: { readonly name: string; readonly authority: Authority },
): string | undefined {
	const name = normaliseFamilyName(person.name);
	for (const { body } of entries.toReversed()) {
		if (body.kind !== "choice.made" && body.kind !== "dispute.raised") continue;
		const { decider } = body.said;
		if (decider?.who !== "trusted") continue;
		if (decider.authority === person.authority && normaliseFamilyName(decider.name) === name)
			return decider.id;
	}
	return undefined;
}
