import { formatList, formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { ShownCase } from "../shown-case.ts";
import { WrittenWords } from "./written-words.tsx";

/** What was said to be wrong, by whom, in whose words, and where it stands. */
export function Said({ shown, tool }: { shown: ShownCase; tool: string | null }) {
	const { t, lang } = useWords();
	const { by, routes, challenge, decider, recorder, words, withheld, harm, reviewer, version } = shown;
	const what =
		challenge === null
			? formatList(
					lang,
					routes.map((route) => t(`inbox:route.${route}`)),
				)
			: t(`inbox:challenge-kind.${challenge}`);
	const trusted = decider?.who === "trusted" ? decider : null;
	const said =
		trusted === null
			? t("inbox:case.the-patient")
			: t("inbox:case.trusted", {
					name: trusted.name,
					authority: t(`staff:authority.${trusted.authority}`),
				});
	const name = tool ?? t("inbox:list.no-tool");
	return (
		<>
			<SummaryList
				rows={[
					{ key: t("inbox:list.state"), value: <strong>{t(`inbox:state.${shown.state}`)}</strong> },
					{
						key: t("inbox:case.harm"),
						value: harm === null ? t("inbox:not-looked") : t(`inbox:harm.${harm}`),
					},
					{ key: t("inbox:case.reviewer"), value: reviewer ?? t("inbox:list.nobody") },
					{ key: t("inbox:case.what"), value: what },
					{
						key: t("inbox:list.tool"),
						value: (
							<>
								{name}
								{version !== null && (
									<>
										<br />
										{t("inbox:list.version-is", { version })}
									</>
								)}
							</>
						),
					},
					{ key: t("inbox:case.who"), value: by === "clinician" ? (recorder ?? "") : said },
					...(by === "patient" && recorder !== null
						? [{ key: t("inbox:case.by-staff"), value: recorder }]
						: []),
					{ key: t("inbox:case.when"), value: formatMoment(lang, new Date(shown.at)) },
				]}
			/>
			{words.length > 0 ? <WrittenWords versions={words} /> : <p>{t("inbox:case.no-words")}</p>}
			{shown.stops && (
				<p>
					<strong>{t("inbox:case.stops")}</strong>
				</p>
			)}
			{withheld !== null && (
				<div className="notice">
					<p>
						<strong>{t("inbox:case.withheld")}</strong> {t("inbox:case.withheld-why")}: <bdi>{withheld}</bdi>
					</p>
					{shown.mustBeTold && <p>{t("inbox:case.withheld-harm")}</p>}
				</div>
			)}
		</>
	);
}
