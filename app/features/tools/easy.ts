/**
 * The Easy Read of a tool: its own lines as its notice has them, and what is true of all such tools. Which lines those are follows from
 * the same facts as the tool's page.
 */
import { type EasyLine, PICTURES, type PictureName } from "#app/core/pictures.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { LanguageTag } from "#locales/index.ts";
import { MOST_EASY_LINES, type NoticeWords, type UnknownFact } from "./notice.ts";
import type { Watched } from "./watched.ts";

/** The words of a sentence of Easy Read, at most; other languages need a few more for the same thing. */
export const MOST_EASY_WORDS = { en: 15, others: 20 } as const;

/** A tool's own lines, and the language they are really in. */
export interface EasyRead {
	readonly lines: readonly EasyLine[];
	readonly lang: LanguageTag;
}

/** The lines in this language, else in English; null where nobody has written any. */
export function easyIn(words: ReadonlyMap<string, NoticeWords>, lang: LanguageTag): EasyRead | null {
	for (const tag of [lang, "en"] as const) {
		const lines = words.get(tag)?.easy ?? [];
		if (lines.length > 0) return { lines, lang: tag };
	}
	return null;
}

/** The lines as an AI lead types them: "eye: It looks at your eye scan." */
export function typedEasy(lines: readonly EasyLine[]): string {
	return lines.map(({ picture, line }) => `${picture}: ${line}`).join("\n");
}

export type EasyRefusal = "easy-picture" | "easy-line";

/** Typed lines, each with a picture that we have and one short sentence; twelve at most. */
export function readEasy(typed: readonly string[], lang: string): Result<readonly EasyLine[], EasyRefusal> {
	const read = typed.map((text) => {
		const [, name, line = ""] = /^([a-z]+)\s*:\s*(.+)$/.exec(text) ?? [];
		return { picture: PICTURES.find((one) => one === name), line };
	});
	const lines = read.flatMap(({ picture, line }) => (picture === undefined ? [] : [{ picture, line }]));
	if (lines.length < read.length) return refuse("easy-picture");
	const most = lang === "en" ? MOST_EASY_WORDS.en : MOST_EASY_WORDS.others;
	const isFit = lines.every(({ line }) => line.length <= 200 && isOneSentence(line) && wordsIn(line) <= most);
	return isFit && lines.length <= MOST_EASY_LINES ? ok(lines) : refuse("easy-line");
}

function isOneSentence(line: string): boolean {
	return !/[.!?\u06d4\u061f\u0964]["”’)]?\s+\S/u.test(line);
}

function wordsIn(line: string): number {
	return line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** What can be unknown of a tool and matters to somebody who asks what is done with them, with its picture. */
const NOT_KNOWN = {
	"how-often-right": "question",
	"who-for-less-well": "people",
	"who-checked": "search",
	"where-information-goes": "map",
} as const satisfies Partial<Record<UnknownFact, PictureName>>;
export type EasyUnknown = keyof typeof NOT_KNOWN;

/** What is unknown here, each with its picture. What an AI lead found in a check of their own is known. */
export function easyUnknowns(
	unknown: readonly UnknownFact[],
	check: Watched["check"],
): { readonly fact: EasyUnknown; readonly picture: PictureName }[] {
	const found: readonly UnknownFact[] =
		check === null ? [] : check.figures === null ? ["who-checked"] : ["who-checked", "how-often-right"];
	return (Object.keys(NOT_KNOWN) as EasyUnknown[])
		.filter((fact) => unknown.includes(fact) && !found.includes(fact))
		.map((fact) => ({ fact, picture: NOT_KNOWN[fact] }));
}
