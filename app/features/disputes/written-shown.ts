/** What somebody wrote, as one reader gets it: in their language where a person wrote or translated it so, the original beside it. */
import type { Written } from "#app/core/dispute-entry.ts";
import { type Dispute, writtenFor } from "./dispute.ts";

/** Words with their language (BCP 47). */
export interface InLanguage {
	readonly words: string;
	readonly lang: string;
}

export interface ShownWords extends InLanguage {
	/** What was really written, where `words` are a translation of it. */
	readonly original: InLanguage | null;
	/** Nobody has translated it into the reader's language: we read it to them. */
	readonly isForeign: boolean;
}

/**
 * The words of the entry with this seq for a reader of `lang`. A translation is an entry of its own, whose words name the
 * language they are in; with `seq` null no entry translates these words (an apology stands beside the words of an answer).
 */
export function shownWords(
	written: Written,
	seq: number | null,
	{ history }: Pick<Dispute, "history">,
	lang: string,
): ShownWords {
	const later = history.flatMap(({ body: { moved } }) =>
		moved.move === "translate" && moved.of === seq ? [moved.written] : [],
	);
	const own = [written, ...later.toReversed()]
		.map((version) => writtenFor(version, lang))
		.find((version) => version.lang === lang);
	const original = { words: written.words, lang: written.lang };
	if (own === undefined) return { ...original, original: null, isForeign: true };
	return { ...own, original: written.lang === lang ? null : original, isForeign: false };
}
