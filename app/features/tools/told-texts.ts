/**
 * The texts among a tool's facts in other languages than English. Each knows the English that it says: once that is written anew, the old
 * translation is not shown any more, for it would tell something else.
 */
import { z } from "zod";
import type { ToldFacts } from "./told-facts.ts";

/** In the order of the page. */
export const TOLD_TEXTS = [
	"dataGoes",
	"answers",
	"supplier",
	"evidenceWhere",
	"evidenceWhen",
	"evidenceLessWell",
] as const;
export type ToldText = (typeof TOLD_TEXTS)[number];

/** The most characters of one, as in English. */
export const TOLD_TEXT = 300;

const text = z.string().trim().min(1).max(TOLD_TEXT);

const said = z.strictObject({ english: text, says: text });

/**
 * Of one language, by name: what it says for each English text, since providers can say different things. Notices of before have one text
 * alone.
 */
export const toldTexts = z.partialRecord(
	z.enum(TOLD_TEXTS),
	z.union([z.array(said).min(1), said.transform((one) => [one])]),
);
export type ToldTexts = z.infer<typeof toldTexts>;

/** What the facts say in English; none where nobody said it. */
export function englishTexts({ evidence, ...facts }: ToldFacts): Partial<Record<ToldText, string>> {
	const said = {
		dataGoes: facts.dataGoes,
		answers: facts.answers,
		supplier: facts.supplier,
		evidenceWhere: evidence?.where,
		evidenceWhen: evidence?.when,
		evidenceLessWell: evidence?.lessWell,
	};
	return Object.fromEntries(Object.entries(said).filter(([, value]) => value != null));
}

/** Those of a language that still say what the English says. */
export function textsIn(texts: ToldTexts | undefined, facts: ToldFacts): Partial<Record<ToldText, string>> {
	const english = englishTexts(facts);
	return Object.fromEntries(
		TOLD_TEXTS.flatMap((name) => {
			const written = texts?.[name]?.find((one) => one.english === english[name]);
			return written === undefined ? [] : [[name, written.says]];
		}),
	);
}

/** Where and when it was tested, in one text. In the reader's language only as a whole: `own` is undefined where a part of it is English. */
export function placeIn(
	{ evidence }: ToldFacts,
	own: Partial<Record<ToldText, string>>,
): { readonly english: string; readonly own: string | undefined } {
	const { where, when } = evidence ?? { where: null, when: null };
	const parts = [
		{ english: where, own: own.evidenceWhere },
		{ english: when, own: own.evidenceWhen },
	].flatMap(({ english, own: text }) => (english ? [{ english, own: text }] : []));
	const isWhole = parts.length > 0 && parts.every((part) => part.own !== undefined);
	return {
		english: parts.map(({ english }) => english).join(", "),
		own: isWhole ? parts.map((part) => part.own).join(", ") : undefined,
	};
}
