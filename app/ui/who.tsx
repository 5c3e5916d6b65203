import { formatNhsNumber } from "#app/core/nhs-number.ts";
import type { ShownPatient } from "#app/features/people/shown-patient.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "./ltr.tsx";
import { useNeedsRows } from "./needs-rows.tsx";

/** The number and the birth date, so that it is the right patient, and what they need: before any answer, since it changes how one asks. */
export function Who({ patient }: { patient: ShownPatient }) {
	const { t, lang } = useWords();
	const { nhsNumber, birthDate, needs } = patient;
	const rows = [
		{ key: t("staff:summary.number"), value: <Ltr>{formatNhsNumber(nhsNumber)}</Ltr> },
		{ key: t("staff:summary.born"), value: formatDay(lang, birthDate) },
		...useNeedsRows(needs, "staff"),
	];
	return (
		<dl className="who">
			{rows.map(({ key, value }) => (
				<div key={key}>
					<dt>{key}</dt>
					<dd>{value}</dd>
				</div>
			))}
		</dl>
	);
}
