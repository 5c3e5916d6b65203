import { ANSWERS } from "#app/core/entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Details } from "#app/ui/details.tsx";
import type { Problem } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { onRecord } from "../recorded-decider.ts";
import { fieldOfPurpose, LEAVE, type TypedRecording } from "../recording.forms.ts";
import { DECIDERS, type OfferedDecider, OTHER_PURPOSES } from "../recording.ts";
import type { ToolScript } from "./script.tsx";

/** The fields about anybody but the patient; most calls and forms need none of them. */
const OTHERS = ["deciderName", "evidence", "helper", "interpreter"] as const;

/** What the page was given to ask. */
export interface Asked {
	readonly id: string;
	readonly name: string;
	readonly hasConflict: boolean;
	/** The people on record who may decide today. */
	readonly deciders: readonly OfferedDecider[];
	readonly tools: readonly ToolScript[];
	/** Tools that are not used here. `wordsLang` is set where the words are not in the reader's language. */
	readonly wishes: readonly {
		readonly id: string;
		readonly name: string;
		readonly line: string;
		readonly wordsLang: string | null;
	}[];
}

/** What was typed before, and what is wrong with it. */
export interface Filled {
	readonly typed: TypedRecording;
	readonly problems: readonly Problem[];
}

const wrongIn = ({ problems }: Filled, field: string) =>
	problems.find((problem) => problem.field === field)?.text;

/** One question with the three answers, and “Not asked”, which is the only one that is chosen for anybody. */
export function AnswerRow(props: {
	readonly field: string;
	readonly legend: string;
	readonly filled: Filled;
	readonly words?: "option" | "option-purpose";
}) {
	const { field, legend, filled, words = "option" } = props;
	const { t } = useWords();
	return (
		<Radios
			id={field}
			name={field}
			legend={legend}
			error={wrongIn(filled, field)}
			options={[
				...ANSWERS.map((answer) => ({ value: answer, text: t(`choices:${words}.${answer}`) })),
				{ value: LEAVE, text: t("staff:record.leave") },
			]}
			chosen={filled.typed[field] ?? LEAVE}
			across
		/>
	);
}

/** Who decided, and whoever else had a part in it. */
export function People({ filled, deciders }: { filled: Filled; deciders: Asked["deciders"] }) {
	const { t } = useWords();
	const { typed } = filled;
	const chosen = typed["decider"] ?? "patient";
	const isTrusted = chosen !== "patient" && !chosen.startsWith(onRecord(""));
	return (
		<>
			<Radios
				id="decider"
				name="decider"
				legend={t("staff:record.decider")}
				hint={t("staff:record.decider-hint")}
				error={wrongIn(filled, "decider")}
				options={[
					...deciders.map(({ id, name, authority, limits }) => ({
						value: onRecord(id),
						text: <bdi>{name}</bdi>,
						hint:
							limits === null ? (
								t(`staff:authority.${authority}`)
							) : (
								<>
									{t(`staff:authority.${authority}`)}
									<br />
									{t("trust:row.limits")}: <bdi>{limits}</bdi>
								</>
							),
					})),
					...DECIDERS.map((decider) => ({
						value: decider,
						text: t(`staff:record.decider-is.${decider}`),
					})),
				]}
				chosen={typed["decider"]}
				across
			/>
			<Details
				summary={t("staff:record.others")}
				open={isTrusted || OTHERS.some((name) => typed[name] || wrongIn(filled, name))}
			>
				{OTHERS.map((name) => (
					<TextField
						key={name}
						id={name}
						name={name}
						label={t(`staff:record.${name}`)}
						hint={t(`staff:record.${name}-hint`)}
						error={wrongIn(filled, name)}
						value={typed[name]}
						autocomplete="off"
						dir="auto"
					/>
				))}
			</Details>
		</>
	);
}

/** What can be said beside the tools in use here: the other uses of information, everything, and a wish. */
export function OtherAnswers({ filled, wishes }: { filled: Filled; wishes: Asked["wishes"] }) {
	const { t } = useWords();
	return (
		<>
			{OTHER_PURPOSES.map((purpose) => (
				<div key={purpose}>
					<h3>{t(`choices:purposes.${purpose}.heading`)}</h3>
					<p>{t(`choices:purposes.${purpose}.text`)}</p>
					<AnswerRow
						field={fieldOfPurpose(purpose)}
						legend={t(`choices:ask.purpose.${purpose}`)}
						filled={filled}
						words="option-purpose"
					/>
				</div>
			))}
			<h3>{t("choices:about.everything")}</h3>
			<p>{t("choices:ask.everything-hint")}</p>
			<AnswerRow field="everything" legend={t("choices:ask.everything")} filled={filled} />
			<h3>{t("staff:record.wish-heading")}</h3>
			<SelectField
				id="wish"
				name="wish"
				label={t("staff:record.wish")}
				hint={t("staff:record.wish-hint")}
				error={wrongIn(filled, "wish")}
				options={[
					{ value: "", text: t("staff:record.wish-none") },
					...wishes.map(({ id, name, wordsLang }) => ({ value: id, text: name, lang: wordsLang })),
				]}
				chosen={filled.typed["wish"] ?? ""}
			/>
		</>
	);
}
