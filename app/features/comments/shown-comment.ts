/** A comment of one's own as a page is given it: what was said, and how far it is. */
import { dayOf } from "#app/core/calendar.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { answeredBy, type Comment, type NewComment } from "./comment.ts";
import { answerFor, answerIn, type PublicAnswer } from "./round.ts";

/** Instants and days are ISO. */
export interface ShownComment extends NewComment {
	readonly id: string;
	readonly ref: string;
	readonly lang: string;
	readonly at: string;
	/** Who of the staff wrote it down for a patient, by name; null where nobody did. */
	readonly writtenDown: string | null;
	/** The name of whose AI leads read it. */
	readonly provider: string;
	readonly state: {
		readonly read: { readonly name: string; readonly at: string } | null;
		readonly answer: PublicAnswer | null;
		readonly due: string;
		readonly isLate: boolean;
	};
}

/** The comment for a reader of this language at this instant. */
export function shownComment(
	comment: Comment,
	{ providers, rounds }: Pick<KnownRegister, "providers" | "rounds">,
	lang: string,
	now: Date,
): ShownComment {
	const { id, ref, clear, worry, wish, at, read } = comment;
	const round = rounds.find((one) => one.id === comment.round);
	const found = answerFor(comment, rounds);
	const answer = (found && answerIn(found, lang)) ?? null;
	const due = answeredBy(at, round);
	return {
		...{ id, ref, clear, worry, wish, lang: comment.lang, at: at.toISOString() },
		writtenDown: comment.writtenDown?.name ?? null,
		provider: providers.get(comment.provider)?.name ?? "",
		state: {
			read: read && { name: read.name, at: read.at.toISOString() },
			answer,
			due,
			isLate: answer === null && due < dayOf(now),
		},
	};
}
