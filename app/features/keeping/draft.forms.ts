/** What an AI lead sends of a draft: the words in one language, what is said of the tool itself, or a move. */
import { type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { DRAFT_MOVES } from "#app/core/register-entry.ts";
import { troubleIn } from "#app/core/text-trouble.ts";
import { type EasyRefusal, readEasy } from "#app/features/tools/easy.ts";
import type { NoticeWords } from "#app/features/tools/notice.ts";
import { TOLD_TEXT, TOLD_TEXTS, type ToldText, type ToldTexts } from "#app/features/tools/told-texts.ts";
import { HERE_FACTS } from "#app/features/tools/tool-here.ts";
import { WORD_FIELDS, type WordField } from "./difference.ts";
import type { OpenMove, ToolPart } from "./draft.ts";

/** As `noticeWordsSchema` has them: a sentence of 200 signs, twelve of them in a list. */
const SENTENCE = 200;
const SENTENCES = 12;
const LIST = SENTENCE * SENTENCES;
const WORD_LIMITS: Readonly<Record<WordField, number>> = {
	name: 60,
	line: SENTENCE,
	who: LIST,
	uses: LIST,
	works: LIST,
	limits: LIST,
	instead: LIST,
	why: LIST,
	easy: LIST,
};

export type WordsRefusal =
	| "not-readable"
	| "name-missing"
	| "line-missing"
	| "sentence-too-long"
	| EasyRefusal;

export interface FieldWrong<Name extends string> {
	readonly field: string;
	readonly name: Name;
}

type Typed = Readonly<Record<string, string | undefined>>;

/** The hidden fields of each form. What cannot be a key or a mark is none. */
export function readPress(form: FormData): { readonly once?: string; readonly seen?: string } {
	const seen = readFields(form, { seen: 64 }).values.seen;
	const once = oneTimeKeyOf(form);
	return {
		...(once === undefined ? {} : { once }),
		...(seen !== undefined && /^[0-9a-f]{64}$/.test(seen) ? { seen } : {}),
	};
}

/** Which button was pressed; undefined where it was none of these. */
export function readDraftMove(form: FormData): OpenMove | undefined {
	const { move } = readFields(form, { move: 20 }).values;
	return DRAFT_MOVES.find((what): what is OpenMove => what === move && what !== "saved" && what !== "begun");
}

/**
 * The words of one language: a line for each sentence. Nothing typed at all takes a language away, but never English. `english` are the texts
 * among the facts that can be said in this language too; what is sent for any other is passed over. What stands
 * there for another provider's English (`before`) stays.
 */
export function readWords(
	form: FormData,
	lang: string,
	english: Partial<Record<ToldText, string>> = {},
	before: ToldTexts = {},
):
	| { readonly value: NoticeWords | null }
	| { readonly typed: Typed; readonly problems: readonly FieldWrong<WordsRefusal>[] } {
	const told = lang === "en" ? [] : TOLD_TEXTS.filter((name) => english[name] !== undefined);
	const { values, typed, problems } = readFields<string>(form, { ...WORD_LIMITS, ...toldLimits(told) });
	// The same sentence twice says nothing more.
	const lists = (field: WordField) => {
		const lines = (values[field] ?? "").split("\n").map((line) => line.trim());
		return [...new Set(lines.filter((line) => line !== ""))];
	};
	const isEmpty =
		problems.length === 0 && [...WORD_FIELDS, ...told].every((field) => (values[field] ?? "") === "");
	if (isEmpty && lang !== "en") return { value: null };
	const wrong: FieldWrong<WordsRefusal>[] = WORD_FIELDS.flatMap((field): FieldWrong<WordsRefusal>[] => {
		if (problems.some((problem) => problem.field === field)) return [{ field, name: "not-readable" }];
		// It stands in sentences and lists beside other words, in every language.
		if (field === "name" && lists(field).some((line) => troubleIn(line) !== undefined))
			return [{ field, name: "not-readable" }];
		if ((field === "name" || field === "line") && lists(field).length === 0)
			return [{ field, name: `${field}-missing` }];
		if (field === "easy") {
			const easy = readEasy(lists(field), lang);
			return easy.ok ? [] : [{ field, name: easy.reason }];
		}
		const long = lists(field).length > SENTENCES || lists(field).some((line) => line.length > SENTENCE);
		return long ? [{ field, name: "sentence-too-long" }] : [];
	});
	for (const field of told)
		if (problems.some((problem) => problem.field === field)) wrong.push({ field, name: "not-readable" });
	if (wrong.length > 0) return { typed, problems: wrong };
	const texts: ToldTexts = Object.fromEntries(
		told.flatMap((name) => {
			const says = (values[name] ?? "").replace(/\s+/g, " ").trim();
			// It says the English that its writer had before them, which can have changed since.
			const said = values[englishField(name)] || english[name];
			const others = (isProviders(name) ? (before[name] ?? []) : []).filter((one) => one.english !== said);
			const all = says === "" || said === undefined ? others : [...others, { english: said, says }];
			return all.length === 0 ? [] : [[name, all.slice(-MOST_PROVIDERS)]];
		}),
	);
	const [who, uses, works, limits, instead, why] = [
		lists("who"),
		lists("uses"),
		lists("works"),
		lists("limits"),
		lists("instead"),
		lists("why"),
	];
	const easy = readEasy(lists("easy"), lang);
	const single = (field: "name" | "line") => lists(field).join(" ");
	return {
		value: {
			...{ name: single("name"), line: single("line"), who, uses, works, limits, instead, why },
			...(easy.ok && easy.value.length > 0 ? { easy: [...easy.value] } : {}),
			...(Object.keys(texts).length > 0 ? { told: texts } : {}),
		},
	};
}

/** One for each provider that uses a tool, and no more of what none of them says any longer. */
const MOST_PROVIDERS = 40;

function isProviders(name: ToldText): boolean {
	return HERE_FACTS.some((fact) => fact === name);
}

/** The hidden field with the English that a translation was written from. */
export function englishField(name: ToldText): string {
	return `english-${name}`;
}

function toldLimits(told: readonly ToldText[]): Record<string, number> {
	return Object.fromEntries(
		told.flatMap((name) => [
			[name, TOLD_TEXT],
			[englishField(name), TOLD_TEXT],
		]),
	);
}

export type ToolPartRefusal = "not-readable" | "difference-missing" | "changed-missing";

/** What is said of the tool itself. `languages` are those that what is different may be written in. */
export function readToolPart(
	form: FormData,
	languages: readonly string[],
):
	| { readonly value: ToolPart }
	| { readonly typed: Typed; readonly problems: readonly FieldWrong<ToolPartRefusal>[] } {
	const fields = languages.map((lang) => `difference-${lang}`);
	const limits: Record<string, number> = { maker: SENTENCE, makerVersion: 100, changed: 3, reask: 3 };
	for (const field of fields) limits[field] = SENTENCE;
	const { values, typed, problems } = readFields(form, limits);
	const wrong: FieldWrong<ToolPartRefusal>[] = problems.map(
		({ field }: { field: string; name: FieldRefusal }) => ({ field, name: "not-readable" }),
	);
	const changed = values["changed"];
	if (changed !== "yes" && changed !== "no") wrong.push({ field: "changed", name: "changed-missing" });
	const difference = Object.fromEntries(
		languages.flatMap((lang) => {
			const text = (values[`difference-${lang}`] ?? "").replaceAll("\n", " ");
			return text === "" ? [] : [[lang, text]];
		}),
	);
	if (changed === "yes" && !("en" in difference) && !problems.some(({ field }) => field === "difference-en"))
		wrong.push({ field: "difference-en", name: "difference-missing" });
	if (wrong.length > 0) return { typed, problems: wrong };
	const fact = (field: string) => (values[field] ?? "").replaceAll("\n", " ") || null;
	return {
		value: {
			maker: fact("maker"),
			makerVersion: fact("makerVersion"),
			reask: values["reask"] === "yes",
			difference: changed === "yes" ? difference : null,
		},
	};
}
