import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { SummaryList, type SummaryRow } from "#app/ui/summary-list.tsx";
import type { ShownJob } from "../shown-job.ts";

/** What a patient said when they asked on the website to be called. A number that is not on our list may be anybody's. */
export function AskedCallLines({ asked }: { asked: NonNullable<ShownJob["asked"]> }) {
	const { t } = useWords();
	const { number, time, about } = asked;
	const rows: SummaryRow[] = [{ key: t("calls:staff.time"), value: t(`calls:time.${time}`) }];
	if (number !== null)
		rows.push({
			key: t("calls:staff.typed"),
			value: (
				<>
					<a href={`tel:${number}`}>
						<Ltr>{number}</Ltr>
					</a>
					<br />
					<strong>{t("calls:staff.check")}</strong>
				</>
			),
		});
	if (about !== null) rows.push({ key: t("calls:staff.about"), value: <bdi>{about}</bdi> });
	return (
		<>
			<p>{t("calls:staff.asked")}</p>
			<SummaryList rows={rows} />
		</>
	);
}
