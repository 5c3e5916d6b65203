/**
 * A round: people are asked about a change before it comes, and are answered in public. What is said of a tool at any time is
 * answered the same way, as one text for all that came since the answer before.
 */
import { addDays } from "#app/core/calendar.ts";

/** Why a text stands there: people were asked, they were not asked first and why, or they said something at any time. */
export type RoundKind = "asked" | "not-asked" | "any-time";

/** People are answered so many days after the last day of a round. */
const ANSWERED_WITHIN = 28;

/** One as everybody may know it. Days are ISO days. */
export interface Round {
	readonly id: string;
	readonly tool: string;
	/** Whose AI leads made it. */
	readonly provider: string;
	readonly what: RoundKind;
	/** The number that the coming notice would have; null at any time. */
	readonly coming: number | null;
	/** The name that a tool would have, by language; null where nobody was asked. */
	readonly names: Readonly<Record<string, string>> | null;
	readonly opens: string | null;
	readonly closes: string | null;
	readonly madeAt: Date;
	readonly stoppedAt: Date | null;
	/** By language; English is always there. */
	readonly answer: Readonly<Record<string, string>> | null;
	readonly answeredAt: Date | null;
}

/** People can say something now, on this ISO day. `newest` is the number of the notice in force, 0 where there is none. */
export function isOpen(round: Round, newest: number, today: string): boolean {
	const { what, coming, opens, closes, stoppedAt } = round;
	if (what !== "asked" || stoppedAt !== null || opens === null || closes === null) return false;
	return coming === newest + 1 && opens <= today && today <= closes;
}

/** Its last day is over and nobody ended it before. */
export function wasHeld({ what, closes, stoppedAt }: Round, today: string): boolean {
	return what === "asked" && stoppedAt === null && closes !== null && closes < today;
}

/** People can be answered: the last day is over, or somebody ended it. */
export function canAnswer(round: Round, today: string): boolean {
	return round.what === "asked" && (round.stoppedAt !== null || wasHeld(round, today));
}

/** The ISO day by which a round with this last day is answered. */
export function roundAnsweredBy(closes: string): string {
	return addDays(closes, ANSWERED_WITHIN);
}

/** The text that belongs to what was said at this instant: of its round, or the first that was made later for that provider. */
export function answerFor(
	said: {
		readonly tool: string;
		readonly provider: string;
		readonly round: string | null;
		readonly at: Date;
	},
	rounds: readonly Round[],
): Round | undefined {
	if (said.round !== null) return rounds.find(({ id, answer }) => id === said.round && answer !== null);
	return rounds
		.filter(
			({ what, tool, provider }) => what === "any-time" && tool === said.tool && provider === said.provider,
		)
		.sort((a, b) => a.madeAt.getTime() - b.madeAt.getTime())
		.find(({ madeAt }) => madeAt >= said.at);
}

/** A text that everybody reads, in the reader's language or else in English. */
export interface PublicAnswer {
	readonly what: RoundKind;
	readonly text: string;
	readonly lang: string;
	/** ISO instant. */
	readonly at: string;
}

/** The same text for this reader; undefined while there is none. */
export function answerIn(round: Round, lang: string): PublicAnswer | undefined {
	const { what, answer, answeredAt } = round;
	const own = answer?.[lang];
	const text = own ?? answer?.["en"];
	if (text === undefined || answeredAt === null) return undefined;
	return { what, text, lang: own === undefined ? "en" : lang, at: answeredAt.toISOString() };
}

/** What a tool's page says of people: the newest answer, and why nobody was asked before the notice in force. */
export function answersOnPage(
	rounds: readonly Round[],
	tool: { readonly id: string; readonly newest: number },
	lang: string,
): { readonly answer: PublicAnswer | null; readonly notAsked: PublicAnswer | null } {
	const own = rounds.filter((round) => round.tool === tool.id);
	const newest = own
		.filter(({ what, answeredAt }) => what !== "not-asked" && answeredAt !== null)
		.sort((a, b) => (b.answeredAt?.getTime() ?? 0) - (a.answeredAt?.getTime() ?? 0))[0];
	const skipped = own.findLast(({ what, coming }) => what === "not-asked" && coming === tool.newest);
	return {
		answer: (newest && answerIn(newest, lang)) ?? null,
		notAsked: (skipped && answerIn(skipped, lang)) ?? null,
	};
}

/** Answers that this provider's AI leads can write, or write anew, the newest first: its rounds, and its last one at any time. */
export function answerable(rounds: readonly Round[], tool: string, provider: string, today: string): Round[] {
	const own = rounds.filter((round) => round.tool === tool && round.provider === provider).toReversed();
	const last = own.find(({ what }) => what === "any-time");
	return own.filter((round) => round === last || canAnswer(round, today));
}
