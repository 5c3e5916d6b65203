/** All that was written about one dispute, each text in every language that somebody gave it in. */
import type { Moved, Written } from "#app/core/dispute-entry.ts";
import type { Dispute } from "#app/features/disputes/dispute.ts";

/** Words in one language. */
export interface Words {
	readonly words: string;
	readonly lang: string;
}

/** What a text belongs to: what was said first, or a move that has words. */
export type TextOf = "raised" | Exclude<Extract<Moved, { readonly written: unknown }>["move"], "translate">;

/** A text, by the entry that it stands in. `versions`: as it was written, then its translations, the latest last. */
export interface Text {
	readonly seq: number;
	readonly at: Date;
	readonly what: TextOf;
	readonly versions: readonly [Words, ...Words[]];
}

/** A text, and the language in which somebody wants it. */
export interface Wanted {
	readonly text: Text;
	readonly lang: string;
}

/** As it was written and, where it was translated at once, in that language too. */
export function versionsOf({ words, lang, translated }: Written): [Words, ...Words[]] {
	return translated === null ? [{ words, lang }] : [{ words, lang }, translated];
}

/** Every text of it in order. What was translated later counts as a version of the text that it translates. */
export function textsOf({ raised, history }: Dispute): Text[] {
	const later = history.flatMap(({ body: { moved } }) => (moved.move === "translate" ? [moved] : []));
	const said = [
		{ seq: raised.seq, at: raised.at, what: "raised" as const, written: raised.body.written },
		...history.flatMap(({ seq, at, body: { moved } }) =>
			moved.move !== "translate" && "written" in moved
				? [{ seq, at, what: moved.move, written: moved.written }]
				: [],
		),
	];
	return said.flatMap(({ seq, at, what, written }) => {
		if (written === null) return [];
		const translations = later.filter(({ of }) => of === seq).map((moved) => moved.written);
		const versions: Text["versions"] = [
			...versionsOf(written),
			...translations.map(({ words, lang }) => ({ words, lang })),
		];
		return [{ seq, at, what, versions }];
	});
}

/** The text in this language: the latest one where it was translated twice; undefined where nobody translated it. */
export function inLanguage({ versions }: Pick<Text, "versions">, lang: string): Words | undefined {
	return versions.findLast((version) => version.lang === lang);
}

/** Each text with each reader whom it was not written for: what can be translated, also a second time. */
export function translatable(texts: readonly Text[], readers: readonly string[]): Wanted[] {
	return texts.flatMap((text) =>
		[...new Set(readers)].filter((lang) => text.versions[0].lang !== lang).map((lang) => ({ text, lang })),
	);
}

/** Which of the texts these readers still miss. */
export function untranslated(texts: readonly Text[], readers: readonly string[]): Wanted[] {
	return translatable(texts, readers).filter(({ text, lang }) => inLanguage(text, lang) === undefined);
}
