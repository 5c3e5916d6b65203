import { CANNOT_DECIDE } from "#app/core/override-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { CheckForms } from "#app/ui/check-forms.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { TypedOverride } from "../override.forms.ts";
import type { AskedOverride } from "./start-form.tsx";

/** Why nothing was started. Each is a key of `overrides:problem`. */
export type CheckProblem = "not-agreed" | "key-missing" | "key-not-yours" | "changed" | "not-confirmed";

/** All of it once more, with the name of who decides, before it starts. */
export function CheckStart(props: {
	readonly asked: AskedOverride;
	readonly sent: {
		readonly typed: TypedOverride;
		readonly problem: CheckProblem | null;
		readonly once: string;
		readonly seen: string;
	};
}) {
	const { asked, sent } = props;
	const { id, name, tool, clinician, wordsLang } = asked;
	const { typed, problem, once, seen } = sent;
	const { t } = useWords();
	const error = problem === null ? undefined : t(`overrides:problem.${problem}`);
	const field = problem === "not-agreed" ? "agreed" : "form-submit";
	const because = CANNOT_DECIDE.find((one) => one === typed.because);
	return (
		<Page
			title={t("overrides:check.title")}
			problems={error ? [{ field, text: error }] : []}
			typed
			back={{ href: `/staff/patients/${id}`, text: t("staff:record.back") }}
		>
			<p>{t("overrides:check.not-started")}</p>
			<SummaryList
				rows={[
					{ key: t("staff:check.patient"), value: <bdi>{name}</bdi> },
					{
						key: t("overrides:check.tool"),
						value: wordsLang === null ? tool : <span lang={wordsLang}>{tool}</span>,
					},
					{
						key: t("overrides:check.because"),
						value: because && t(`overrides:start.because-is.${because}`),
					},
					{ key: t("overrides:check.why"), value: <bdi>{typed.why}</bdi> },
					{
						key: t("overrides:check.minutes"),
						value: t("overrides:check.minutes-value", { number: typed.minutes ?? "" }),
					},
				]}
			/>
			<CheckForms
				kept={{ step: "check", ...typed }}
				once={once}
				seen={seen}
				agreed={t("overrides:check.agreed", { name: clinician })}
				error={problem === "not-agreed" ? error : undefined}
				save={t("overrides:check.start")}
			/>
		</Page>
	);
}
