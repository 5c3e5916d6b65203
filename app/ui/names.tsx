import { listParts } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** The names of people, put together as the language does, each isolated: a name in another script turns nothing around. */
export function Names({ names }: { names: readonly string[] }) {
	const { lang } = useWords();
	return listParts(lang, names).map(({ text, isWord }, place) =>
		// biome-ignore lint/suspicious/noArrayIndexKey: a list that is drawn once
		isWord ? <bdi key={place}>{text}</bdi> : text,
	);
}
