import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { ShownMatter } from "../shown.ts";

/** What it is about: the tool, where and when it was used, or that they do not know. */
export function MatterWords({ matter }: { matter: ShownMatter }) {
	const { t, lang } = useWords();
	const { tool, service, day } = matter;
	if (tool === null) return <>{t("disputes:matter.unknown")}</>;
	return (
		<>
			<span lang={tool.nameLang ?? undefined}>{tool.name}</span>
			<br />
			{day === null
				? t("disputes:matter.tool-only")
				: t("disputes:matter.use", { service: service ?? "", date: formatDay(lang, day) })}
		</>
	);
}
