import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { DateFields } from "#app/ui/date-fields.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { fieldOfTool } from "../recording.forms.ts";
import { STAFF_WAYS } from "../recording.ts";
import { AnswerRow, type Asked, type Filled, OtherAnswers, People } from "./form-pieces.tsx";
import { Script } from "./script.tsx";

/** How it was said, by whom, and one row of answers for each tool. Nothing but "not asked" is preselected. */
export function RecordForm(props: { readonly asked: Asked; readonly filled: Filled; readonly once: string }) {
	const { asked, filled, once } = props;
	const { typed, problems } = filled;
	const { t, lang } = useWords();
	const request = usePageRequest();
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	return (
		<PostForm
			action={request.path}
			token={request.token}
			once={once}
			languages={languageLinks(request)}
			submit={t("staff:record.continue")}
		>
			<input type="hidden" name="page" value="form" />
			<Radios
				id="way"
				name="way"
				legend={t("staff:record.way")}
				error={wrong("way")}
				options={STAFF_WAYS.map((way) => ({ value: way, text: t(`staff:record.way-is.${way}`) }))}
				chosen={typed["way"]}
				across
			/>
			<DateFields
				legend={t("staff:record.date-only")}
				hint={t("staff:record.date-hint")}
				error={wrong("day")}
				values={{ day: typed["day"], month: typed["month"], year: typed["year"] }}
			/>
			<People filled={filled} deciders={asked.deciders} />
			{(asked.hasConflict || typed["settles"] === "yes") && (
				<>
					<Checkbox
						id="settles"
						name="settles"
						text={t("staff:record.settles")}
						hint={t("staff:record.settles-hint")}
						error={wrong("settles")}
						chosen={typed["settles"] === "yes"}
					/>
					<TextAreaField
						id="settledHow"
						name="settledHow"
						label={t("staff:record.settledHow")}
						hint={t("staff:tasks.note-hint", { language: languageName(lang, lang).own })}
						error={wrong("settledHow")}
						value={typed["settledHow"]}
						rows={2}
					/>
				</>
			)}
			<h2 id="tools" tabIndex={-1}>
				{t("staff:record.tools")}
			</h2>
			<p>{t("staff:record.tools-hint")}</p>
			<p>{t("staff:record.leave-once")}</p>
			<p>
				<a href="#form-submit">{t("staff:record.tools-skip")}</a>
			</p>
			{asked.tools.map((tool) => (
				<div key={tool.id}>
					<h3>{tool.name}</h3>
					<Script tool={tool} />
					<AnswerRow
						field={fieldOfTool(tool.id)}
						legend={t("choices:ask.tool", { name: tool.name })}
						filled={filled}
					/>
				</div>
			))}
			<OtherAnswers filled={filled} wishes={asked.wishes} />
		</PostForm>
	);
}
