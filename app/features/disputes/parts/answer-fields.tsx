import { type AnswerWay, HELPER_KINDS } from "#app/core/dispute-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import type { Problem } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { fieldOfHelper, type Typed } from "../dispute.forms.ts";
import { problemAt } from "./problem-words.ts";

/** How to answer, who stands by the patient, and whether the tool is left out until then. */
export function AnswerFields(props: {
	readonly ways: readonly AnswerWay[];
	/** Name of the tool that can be left out for this patient; null where there is none, empty where it is not known yet. */
	readonly pausable: string | null;
	readonly typed: Typed;
	readonly problems: readonly Problem[];
}) {
	const { ways, pausable, typed, problems } = props;
	const { t } = useWords();
	return (
		<>
			<Radios
				id="by"
				name="by"
				legend={t("disputes:answer.by")}
				error={problemAt(problems, "by")}
				options={ways.map((way) => ({
					value: way,
					text: t(`disputes:way.${way}`),
					hint: t(`disputes:answer.${way}-hint`),
				}))}
				chosen={typed["by"]}
			/>
			<h2>{t("disputes:answer.helpers")}</h2>
			<p>{t("disputes:answer.helpers-hint")}</p>
			{HELPER_KINDS.map((kind) => (
				<TextField
					key={kind}
					id={fieldOfHelper(kind)}
					name={fieldOfHelper(kind)}
					label={t(`disputes:answer.${kind}`)}
					hint={kind === "advocate" ? t("disputes:answer.advocate-hint") : undefined}
					error={problemAt(problems, fieldOfHelper(kind))}
					value={typed[fieldOfHelper(kind)]}
					autocomplete="off"
					dir="auto"
				/>
			))}
			{pausable !== null && (
				<>
					<h2>{t("disputes:answer.until")}</h2>
					<Checkbox
						id="pauses"
						name="pauses"
						text={t("disputes:answer.pauses")}
						hint={pausable === "" ? undefined : t("disputes:answer.pauses-hint", { name: pausable })}
						chosen={typed["pauses"] === "yes"}
					/>
				</>
			)}
		</>
	);
}
