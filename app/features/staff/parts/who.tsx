import { formatNhsNumber } from "#app/core/nhs-number.ts";
import { FORMATS } from "#app/features/people/patient.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { LanguageName } from "#app/ui/language-name.tsx";
import { Ltr } from "#app/ui/ltr.tsx";

/** Who a patient is, and what they need. */
export interface ShownPatient {
	readonly nhsNumber: string;
	readonly birthDate: string;
	readonly lang: string | null;
	readonly formats: readonly string[];
}

/** The number, the birth date, and how to reach this patient: before any answer, since it changes how one asks. */
export function Who({ patient }: { patient: ShownPatient }) {
	const { t, lang } = useWords();
	const { nhsNumber, birthDate, formats } = patient;
	const needs = formats.map((format) => {
		const known = FORMATS.find((one) => one === format);
		return known === undefined ? format : t(`staff:summary.format.${known}`);
	});
	return (
		<dl className="who">
			<div>
				<dt>{t("staff:summary.number")}</dt>
				<dd>
					<Ltr>{formatNhsNumber(nhsNumber)}</Ltr>
				</dd>
			</div>
			<div>
				<dt>{t("staff:summary.born")}</dt>
				<dd>{formatDay(lang, birthDate)}</dd>
			</div>
			<div>
				<dt>{t("staff:summary.reads")}</dt>
				<dd>
					{patient.lang === null ? t("staff:summary.nobody-asked") : <LanguageName tag={patient.lang} />}
				</dd>
			</div>
			{needs.length > 0 && (
				<div>
					<dt>{t("staff:summary.needs")}</dt>
					<dd>{needs.join(", ")}</dd>
				</div>
			)}
		</dl>
	);
}
