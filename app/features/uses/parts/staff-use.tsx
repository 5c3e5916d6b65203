import type { DecisionAnswer, Reason } from "#app/core/decision-reasons.ts";
import { formatDay, formatMoment } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { ShownUse } from "../shown-use.ts";
import { detailsRows } from "./details-rows.tsx";

/** One use for staff: where it stands against what was decided, and all that is known of it. `reported`: by whom and when. */
export function StaffUse(props: {
	readonly use: ShownUse & { readonly decided: { readonly answer: DecisionAnswer; readonly reason: Reason } };
	readonly reported: string;
}) {
	const { use, reported } = props;
	const { id, name, nameLang, usedAt, service, version, whyNot, inErrorAt, decided, details } = use;
	const { t, lang } = useWords();
	return (
		<section className="card" aria-labelledby={`use-${id}`}>
			<h2 id={`use-${id}`} lang={nameLang ?? undefined}>
				{name}
			</h2>
			{whyNot && (
				<p>
					<strong>{t(`uses:short.${whyNot}`)}</strong>
				</p>
			)}
			{inErrorAt && <p>{t("uses:mistake", { date: formatDay(lang, new Date(inErrorAt)) })}</p>}
			<SummaryList
				rows={[
					{ key: t("uses:show.when"), value: formatMoment(lang, new Date(usedAt)) },
					{ key: t("uses:show.where"), value: service },
					{
						key: t("uses:staff.ruled"),
						value: (
							<>
								<strong>{t(`reasons:answer.${decided.answer}`)}</strong>
								<br />
								{t(`reasons:sentence.${decided.reason}`)}
							</>
						),
					},
					...(details === null ? [] : detailsRows(t, details)),
					{
						key: t("uses:show.version"),
						value: version === null ? t("common:unknown") : <Ltr>{version}</Ltr>,
					},
					{ key: t("uses:staff.reported"), value: reported },
				]}
			/>
		</section>
	);
}
