/** What a draft changes of what patients read now, field by field: the second person reads this before they publish. */
import { canonical } from "#app/core/canonical.ts";
import type { NoticeWords } from "#app/features/tools/notice.ts";
import type { DraftContent } from "./draft.ts";

/** The fields of the words in the order of the page. */
export const WORD_FIELDS = ["name", "line", "who", "uses", "works", "limits", "instead", "why"] as const;
export type WordField = (typeof WORD_FIELDS)[number];
export const TOOL_FIELDS = ["maker", "makerVersion", "difference"] as const;
type ToolField = (typeof TOOL_FIELDS)[number];

/** `lang` is null for what has no language. The texts are empty where there is nothing, with a line for each sentence. */
export interface FieldChange {
	readonly lang: string | null;
	readonly field: WordField | ToolField;
	readonly before: string;
	readonly after: string;
}

/** All that is different. `languages` are those of this website, in their order. */
export function changesOf(
	before: DraftContent,
	after: DraftContent,
	languages: readonly string[],
): FieldChange[] {
	const facts = (["maker", "makerVersion"] as const).map((field) =>
		change(null, field, before.facts[field] ?? "", after.facts[field] ?? ""),
	);
	const words = languages.flatMap((lang) => [
		...WORD_FIELDS.map((field) =>
			change(lang, field, textOf(before.words[lang], field), textOf(after.words[lang], field)),
		),
		change(lang, "difference", before.difference?.[lang] ?? "", after.difference?.[lang] ?? ""),
	]);
	return [...facts, ...words].filter((one) => canonical(one.before) !== canonical(one.after));
}

/** A field of the words as it is typed: a line for each sentence. */
export function textOf(words: NoticeWords | undefined | null, field: WordField): string {
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
