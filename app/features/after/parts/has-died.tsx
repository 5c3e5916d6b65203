import type { DeathSource } from "#app/core/death-entry.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { AskedDeath } from "./death-form.tsx";
import { type DeathProblemName, deathProblem } from "./death-words.ts";

/** What is written down of a death, and the way back where the patient lives. */
export function HasDied(props: {
	readonly asked: AskedDeath;
	readonly death: {
		readonly on: string;
		readonly source: DeathSource;
		readonly evidence: string | null;
		readonly at: string;
		/** Null where no member of staff wrote it down. */
		readonly who: string | null;
	};
	readonly sent: { readonly why: string; readonly problem: DeathProblemName | null };
}) {
	const { asked, death, sent } = props;
	const { t, lang } = useWords();
	const request = usePageRequest();
	const error = sent.problem === null ? undefined : deathProblem(t, sent.problem);
	const saw =
		death.evidence === null ? [] : [{ key: t("trust:row.saw"), value: <bdi>{death.evidence}</bdi> }];
	const by = death.who === null ? [] : [{ key: t("trust:row.by"), value: <bdi>{death.who}</bdi> }];
	return (
		<Page
			title={t("after:death.has-died")}
			problems={error ? [{ field: "why", text: error }] : []}
			typed
			back={{ href: `/staff/patients/${asked.id}`, text: t("uses:staff.back") }}
		>
			<SummaryList
				rows={[
					{ key: t("staff:check.patient"), value: <bdi>{asked.name}</bdi> },
					{ key: t("after:death.on"), value: formatDay(lang, death.on) },
					{ key: t("trust:status.assessment"), value: t(`after:death.source.${death.source}`) },
					...saw,
					...by,
					{ key: t("after:death.written"), value: formatDay(lang, death.at) },
				]}
			/>
			<h2>{t("after:death.wrong.title")}</h2>
			<p>{t("after:death.wrong.text")}</p>
			<PostForm
				action={request.path}
				token={request.token}
				languages={languageLinks(request)}
				submit={t("after:death.wrong.save")}
			>
				<input type="hidden" name="step" value="mistake" />
				<TextAreaField
					id="why"
					name="why"
					label={t("after:death.wrong.why")}
					error={error}
					value={sent.why}
					rows={3}
				/>
			</PostForm>
		</Page>
	);
}
