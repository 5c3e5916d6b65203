import type { AnswerWay, HELPER_KINDS } from "#app/core/dispute-entry.ts";
import type { ShownNeeds } from "#app/features/needs/needs.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { useNeedsRows } from "#app/ui/needs-rows.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

/** How a patient is reached in this: what they need always, and what they asked for this time. */
export interface CaseNeeds extends ShownNeeds {
	/** Nobody calls or asks them any more. */
	readonly hasDied: boolean;
	readonly phone: string | null;
	readonly interpreter: string | null;
	readonly helpers: readonly { readonly as: (typeof HELPER_KINDS)[number]; readonly name: string }[];
	/** Null for a challenge: the patient asked for nothing. */
	readonly answerBy: AnswerWay | null;
}

/** Before everything else: it changes how one asks and answers. */
export function Needs({ needs }: { needs: CaseNeeds }) {
	const { t } = useWords();
	const { phone, interpreter, helpers, answerBy } = needs;
	const needsRows = useNeedsRows(needs, "staff");
	if (needs.hasDied)
		return (
			<p>
				<strong>{t("after:death.has-died")}</strong>
			</p>
		);
	const rows = [
		...needsRows,
		{
			key: t("staff:tasks.phone"),
			value: phone === null ? t("staff:tasks.no-phone") : <Ltr>{phone}</Ltr>,
		},
	];
	if (answerBy !== null)
		rows.push({ key: t("inbox:case.answer-by"), value: t(`inbox:case.way.${answerBy}`) });
	if (interpreter !== null) rows.push({ key: t("inbox:case.interpreter"), value: <bdi>{interpreter}</bdi> });
	if (helpers.length > 0)
		rows.push({
			key: t("inbox:case.helpers"),
			value: (
				<>
					{helpers.map(({ as, name }) => (
						<div key={name}>{t(`inbox:case.helper.${as}`, { name })}</div>
					))}
				</>
			),
		});
	return <SummaryList rows={rows} />;
}
