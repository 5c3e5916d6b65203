import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** A change is coming that people are asked about, until this ISO day; nothing where there is none. */
export function Coming({ tool, until }: { tool: string; until: string | null }) {
	const { t, lang } = useWords();
	if (until === null) return null;
	return (
		<p className="notice">
			{t("comments:page.coming", { date: formatDay(lang, until) })}{" "}
			<a href={`/${lang}/tools/${tool}/coming`}>{t("comments:page.coming-link")}</a>
		</p>
	);
}
