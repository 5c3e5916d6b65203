import { ANSWERS } from "#app/core/entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { DateFields } from "#app/ui/date-fields.tsx";
import { Details } from "#app/ui/details.tsx";
import type { Problem } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { languageLinks } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SelectField } from "#app/ui/select.tsx";
import { fieldOfPurpose, fieldOfTool, LEAVE, type TypedRecording } from "../recording.forms.ts";
import { DECIDERS, OTHER_PURPOSES, STAFF_WAYS } from "../recording.ts";
import { Script, type ToolScript } from "./script.tsx";

/** The fields about anybody but the patient; most calls need none of them. */
const OTHERS = ["deciderName", "evidence", "helper", "interpreter"] as const;

/** What the page was given to ask. */
export interface Asked {
	readonly id: string;
	readonly name: string;
	readonly hasConflict: boolean;
	readonly tools: readonly ToolScript[];
	/** Tools that are not used here. `wordsLang` is set where the words are not in the reader's language. */
	readonly wishes: readonly {
		readonly id: string;
		readonly name: string;
		readonly line: string;
		readonly wordsLang: string | null;
	}[];
}

/** How it was said, by whom, and one row of answers for each tool. Nothing but "not asked" is preselected. */
export function RecordForm(props: {
	readonly asked: Asked;
	readonly typed: TypedRecording;
	readonly problems: readonly Problem[];
	readonly once: string;
}) {
	const { asked, typed, problems, once } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const wrong = (field: string) => problems.find((problem) => problem.field === field)?.text;
	const isTrusted = (typed["decider"] ?? "patient") !== "patient";
	const text = (name: (typeof OTHERS)[number]) => (
		<TextField
			id={name}
			name={name}
			label={t(`staff:record.${name}`)}
			hint={t(`staff:record.${name}-hint`)}
			error={wrong(name)}
			value={typed[name]}
			autocomplete="off"
			dir="auto"
		/>
	);
	const answers = (field: string, legend: string, words: "option" | "option-purpose" = "option") => (
		<Radios
			id={field}
			name={field}
			legend={legend}
			error={wrong(field)}
			options={[
				...ANSWERS.map((answer) => ({ value: answer, text: t(`choices:${words}.${answer}`) })),
				{ value: LEAVE, text: t("staff:record.leave") },
			]}
			chosen={typed[field] ?? LEAVE}
			across
		/>
	);
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
			<Radios
				id="decider"
				name="decider"
				legend={t("staff:record.decider")}
				hint={t("staff:record.decider-hint")}
				error={wrong("decider")}
				options={DECIDERS.map((decider) => ({
					value: decider,
					text: t(`staff:record.decider-is.${decider}`),
				}))}
				chosen={typed["decider"]}
				across
			/>
			<Details
				summary={t("staff:record.others")}
				open={isTrusted || OTHERS.some((name) => typed[name] || wrong(name))}
			>
				{OTHERS.map((name) => (
					<div key={name}>{text(name)}</div>
				))}
			</Details>
			{asked.hasConflict && (
				<Checkbox
					id="settles"
					name="settles"
					text={t("staff:record.settles")}
					hint={t("staff:record.settles-hint")}
					error={wrong("settles")}
					chosen={typed["settles"] === "yes"}
				/>
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
					{answers(fieldOfTool(tool.id), t("choices:ask.tool", { name: tool.name }))}
				</div>
			))}
			{OTHER_PURPOSES.map((purpose) => (
				<div key={purpose}>
					<h3>{t(`choices:purposes.${purpose}.heading`)}</h3>
					<p>{t(`choices:purposes.${purpose}.text`)}</p>
					{answers(fieldOfPurpose(purpose), t(`choices:ask.purpose.${purpose}`), "option-purpose")}
				</div>
			))}
			<h3>{t("choices:about.everything")}</h3>
			<p>{t("choices:ask.everything-hint")}</p>
			{answers("everything", t("choices:ask.everything"))}
			<h3>{t("staff:record.wish-heading")}</h3>
			<SelectField
				id="wish"
				name="wish"
				label={t("staff:record.wish")}
				hint={t("staff:record.wish-hint")}
				error={wrong("wish")}
				options={[
					{ value: "", text: t("staff:record.wish-none") },
					...asked.wishes.map(({ id, name, wordsLang }) => ({ value: id, text: name, lang: wordsLang })),
				]}
				chosen={typed["wish"] ?? ""}
			/>
		</PostForm>
	);
}
