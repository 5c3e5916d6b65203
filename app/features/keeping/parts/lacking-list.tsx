import { useWords } from "#app/i18n/use-words.ts";
import { LanguageName } from "#app/ui/language-name.tsx";
import type { Lacking } from "../lacking.ts";

/** What patients would still not know, as they would read it. */
export function LackingList({ lists, facts, languages, differences }: Lacking) {
	const { t } = useWords();
	if (lists.length + facts.length + languages.length + differences.length === 0)
		return <p>{t("keeping:draft.lacks-none")}</p>;
	const named = (key: "lacks-language" | "lacks-difference", tag: string) => {
		const [before, after] = t(`keeping:draft.${key}`, { language: "\n" }).split("\n");
		return (
			<li key={`${key}-${tag}`}>
				{before}
				<LanguageName tag={tag} />
				{after}
			</li>
		);
	};
	return (
		<ul>
			{languages.map((tag) => named("lacks-language", tag))}
			{differences.map((tag) => named("lacks-difference", tag))}
			{lists.map((list) => (
				<li key={list}>{t(`keeping:draft.lacks-list.${list}`)}</li>
			))}
			{facts.map((fact) => (
				<li key={fact}>
					{fact === "human-check" ? t("tools:page.who-unknown") : t(`tools:not-known.${fact}`)}
				</li>
			))}
		</ul>
	);
}
