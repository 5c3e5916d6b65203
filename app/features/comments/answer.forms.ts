/** What an AI lead sends: that a comment was read, or what everybody is told, in each language. */
import { ANSWER_WORDS } from "#app/core/comment-entry.ts";
import { readFields } from "#app/core/form-fields.ts";
import { ROWS_A_PAGE } from "#app/core/list-page.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";

/** Each is a key of `comments:problem`. */
export type WordsRefusal = "words-missing" | "too-long";

export interface WordsProblem {
	readonly field: string;
	readonly name: WordsRefusal;
}

/** The field for the words in this language. */
export function fieldOfWords(lang: string): string {
	return `words-${lang}`;
}

/** A text that everybody reads, by language: English is needed, the others may be left empty. */
export function readPublicWords(
	form: FormData,
	languages: readonly string[],
): { readonly typed: Readonly<Record<string, string>> } & (
	| { readonly words: Readonly<Record<string, string>> }
	| { readonly problems: readonly WordsProblem[] }
) {
	const limits = Object.fromEntries(languages.map((lang) => [fieldOfWords(lang), ANSWER_WORDS]));
	const { values, typed: sent, problems: unread } = readFields<string>(form, limits);
	const typed = Object.fromEntries(
		Object.entries(sent).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
	);
	const problems: WordsProblem[] = unread.map(({ field }) => ({ field, name: "too-long" }));
	const english = fieldOfWords("en");
	if ((values[english] ?? "") === "" && !problems.some(({ field }) => field === english))
		problems.push({ field: english, name: "words-missing" });
	if (problems.length > 0) return { typed, problems };
	const words = Object.fromEntries(
		languages.flatMap((lang) => {
			const text = values[fieldOfWords(lang)] ?? "";
			return text === "" ? [] : [[lang, text]];
		}),
	);
	return { typed, words };
}

/** What was pressed on the page of comments. What cannot be an id, a key or a mark is none. */
export interface PressedAnswer {
	readonly move: "read" | "answer" | undefined;
	/** The comments that were ticked as read. */
	readonly read: readonly string[];
	/** The round that is answered, or else the comment up to which people are. */
	readonly round: string;
	readonly upTo: string;
	readonly seen: string;
	readonly once: string | undefined;
}

/** The box of one comment. */
export function fieldOfRead(comment: string): string {
	return `read-${comment}`;
}

/** Which form it was. */
export function readPressedAnswer(form: FormData): PressedAnswer {
	const { values } = readFields(form, { move: 10, round: 16, "up-to": 16, seen: 64 });
	const move = (["read", "answer"] as const).find((one) => one === values.move);
	const read = [...form.keys()].flatMap((field) => /^read-([0-9a-f]{16})$/.exec(field)?.[1] ?? []);
	const { round = "", "up-to": upTo = "", seen = "" } = values;
	return {
		move,
		read: [...new Set(read)].slice(0, ROWS_A_PAGE),
		round,
		upTo,
		seen,
		once: oneTimeKeyOf(form),
	};
}
