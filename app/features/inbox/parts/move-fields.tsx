import type { StaffRole } from "#app/core/actor.ts";
import { CANDOUR_STEPS, type MoveName } from "#app/core/dispute-entry.ts";
import { formatDay } from "#app/i18n/format.ts";
import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { DateFields } from "#app/ui/date-fields.tsx";
import type { Problem } from "#app/ui/error-summary.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { controlOf, type TypedMove } from "../move.forms.ts";
import { HARMS_TO_CHOOSE } from "../shown-case.ts";
import type { TextOf } from "../texts.ts";
import { AnswerFields } from "./answer-fields.tsx";

/** What the page was given to ask. */
export interface Asked {
	/** The language that the patient reads; the page's own where they are the same. */
	readonly reads: string;
	readonly reviewers:
		| readonly { readonly id: string; readonly name: string; readonly role: StaffRole }[]
		| null;
	/** Texts that somebody cannot read: `value` is what the form sends. */
	readonly untranslated: readonly {
		readonly value: string;
		readonly what: TextOf;
		/** ISO instant. */
		readonly at: string;
		readonly lang: string;
	}[];
}

/** The fields of one move. Each has the move's name before its id, since several moves stand on one page. */
export function MoveFields(props: {
	readonly move: MoveName;
	readonly asked: Asked;
	readonly typed: TypedMove;
	readonly problems: readonly Problem[];
}) {
	const { move, asked, typed, problems } = props;
	const { t, lang } = useWords();
	const id = (field: string) => controlOf(move, field);
	const wrong = (field: string) => problems.find((problem) => problem.field === id(field))?.text;
	const radios = (
		name: string,
		legend: string,
		options: readonly { value: string; text: string; hint?: string }[],
	) => (
		<Radios
			id={id(name)}
			name={name}
			legend={legend}
			error={wrong(name)}
			options={options}
			chosen={typed[name]}
		/>
	);
	const date = (legend: "agree-date" | "explain-delay" | "candour") => (
		<DateFields
			id={id("")}
			legend={t(`inbox:field.date.${legend}`)}
			error={wrong("day")}
			values={{ day: typed["day"], month: typed["month"], year: typed["year"] }}
		/>
	);
	const words = (of: "ask" | "reply" | "translate" | "explain-delay" | "disagree", isOwn = true) => (
		<TextAreaField
			id={id("words")}
			name="words"
			label={t(`inbox:field.words.${of}`)}
			hint={isOwn ? t("inbox:field.write-in", { language: languageName(lang, lang).here }) : undefined}
			error={wrong("words")}
			value={typed["words"]}
		/>
	);
	const translation = asked.reads !== lang && (
		<TextAreaField
			id={id("translation")}
			name="translation"
			label={t("inbox:field.translation", { language: languageName(asked.reads, lang).here })}
			hint={t("inbox:field.translation-hint")}
			error={wrong("translation")}
			value={typed["translation"]}
		/>
	);
	const told = (
		<Checkbox
			id={id("told")}
			name="told"
			text={t("inbox:field.told")}
			error={wrong("told")}
			chosen={typed["told"] === "yes"}
		/>
	);
	switch (move) {
		case "look":
			return (
				<>
					{radios(
						"harm",
						t("inbox:field.harm"),
						HARMS_TO_CHOOSE.map((harm) => ({
							value: harm,
							text: t(`inbox:harm.${harm}`),
							hint: t(`inbox:harm-hint.${harm}`),
						})),
					)}
					<TextAreaField
						id={id("note")}
						name="note"
						label={t("inbox:field.note")}
						hint={t("inbox:field.note-hint")}
						error={wrong("note")}
						value={typed["note"]}
						rows={3}
					/>
				</>
			);
		case "take":
			return asked.reviewers === null
				? null
				: radios(
						"reviewer",
						t("inbox:field.reviewer"),
						asked.reviewers.map(({ id: value, name }) => ({ value, text: name })),
					);
		case "agree-date":
			return date("agree-date");
		case "ask":
		case "reply":
			return (
				<>
					{words(move)}
					{translation}
				</>
			);
		case "translate":
			return (
				<>
					{radios(
						"text",
						t("inbox:field.text"),
						asked.untranslated.map(({ value, what, at, lang: into }) => ({
							value,
							text: t("inbox:field.text-is", {
								what: t(`inbox:text.${what}`),
								date: formatDay(lang, new Date(at)),
								language: languageName(into, lang).here,
							}),
						})),
					)}
					{words("translate", false)}
				</>
			);
		case "explain-delay":
			return (
				<>
					{words("explain-delay")}
					{translation}
					{date("explain-delay")}
				</>
			);
		case "answer":
			return <AnswerFields asked={asked} typed={typed} wrong={wrong} />;
		case "candour":
			return (
				<>
					{radios(
						"step",
						t("inbox:field.step"),
						CANDOUR_STEPS.map((step) => ({ value: step, text: t(`inbox:field.step-is.${step}`) })),
					)}
					{date("candour")}
				</>
			);
		case "disagree":
			return (
				<>
					{told}
					{words("disagree")}
				</>
			);
		case "withdraw":
			return told;
		default:
			return null;
	}
}
