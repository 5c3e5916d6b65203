import { useWords } from "#app/i18n/use-words.ts";
import type { ListedTool } from "../list-tools.store.server.ts";

/** Tools by name, each with what it does and how far it is in use here. */
export function ToolList({ rows }: { rows: readonly ListedTool[] }) {
	const { t, lang } = useWords();
	return (
		<ul className="cards">
			{rows.map(({ id, name, line, wordsLang, category, stage }) => (
				<li key={id} className="card" lang={wordsLang ?? undefined} dir={wordsLang ? "ltr" : undefined}>
					<h2>
						<a href={`/${lang}/tools/${id}`}>{name}</a>
					</h2>
					<p>{line}</p>
					<p className="hint" lang={wordsLang ? lang : undefined}>
						{t(`tools:category.${category}`)} · {t(`tools:stage.${stage}`)}
					</p>
				</li>
			))}
		</ul>
	);
}
