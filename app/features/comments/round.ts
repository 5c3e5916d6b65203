/**
 * A round: people are asked about a change before it comes, and are answered in public. What is said of a tool at any time is
 * answered the same way, as one text for all that came since the answer before.
 */
import { addDays } from "#app/core/calendar.ts";

/** Why a text stands there: people were asked, they were not asked first and why, or they said something at any time. */
export type RoundKind = "asked" | "not-asked" | "any-time";

/** Days that people are asked for, the first and the last counted. */
const LEAST_DAYS = 7;
export const USUAL_DAYS = 14;
export const MOST_DAYS = 90;

/** People are answered so many days after the last day of a round. */
const ANSWERED_WITHIN = 28;

/** The tool that a coming notice would be about. */
export interface ComingChange {
	/** What the tool would be called, by language. */
	readonly names: Readonly<Record<string, string>>;
	readonly maker: string | null;
	readonly makerVersion: string | null;
}

/** One as everybody may know it. Days are ISO days. */
export interface Round {
	readonly id: string;
	readonly tool: string;
	/** Whose AI leads made it. */
	readonly provider: string;
	readonly what: RoundKind;
	/** The number that the coming notice would have; null at any time. */
	readonly coming: number | null;
	/** What the change would be, as people were asked about it or not; null at any time. */
	readonly change: ComingChange | null;
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

/** Why days are refused; each is a key of `comments:problem`. */
export type DaysRefusal = "opens-past" | "too-short" | "too-many-days";

/** What is wrong with these days, on this ISO day; undefined where nothing is. */
export function daysRefused(opens: string, closes: string, today: string): DaysRefusal | undefined {
	if (opens < today) return "opens-past";
	if (closes < addDays(opens, LEAST_DAYS - 1)) return "too-short";
	return closes > addDays(opens, MOST_DAYS - 1) ? "too-many-days" : undefined;
}

/** How far people are involved in a change before it is published. */
export const INVOLVED = ["none", "ahead", "open", "to-answer", "answered", "not-asked"] as const;
export type Involved = (typeof INVOLVED)[number];

/**
 * How far people are involved in the change to the notice with this number, on this ISO day, and by which round. One about another
 * maker or version was about another tool; one that was ended early was not held.
 */
export function involvedIn(
	rounds: readonly Round[],
	coming: { readonly number: number } & Pick<ComingChange, "maker" | "makerVersion">,
	today: string,
): { readonly how: Involved; readonly round: Round | null } {
	const { number, maker, makerVersion } = coming;
	const about = rounds.filter(
		({ coming: its, change, stoppedAt }) =>
			its === number && stoppedAt === null && change?.maker === maker && change.makerVersion === makerVersion,
	);
	const asked = about.findLast(({ what }) => what === "asked");
	const skipped = about.findLast(({ what }) => what === "not-asked");
	if (asked?.answer) return { how: "answered", round: asked };
	if (skipped !== undefined) return { how: "not-asked", round: skipped };
	if (asked === undefined) return { how: "none", round: null };
	if (wasHeld(asked, today)) return { how: "to-answer", round: asked };
	return { how: (asked.opens ?? "") > today ? "ahead" : "open", round: asked };
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
	const before = own.filter(({ coming, stoppedAt }) => coming === tool.newest && stoppedAt === null);
	const wasAsked = before.some(({ what, answeredAt }) => what === "asked" && answeredAt !== null);
	const skipped = wasAsked ? undefined : before.findLast(({ what }) => what === "not-asked");
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

/** A round about the notice with this number that nobody ended or answered: there is no other one beside it. */
export function pendingRound(rounds: readonly Round[], coming: number): Round | undefined {
	return rounds.findLast(
		(round) =>
			round.what === "asked" && round.coming === coming && round.stoppedAt === null && round.answer === null,
	);
}
