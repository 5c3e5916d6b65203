import { OUTCOMES, PASSED_TO } from "#app/core/dispute-entry.ts";
import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { RemarksOf } from "#app/ui/described.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { Option } from "#app/ui/option.tsx";
import { controlOf, outcomeField, passedToField, type TypedMove } from "../move.forms.ts";

/** What came of it, who it was passed on to, and the words to the patient, in both languages where there are two. */
export function AnswerFields(props: {
	readonly asked: { readonly reads: string };
	readonly typed: TypedMove;
	readonly wrong: (field: string) => string | undefined;
}) {
	const { asked, typed, wrong } = props;
	const { t, lang } = useWords();
	const language = languageName(asked.reads, lang).here;
	const id = (field: string) => controlOf("answer", field);
	const area = (name: string, label: string, hint: string) => (
		<TextAreaField
			id={id(name)}
			name={name}
			label={label}
			hint={hint}
			error={wrong(name)}
			value={typed[name]}
		/>
	);
	return (
		<>
			<Boxes
				id={id("outcome")}
				legend={t("inbox:field.outcome")}
				error={wrong("outcome")}
				boxes={OUTCOMES.map((outcome) => ({
					name: outcomeField(outcome),
					text: t(`inbox:outcome.${outcome}`),
				}))}
				typed={typed}
			/>
			<Boxes
				id={id("to")}
				legend={t("inbox:field.to")}
				error={wrong("to")}
				boxes={PASSED_TO.map((to) => ({ name: passedToField(to), text: t(`inbox:passed-to.${to}`) }))}
				typed={typed}
			/>
			{area("words", t("inbox:field.words.answer"), t("inbox:field.answer-hint"))}
			{asked.reads !== lang &&
				area("translation", t("inbox:field.translation", { language }), t("inbox:field.translation-hint"))}
			{area("apology", t("inbox:field.apology"), t("inbox:field.apology-hint"))}
			{asked.reads !== lang &&
				area(
					"apologyTranslation",
					t("inbox:field.apology-translation", { language }),
					t("inbox:field.translation-hint"),
				)}
		</>
	);
}

/** Several boxes under one question. The first has the id of the question, so that an error can link to it. */
function Boxes(props: {
	readonly id: string;
	readonly legend: string;
	readonly error: string | undefined;
	readonly boxes: readonly { readonly name: string; readonly text: string }[];
	readonly typed: TypedMove;
}) {
	const { id, legend, error, boxes, typed } = props;
	return (
		<fieldset
			className={error ? "field wrong" : "field"}
			aria-describedby={error ? `${id}-error` : undefined}
		>
			<legend className="label">{legend}</legend>
			<RemarksOf id={id} error={error} />
			{boxes.map(({ name, text }, index) => (
				<Option
					key={name}
					type="checkbox"
					id={index === 0 ? id : `${id}-${index + 1}`}
					name={name}
					value="yes"
					text={text}
					chosen={typed[name] === "yes"}
				/>
			))}
		</fieldset>
	);
}
