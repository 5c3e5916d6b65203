/** What staff read about one patient and one tool: the decision, who said it and when, and what happens instead. */
import { ANSWER_OF, type DecisionAnswer, type Reason } from "#app/core/decision-reasons.ts";
import type { ChoiceMade, Entry, EntryBody } from "#app/core/entry.ts";
import type { Helped } from "#app/core/helped.ts";
import type { Authority, Way } from "#app/core/said.ts";

/** How an answer came to us, as staff need it to trust it. */
export interface HowSaid {
	/** The reference of its receipt. */
	readonly ref: string;
	readonly answer: ChoiceMade["answer"];
	/** True where the answer was about everything, and not about this tool by name. */
	readonly general: boolean;
	readonly at: Date;
	/** The patient's own date on a form (ISO day), or null. */
	readonly saidOn: string | null;
	readonly way: Way;
	/** Who decided where it was not the patient. */
	readonly decider: { readonly name: string; readonly authority: Authority } | null;
	/** The staff member who wrote it down, or null where the patient did. */
	readonly recorder: string | null;
	readonly interpreter: string | null;
	/** The patient keeps it from whoever acts for them. */
	readonly isPrivate: boolean;
	/** Who helped the patient, as they or staff said it. */
	readonly helped: Helped;
}

/** The outline of an answer on screen. Only a `permit` ever looks like a yes. */
export const SHAPE_OF = {
	permit: "yes",
	deny: "no",
	ask: "ask",
	"not-applicable": "unknown",
	unknown: "unknown",
} as const satisfies Record<DecisionAnswer, "yes" | "no" | "ask" | "unknown">;

/** What a decision is shown as: its answer always follows from its reason. */
export interface Shown {
	readonly answer: DecisionAnswer;
	readonly reason: Reason;
	readonly olderNotice: boolean;
	readonly said: HowSaid | null;
	/** What was said otherwise, where two answers do not agree: whoever asks has to know both. */
	readonly against: readonly HowSaid[];
}

/** What is shown where anything at all was in doubt. */
export const COULD_NOT_TELL: Shown = {
	answer: ANSWER_OF["could-not-tell"],
	reason: "could-not-tell",
	olderNotice: false,
	said: null,
	against: [],
};

/**
 * The decision with what it rests on. `entries` undefined: the record could not be read. A decision that rests on a
 * choice which is not in the record, or on something else than a choice, is in doubt. `others`: the entries (seq) of whoever said
 * otherwise, where people do not agree.
 */
export function shownOf(
	decision: { readonly reason: Reason; readonly choiceSeq: number | null; readonly olderNotice: boolean },
	entries: readonly Entry[] | undefined,
	others: readonly number[] = [],
): Shown {
	if (entries === undefined) return COULD_NOT_TELL;
	const { reason, choiceSeq, olderNotice } = decision;
	const shown = { answer: ANSWER_OF[reason], reason, olderNotice, against: [] };
	if (choiceSeq === null) return { ...shown, said: null };
	const entry = entries.find(({ seq }) => seq === choiceSeq);
	// A wish for after death has no receipt of staff's to show.
	if (entry?.body.kind === "after-death.wished") return { ...shown, said: null };
	if (entry === undefined || !isChoice(entry)) return COULD_NOT_TELL;
	const onPaper = disagreesWith(entry);
	const isAgainst = (other: Entry<ChoiceMade>) => onPaper(other) || others.includes(other.seq);
	const against = reason === "conflict" ? entries.filter(isChoice).filter(isAgainst) : [];
	return { ...shown, said: howSaid(entry), against: against.map(howSaid) };
}

function isChoice(entry: Entry): entry is Entry<Extract<EntryBody, { kind: "choice.made" }>> {
	return entry.body.kind === "choice.made";
}

/** A form names the answers that it disagrees with; which of the two was asked about does not matter. */
function disagreesWith({ seq, body }: Entry<ChoiceMade>): (other: Entry<ChoiceMade>) => boolean {
	return (other) =>
		body.disagreesWith?.includes(other.seq) === true || other.body.disagreesWith?.includes(seq) === true;
}

/** A choice as staff read it. */
export function howSaid({ ref, at, body }: Entry<ChoiceMade>): HowSaid {
	const { decider, recorder, way, interpreter, helped } = body.said;
	return {
		ref,
		answer: body.answer,
		general: body.scope.tool === null,
		at,
		saidOn: body.saidOn,
		way,
		decider: decider.who === "trusted" ? { name: decider.name, authority: decider.authority } : null,
		recorder: recorder.who === "staff" ? recorder.name : null,
		interpreter,
		isPrivate: body.private === true,
		helped,
	};
}
