import type { DecisionAnswer, Reason } from "#app/core/decision-reasons.ts";
import type { Purpose } from "#app/core/scope.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { CheckForms } from "#app/ui/check-forms.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { TypedStatus } from "../status.forms.ts";
import type { NewStatus } from "../status.ts";
import type { AskedStatus } from "./status-form.tsx";
import { problemWords, type TrustProblemName } from "./trust-words.ts";

/** One answer that would be another one. */
export interface ShownEffect {
	readonly tool: string;
	readonly purpose: Purpose;
	readonly before: DecisionAnswer;
	readonly after: DecisionAnswer;
	readonly reason: Reason;
}

/** The page that stops staff: what was assessed, and which answers change with it. */
export function CheckStatus(props: {
	readonly asked: AskedStatus;
	readonly sent: {
		readonly typed: TypedStatus;
		readonly assessed: NewStatus;
		readonly effects: readonly ShownEffect[];
		readonly nobody: boolean;
		readonly problem: TrustProblemName | null;
		readonly once: string;
		readonly seen: string;
	};
}) {
	const { asked, sent } = props;
	const { typed, assessed, effects, nobody, problem, once, seen } = sent;
	const { t, lang } = useWords();
	const error = problem === null ? undefined : problemWords(t, problem);
	const field = problem === "not-agreed" ? "agreed" : "form-submit";
	return (
		<Page
			title={t("trust:check.title")}
			problems={error ? [{ field, text: error }] : []}
			typed
			back={{ href: `/staff/patients/${asked.id}/people`, text: t("trust:people.title") }}
		>
			<p>{t("trust:check.not-yet")}</p>
			<SummaryList
				rows={[
					{ key: t("staff:check.patient"), value: <bdi>{asked.name}</bdi> },
					{ key: t("staff:mistake.before"), value: t(`trust:status.is.${asked.status}`) },
					{
						key: t("staff:mistake.after"),
						value: <strong>{t(`trust:status.is.${assessed.status}`)}</strong>,
					},
					{
						key: t("trust:status.assessment"),
						value: t(`trust:status.assessment-is.${assessed.assessment}`),
					},
					{ key: t("trust:status.on"), value: formatDay(lang, assessed.on) },
					{ key: t("trust:status.by"), value: <bdi>{assessed.by}</bdi> },
					{ key: t("trust:row.saw"), value: <bdi>{assessed.evidence}</bdi> },
				]}
			/>
			{nobody && (
				<div className="notice">
					<p>{t("trust:check.nobody")}</p>
				</div>
			)}
			<h2>{t("staff:mistake.change")}</h2>
			{effects.length === 0 ? (
				<p>{t("staff:mistake.no-change")}</p>
			) : (
				<ul>
					{effects.map(({ tool, purpose, before, after, reason }) => (
						<li key={tool + purpose}>
							<b>{tool}</b>
							{purpose !== "care" && (
								<>
									<br />
									{t(`staff:summary.use-of.${purpose}`)}
								</>
							)}
							<br />
							{t("staff:mistake.before")}: {t(`staff:summary.use-answer.${before}`)}
							<br />
							{t("staff:mistake.after")}: <b>{t(`staff:summary.use-answer.${after}`)}</b>
							<br />
							{t(`reasons:sentence.${reason}`)}
						</li>
					))}
				</ul>
			)}
			<CheckForms
				kept={{ step: "check", ...typed }}
				once={once}
				seen={seen}
				agreed={t("trust:check.agreed")}
				error={problem === "not-agreed" ? error : undefined}
				save={t("trust:check.save")}
			/>
		</Page>
	);
}
