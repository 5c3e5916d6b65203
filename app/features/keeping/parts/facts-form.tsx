import type { ReactNode } from "react";
import { useWords } from "#app/i18n/use-words.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { DateFields } from "#app/ui/date-fields.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { STAGES } from "../draft.ts";
import { stageField } from "../facts.forms.ts";
import type { FactChoice, FactText, FactTick } from "../facts-typed.ts";
import { WrittenText } from "./changes-table.tsx";
import { factOptions, readApart } from "./fact-options.ts";

type Texts = Readonly<Record<string, string>>;

const LONG: readonly FactText[] = ["does", "statedFacts", "statedLimits", "dataGoes", "evidenceLessWell"];

/** All facts of a draft. Beside each stands what it says now where somebody else changed it. */
export function FactsForm(props: {
	/** Only what a provider says for itself: it begins with a tool whose other facts stand already. */
	readonly begins: boolean;
	readonly services: readonly { readonly id: string; readonly name: string }[];
	readonly now: Texts;
	readonly typed: Texts | undefined;
	readonly isStale: boolean;
	readonly once: string;
	readonly seen: string;
	readonly errors: Texts;
}) {
	const { begins, services, now, typed, isStale, once, seen, errors } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const shown = typed ?? now;
	const options = factOptions(t);
	const remarks = (name: string, hint?: ReactNode, said = now[name] ?? "") => ({
		error: errors[name],
		hint:
			isStale && typed?.[name] !== now[name] ? (
				<>
					<strong>{t("keeping:words.now")}</strong> <WrittenText lang={null} text={said} />
				</>
			) : (
				hint
			),
	});
	/** A list, and no row of radios: a text browser shows the first radio as chosen, which would answer for whoever said nothing. */
	const choice = (name: FactChoice, hint?: string) => {
		const said = options[name].find(({ value }) => value === now[name])?.text;
		const isSaid = options[name].some(({ value }) => value === now[name]);
		const offered = readApart(options[name], shown[name] ?? now[name]);
		return (
			<SelectField
				id={name}
				name={name}
				label={t(`facts:field.${name}`)}
				{...remarks(name, hint, said)}
				options={isSaid ? offered : [{ value: "", text: t("facts:option.choose") }, ...offered]}
				chosen={shown[name]}
			/>
		);
	};
	const text = (name: FactText, hint?: string) => {
		const own = { id: name, name, ...remarks(name, hint), value: shown[name], dir: "auto" as const };
		const label = t(`facts:field.${name}`);
		return LONG.includes(name) ? (
			<TextAreaField {...own} label={label} rows={3} />
		) : (
			<TextField {...own} label={label} />
		);
	};
	const tick = (name: FactTick) => (
		<Checkbox id={name} name={name} text={t(`facts:field.${name}`)} chosen={shown[name] === "yes"} />
	);
	return (
		<PostForm action={request.path} token={request.token} once={once} submit={t("keeping:words.button")}>
			<input type="hidden" name="seen" value={seen} />
			<h2>{t("facts:section.where")}</h2>
			{services.map(({ id, name }, at) => (
				<SelectField
					key={id}
					id={at === 0 ? "use" : stageField(id)}
					name={stageField(id)}
					label={name}
					options={STAGES.map((stage) => ({ value: stage, text: t(`facts:option.stage.${stage}`) }))}
					chosen={shown[stageField(id)]}
					{...(at === 0 ? remarks("use") : {})}
				/>
			))}
			<DateFields
				legend={t("facts:field.since")}
				hint={t("facts:hint.since")}
				values={{ day: shown["day"], month: shown["month"], year: shown["year"] }}
				error={errors["day"]}
			/>
			{begins ? (
				<>
					{text("answers", t("facts:hint.answers"))}
					{text("supplier")}
					{choice("onUnknown", t("facts:hint.onUnknown"))}
				</>
			) : (
				<>
					{choice("sourceStage")}

					<h2>{t("facts:section.choice")}</h2>
					{choice("usesPatientData")}
					{choice("machineAlone", t("facts:hint.machineAlone"))}
					{choice("care", t("facts:hint.care"))}
					<h3>{t("facts:section.others")}</h3>
					<p className="hint">{t("facts:hint.others")}</p>
					{tick("planning")}
					{tick("research")}
					{tick("training")}
					{tick("synthetic")}
					{choice("onUnknown", t("facts:hint.onUnknown"))}

					<h2>{t("facts:section.what")}</h2>
					{choice("category")}
					{text("does", t("facts:hint.does"))}
					{text("dataGoes")}
					{text("answers", t("facts:hint.answers"))}
					{text("supplier")}
					{choice("regulatorClass")}
					{text("safetyCase", t("facts:hint.safetyCase"))}

					<h2>{t("facts:section.works")}</h2>
					{choice("evidenceSetting")}
					{text("evidenceWhere")}
					{text("evidenceWhen")}
					{text("evidenceLessWell")}
					{text("statedFacts", t("facts:hint.list"))}
					{text("statedLimits", t("facts:hint.list"))}
					<h3>{t("facts:section.known")}</h3>
					<p className="hint">{t("facts:hint.known")}</p>
					{tick("how-often-right")}
					{tick("who-for-less-well")}
					{tick("who-checked")}
					{tick("where-information-goes")}

					<h2>{t("facts:section.sources")}</h2>
					{text("source")}
					{text("sourcePlace")}
				</>
			)}
		</PostForm>
	);
}
