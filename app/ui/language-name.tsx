import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** A language in its own words, and in the reader's where they differ. */
export function LanguageName({ tag }: { tag: string }) {
	const { lang } = useWords();
	const { own, here } = languageName(tag, lang);
	return (
		<>
			<bdi lang={tag}>{own}</bdi>
			{own !== here && ` (${here})`}
		</>
	);
}
