import { useWords } from "#app/i18n/use-words.ts";
import { languageOf } from "#locales/index.ts";
import type { SaidLine } from "../page-says.ts";

/** Sentences of a tool's page; each that is not in the page's language says so, and stands in its own direction. */
export function PageSays({ lines }: { lines: readonly SaidLine[] }) {
	const { lang } = useWords();
	return (
		<blockquote>
			{lines.map((line) => (
				<p
					key={line.text}
					{...(line.lang === lang ? {} : { lang: line.lang, dir: languageOf(line.lang).dir })}
				>
					{line.text}
				</p>
			))}
		</blockquote>
	);
}
