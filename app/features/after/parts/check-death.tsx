import type { DeathSource } from "#app/core/death-entry.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { CheckForms } from "#app/ui/check-forms.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { TypedDeath } from "../death.forms.ts";
import type { AskedDeath } from "./death-form.tsx";
import { type DeathProblemName, deathProblem } from "./death-words.ts";

/** The page that stops staff: whom it is about, and what ends with it. */
export function CheckDeath(props: {
	readonly asked: AskedDeath;
	readonly sent: {
		readonly typed: TypedDeath;
		readonly death: { readonly on: string; readonly source: DeathSource; readonly evidence: string };
		readonly problem: DeathProblemName | null;
		readonly once: string;
	};
}) {
	const { asked, sent } = props;
	const { typed, death, problem, once } = sent;
	const { t, lang } = useWords();
	const error = problem === null ? undefined : deathProblem(t, problem);
	return (
		<Page
			title={t("after:death.title")}
			problems={error ? [{ field: problem === "not-agreed" ? "agreed" : "form-submit", text: error }] : []}
			typed
			back={{ href: `/staff/patients/${asked.id}`, text: t("uses:staff.back") }}
		>
			<p>{t("trust:check.not-yet")}</p>
			<div className="notice">
				<p>{t("after:death.stop")}</p>
			</div>
			<SummaryList
				rows={[
					{ key: t("staff:check.patient"), value: <bdi>{asked.name}</bdi> },
					{ key: t("after:death.on"), value: formatDay(lang, death.on) },
					{ key: t("trust:status.assessment"), value: t(`after:death.source.${death.source}`) },
					{ key: t("trust:row.saw"), value: <bdi>{death.evidence}</bdi> },
				]}
			/>
			<CheckForms
				kept={{ step: "check", ...typed }}
				once={once}
				agreed={t("after:death.agreed")}
				error={problem === "not-agreed" ? error : undefined}
				save={t("after:death.save")}
			/>
		</Page>
	);
}
