import { useWords } from "#app/i18n/use-words.ts";

/** What would be different in a tool that changes. `lang` is the language that the words are really in. */
export function WouldChange({ change: { text, lang: written } }: { change: { text: string; lang: string } }) {
	const { t, lang } = useWords();
	return (
		<>
			<h2>{t("comments:coming.different")}</h2>
			{written !== lang && <p>{t("watch:public.in-english")}</p>}
			<p lang={written === lang ? undefined : written} dir="auto">
				{text}
			</p>
		</>
	);
}
