import type { DecisionAnswer } from "#app/core/decision-reasons.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Table } from "#app/ui/table.tsx";

/** What came of a list, and the two files of it. `until` is a moment in words. */
export function AnswersOf(props: {
	readonly here: string;
	readonly counts: readonly { readonly answer: DecisionAnswer; readonly count: number }[];
	readonly until: string;
	readonly isStopped: boolean;
}) {
	const { here, counts, until, isStopped } = props;
	const { t, lang } = useWords();
	return (
		<>
			{isStopped && (
				<div className="notice">
					<p>
						<strong>{t("lists:show.stopped")}</strong>
					</p>
				</div>
			)}
			<Table
				caption={t("lists:show.answers")}
				head={[t("lists:show.answer"), t("lists:show.lines")]}
				rows={counts.map(({ answer, count }) => ({
					key: answer,
					cells: [t(`reasons:answer.${answer}`), formatNumber(lang, count)],
				}))}
				compact
			/>
			<p>{t("lists:show.until", { until })}</p>
			<p>
				<a href={`${here}/answers`}>{t("lists:show.download")}</a>
			</p>
			<p className="hint">{t("lists:show.download-hint")}</p>
			<p>
				<a href={`${here}/answers?only=permitted`}>{t("lists:show.permitted")}</a>
			</p>
			<p className="hint">{t("lists:show.permitted-hint")}</p>
		</>
	);
}
