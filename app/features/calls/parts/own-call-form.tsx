import { useWords } from "#app/i18n/use-words.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { Filled } from "#app/ui/filled.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { languageLinks, Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList, type SummaryRow } from "#app/ui/summary-list.tsx";
import type { SentCall } from "../shown-call.ts";
import { NumberField, TimeField } from "./call-fields.tsx";
import { OtherHelp } from "./other-help.tsx";
import { useProblemWords } from "./use-problem-words.ts";

/** The form of a patient who is signed in. Of the number on the list they see the end alone. */
export function OwnCallForm(props: {
	readonly listed: string | null;
	/** How they talk with us, as they told us. */
	readonly talk: readonly SummaryRow[];
	readonly once: string;
	readonly sent: SentCall | undefined;
	readonly isTakenBack: boolean;
	/** It is what was typed before they were signed out. */
	readonly isKept: boolean;
}) {
	const { listed, talk, once, sent, isTakenBack, isKept } = props;
	const { t, lang } = useWords();
	const request = usePageRequest();
	const { said, wrong } = useProblemWords(sent?.problems ?? []);
	const number = <NumberField value={sent?.typed.number} error={wrong("number")} />;
	return (
		<Page title={t("calls:title")} problems={said} typed>
			{isTakenBack && <p>{t("calls:taken-back")}</p>}
			{isKept && <p>{t("comments:page.kept")}</p>}
			<p>{t("calls:intro")}</p>
			<SummaryList rows={talk} />
			<PostForm
				action={`/${lang}/my/call`}
				token={request.token}
				once={sent?.once ?? once}
				languages={languageLinks({ ...request, path: `/${lang}/my/call` })}
				submit={t("calls:form.button")}
			>
				{listed !== null && (
					<Radios
						id="which"
						name="which"
						legend={t("calls:form.which")}
						options={[
							{
								value: "listed",
								text: (
									<Filled
										of={(places) => t("calls:form.listed", places)}
										pieces={{ end: <Ltr>{listed}</Ltr> }}
									/>
								),
							},
							{ value: "other", text: t("calls:form.other") },
						]}
						chosen={sent?.typed.which}
						error={wrong("which")}
					/>
				)}
				{number}
				<TimeField chosen={sent?.typed.time} error={wrong("time")} />
				<TextAreaField
					id="about"
					name="about"
					label={t("calls:form.about")}
					hint={t("calls:form.about-hint")}
					error={wrong("about")}
					value={sent?.typed.about}
					rows={2}
				/>
			</PostForm>
			<OtherHelp />
		</Page>
	);
}
