import type { DecisionStatus } from "#app/core/entry.ts";
import { formatNhsNumber } from "#app/core/nhs-number.ts";
import type { TrustAuthority, TrustMay } from "#app/core/trust-entry.ts";
import type { ShownPatient } from "#app/features/people/shown-patient.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "./ltr.tsx";
import { useNeedsRows } from "./needs-rows.tsx";

/** Who decides now, and who else may act today. */
export interface Deciding {
	readonly status: DecisionStatus;
	readonly acting: readonly {
		readonly id: string;
		readonly name: string;
		readonly authority: TrustAuthority;
		readonly mayNow: TrustMay;
	}[];
}

/**
 * The number and the birth date, so that it is the right patient, and what they need: before any answer, since it changes how one asks.
 * Nobody asks somebody who has died: of them it is that, the number and the birth date.
 */
export function Who({ patient, deciding = null }: { patient: ShownPatient; deciding?: Deciding | null }) {
	const { t, lang } = useWords();
	const { nhsNumber, birthDate, hasDied, needs } = patient;
	const needsRows = useNeedsRows(needs, "staff");
	const rows = [
		{ key: t("staff:summary.number"), value: <Ltr>{formatNhsNumber(nhsNumber)}</Ltr> },
		{ key: t("staff:summary.born"), value: formatDay(lang, birthDate) },
		...(hasDied ? [] : needsRows),
		...(deciding === null || hasDied
			? []
			: [{ key: t("trust:status.row"), value: <DecidingLine {...deciding} /> }]),
	];
	return (
		<>
			{hasDied && (
				<p>
					<strong>{t("after:death.has-died")}</strong>
				</p>
			)}
			<dl className="who">
				{rows.map(({ key, value }) => (
					<div key={key}>
						<dt>{key}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
		</>
	);
}

/** A line for each: it changes whom staff ask. */
function DecidingLine({ status, acting }: Deciding) {
	const { t } = useWords();
	return (
		<>
			{status === "self" ? t("trust:status.is.self") : <strong>{t(`trust:status.is.${status}`)}</strong>}
			{acting.map(({ id, name, authority, mayNow }) => (
				<div key={id}>
					{t(`trust:status.acts.${mayNow}`, { name, authority: t(`trust:authority.${authority}`) })}
				</div>
			))}
		</>
	);
}
