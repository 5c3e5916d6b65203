/** Maker, version, who answers for the tool here, where our facts come from. */
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { usePageRequest } from "#app/ui/request.tsx";
import type { Explained } from "../explain.ts";

/** The last section of a tool's page. */
export function SmallPrint({ tool }: { tool: Explained }) {
	const { t, lang } = useWords();
	const { site } = usePageRequest();
	const { maker, makerVersion, source, notice, training } = tool;
	const [before, after] = t("tools:small.source", { source: "\n" })
		.replace(/<\/?0>/g, "")
		.split("\n");
	return (
		<section className="small">
			<h2>{t("tools:page.small")}</h2>
			{maker !== null && <p>{t("tools:small.maker", { maker })}</p>}
			{makerVersion !== null && <p>{t("tools:small.version", { version: makerVersion })}</p>}
			{tool.stage.here !== "no" && <p>{t("tools:small.answers", { provider: site.name })}</p>}
			{training !== null && <p>{t(`tools:small.training.${training}`)}</p>}
			<p>
				{before}
				<span lang="en" dir="ltr">
					{source}
				</span>
				{after}
			</p>
			<p>{t("tools:small.notice", { number: notice.number, date: formatDay(lang, notice.madeAt) })}</p>
		</section>
	);
}
