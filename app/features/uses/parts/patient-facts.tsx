import { formatNhsNumber } from "#app/core/nhs-number.ts";
import { FORMATS } from "#app/features/people/patient.ts";
import { formatDay } from "#app/i18n/format.ts";
import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

/** Who a patient is, as staff check it, and what they need. */
export interface PatientFacts {
	readonly nhsNumber: string;
	/** ISO day. */
	readonly birthDate: string;
	readonly lang: string | null;
	readonly formats: readonly string[];
}

/** The number and the birth date, so that it is the right patient; language and formats, for whoever writes or talks to them. */
export function PatientFactsList({ patient }: { patient: PatientFacts }) {
	const { t, lang } = useWords();
	const { nhsNumber, birthDate, lang: reads, formats } = patient;
	const needs = formats.map((format) => {
		const known = FORMATS.find((one) => one === format);
		return known === undefined ? format : t(`staff:summary.format.${known}`);
	});
	return (
		<SummaryList
			rows={[
				{ key: t("staff:summary.number"), value: <Ltr>{formatNhsNumber(nhsNumber)}</Ltr> },
				{ key: t("staff:summary.born"), value: formatDay(lang, birthDate) },
				{
					key: t("staff:summary.reads"),
					value: reads === null ? t("staff:summary.nobody-asked") : languageName(reads, lang).here,
				},
				...(needs.length > 0 ? [{ key: t("staff:summary.needs"), value: needs.join(", ") }] : []),
			]}
		/>
	);
}
