/** What may be shown of how a page was understood: the rule of the reports by group, and nothing of fewer than 20 answers. */
import { type Cell, shownLine, shownTotal } from "#app/features/groups/shown-line.ts";
import type { Shown } from "#app/features/watch/counts.ts";
import { GRADES, type Grade, QUESTIONS, type Question } from "./understood.ts";

/** Below this a language says nothing of a page. */
export const LEAST_ANSWERS = 20;

/** From this part of wrong and unsure answers on, a sentence fails. */
const FAILS_FROM = 1 / 3;

export interface ShownUnderstood {
	readonly lang: string;
	/** Null where there are too few answers. */
	readonly figures: {
		readonly total: Shown;
		/** In the order of `GRADES`; null where a figure is hidden. */
		readonly cells: readonly (readonly [Grade, Cell])[];
		/** Its sentence does not say it well in this language. */
		readonly fails: boolean;
	} | null;
}

type Count = Readonly<Record<Grade, number>> & { readonly lang: string; readonly question: Question };

/** The languages of each question, in the order given. */
export function understoodReport(
	counts: readonly Count[],
): readonly { readonly question: Question; readonly languages: readonly ShownUnderstood[] }[] {
	return QUESTIONS.map((question) => ({
		question,
		languages: counts.filter((count) => count.question === question).map(shownCount),
	}));
}

function shownCount({ lang, ...count }: Count): ShownUnderstood {
	const all = new Map(GRADES.map((grade) => [grade, count[grade]]));
	const total = [...all.values()].reduce((sum, some) => sum + some, 0);
	const line = total < LEAST_ANSWERS ? undefined : shownLine(all);
	if (line === undefined) return { lang, figures: null };
	const about = shownTotal(all);
	const right = line.get("right") ?? null;
	// Made of what is shown alone: whether it fails tells nothing that the figures do not.
	const fails = right !== null && about !== "few" && about - right >= about * FAILS_FROM;
	return {
		lang,
		figures: { total: about, cells: GRADES.map((grade) => [grade, line.get(grade) ?? null]), fails },
	};
}
