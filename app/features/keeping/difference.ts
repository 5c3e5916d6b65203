/** What a draft changes of what patients read now, field by field: the second person reads this before they publish. */
import { canonical } from "#app/core/canonical.ts";
import { typedEasy } from "#app/features/tools/easy.ts";
import type { NoticeWords } from "#app/features/tools/notice.ts";
import { TOLD_TEXTS, textsIn } from "#app/features/tools/told-texts.ts";
import type { DraftContent, OwnHere, OwnService, Stage } from "./draft.ts";
import { factsIn, hereIn } from "./facts-part.ts";
import { FACT_FIELDS, type FactField, factTexts } from "./facts-typed.ts";

/** The fields of the words in the order of the page. */
export const WORD_FIELDS = [
	"name",
	"line",
	"who",
	"uses",
	"works",
	"limits",
	"instead",
	"why",
	"easy",
] as const;
export type WordField = (typeof WORD_FIELDS)[number];
export const TOOL_FIELDS = ["maker", "makerVersion", "difference"] as const;
type ToolField = (typeof TOOL_FIELDS)[number];

/** `lang` is null for what has no language. The texts are empty where there is nothing, with a line for each sentence. */
export interface FieldChange {
	readonly lang: string | null;
	readonly field: WordField | ToolField | FactField;
	readonly before: string;
	readonly after: string;
}

/** All that is different, with what the provider says whose `own` it is. `languages` are those of this website, in their order. */
export function changesOf(
	before: DraftContent | null,
	after: DraftContent,
	languages: readonly string[],
	own: OwnHere,
): FieldChange[] {
	const facts = (["maker", "makerVersion"] as const).map((field) =>
		change(null, field, before?.facts[field] ?? "", after.facts[field] ?? ""),
	);
	const words = languages.flatMap((lang) => [
		...WORD_FIELDS.map((field) =>
			change(lang, field, textOf(before?.words[lang], field), textOf(after.words[lang], field)),
		),
		...TOLD_TEXTS.map((field) =>
			change(lang, field, toldOf(before, lang, own)[field] ?? "", toldOf(after, lang, own)[field] ?? ""),
		),
		change(lang, "difference", before?.difference?.[lang] ?? "", after.difference?.[lang] ?? ""),
	]);
	return [...words, ...facts, ...factChanges(before, after, own)].filter(
		(one) => canonical(one.before) !== canonical(one.after),
	);
}

/** The texts of a language as its readers get them: what no longer says the English is not there. */
function toldOf(content: DraftContent | null, lang: string, own: OwnHere) {
	if (content === null) return {};
	return textsIn(content.words[lang]?.told, { ...content.facts, ...hereIn(content, own) });
}

/** The facts that differ; none while nobody has said those of a new tool. */
function factChanges(before: DraftContent | null, after: DraftContent, own: OwnHere): FieldChange[] {
	if (!after.factsSaid) return [];
	const texts = (content: DraftContent) => factTexts(factsIn(content, own));
	const [was, is] = [before && texts(before), texts(after)];
	return FACT_FIELDS.map((field) => change(null, field, was?.[field] ?? "", is[field]));
}

/** A service whose use of the tool the draft changes. `since` is an ISO day; null is the day it is published. */
export interface UseChange extends Pick<OwnService, "id" | "names"> {
	readonly before: Stage;
	readonly after: Stage;
	readonly since: string | null;
}

/** What the draft changes at the services of the reader's provider. */
export function changedUses(uses: DraftContent["uses"], services: readonly OwnService[]): UseChange[] {
	return services.flatMap(({ id, names, stage: before }) => {
		const use = uses[id];
		return use === undefined || use.stage === before
			? []
			: [{ id, names, before, after: use.stage, since: use.since }];
	});
}

/** A field of the words as it is typed: a line for each sentence; before one of Easy Read stands its picture. */
export function textOf(words: NoticeWords | undefined | null, field: WordField): string {
	if (field === "easy") return typedEasy(words?.easy ?? []);
	const value = words?.[field] ?? "";
	return typeof value === "string" ? value : value.join("\n");
}

function change(
	lang: string | null,
	field: FieldChange["field"],
	before: string,
	after: string,
): FieldChange {
	return { lang, field, before, after };
}
