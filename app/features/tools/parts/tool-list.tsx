import { useWords } from "#app/i18n/use-words.ts";
import type { ListedTool } from "../list-tools.store.server.ts";

const STAGES = ["in-use", "trial", "not-here"] as const;

/** Tools by how far they are in use here, each with its name and what it does; above them a way to each group. */
export function ToolList({ rows }: { rows: readonly ListedTool[] }) {
	const { t, lang } = useWords();
	const groups = STAGES.map((stage) => ({ stage, tools: rows.filter((row) => row.stage === stage) })).filter(
		({ tools }) => tools.length > 0,
	);
	return (
		<>
			{groups.length > 1 && (
				<nav className="links" aria-label={t("tools:list.groups")}>
					<ul>
						{groups.map(({ stage, tools }) => (
							<li key={stage}>
								<a href={`#${stage}`}>{t(`tools:stage.${stage}`, { count: tools.length })}</a>
							</li>
						))}
					</ul>
				</nav>
			)}
			{groups.map(({ stage, tools }) => (
				<section key={stage}>
					<h2 id={stage}>{t(`tools:stage.${stage}`, { count: tools.length })}</h2>
					<ul className="rows">
						{tools.map(({ id, name, line, wordsLang }) => (
							<li key={id} lang={wordsLang ?? undefined} dir={wordsLang ? "ltr" : undefined}>
								<a href={`/${lang}/tools/${id}`}>{name}</a>
								<p>{line}</p>
							</li>
						))}
					</ul>
				</section>
			))}
		</>
	);
}
