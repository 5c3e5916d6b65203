import {
	CONTACT_WAYS,
	INTERPRETERS,
	NEEDED_FORMATS,
	type Needs,
	OTHER_NEED,
	PRINT_SIZES,
	SUPPORTS,
} from "#app/core/needs-entry.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { languageName } from "#app/i18n/language-name.ts";
import { LANGUAGES_ASKED } from "#app/i18n/languages-asked.ts";
import { nameIn } from "#app/i18n/name-in.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import type { LanguageTag } from "#locales/index.ts";
import { boxName } from "../needs.forms.ts";
import type { Problem } from "../shown-form.ts";
import { TickBoxes } from "./tick-boxes.tsx";

/** The questions in the order of the standard's groups, the languages first. Every one of them can be left out. */
export function NeedsFields(props: {
	readonly needs: Needs;
	readonly problems: readonly Problem[];
	/** What a patient is told beside a way that we cannot go, because we have no address or number. */
	readonly reach?: { readonly hasEmail: boolean; readonly hasPhone: boolean };
}) {
	const { needs, problems, reach } = props;
	const { t, lang } = useWords();
	const errorAt = (field: string) => {
		const found = problems.find((problem) => problem.field === field);
		return found && t(`needs:problem.${found.name}`, { max: formatNumber(lang, OTHER_NEED) });
	};
	const hints = {
		letter: undefined,
		email: reach?.hasEmail === false ? t("needs:form.no-email") : undefined,
		phone: reach?.hasPhone === false ? t("needs:form.no-phone") : undefined,
		text: undefined,
		"text-relay": undefined,
	};
	return (
		<>
			{(["reads", "speaks"] as const).map((field) => (
				<SelectField
					key={field}
					id={field}
					name={field}
					label={t(`needs:form.${field}`)}
					options={languageOptions(needs[field], lang, t("needs:form.choose"))}
					chosen={needs[field] ?? ""}
					error={errorAt(field)}
				/>
			))}
			<TickBoxes
				question="interpreters"
				legend={t("needs:form.interpreters")}
				options={INTERPRETERS.map((value) => ({ value, text: t(`needs:interpreter.${value}`) }))}
				ticked={needs.interpreters}
				error={errorAt(boxName("interpreters", INTERPRETERS[0]))}
			/>
			<TickBoxes
				question="formats"
				legend={t("needs:form.formats")}
				options={NEEDED_FORMATS.map((value) => ({ value, text: t(`needs:format.${value}`) }))}
				ticked={needs.formats}
				error={errorAt(boxName("formats", NEEDED_FORMATS[0]))}
			/>
			<SelectField
				id="printSize"
				name="printSize"
				label={t("needs:form.size")}
				options={PRINT_SIZES.map((size) => ({
					value: String(size),
					text: t("needs:form.size-is", { points: formatNumber(lang, size) }),
				}))}
				chosen={String(needs.printSize ?? PRINT_SIZES[0])}
				error={errorAt("printSize")}
			/>
			<Radios
				id="contact"
				name="contact"
				legend={t("needs:form.contact")}
				hint={t("needs:form.contact-hint")}
				options={CONTACT_WAYS.map((value) => ({
					value,
					text: t(`needs:contact.${value}`),
					hint: hints[value],
				}))}
				chosen={needs.contact}
				error={errorAt("contact")}
			/>
			<TickBoxes
				question="supports"
				legend={t("needs:form.supports")}
				options={SUPPORTS.map((value) => ({ value, text: t(`needs:support.${value}`) }))}
				ticked={needs.supports}
				error={errorAt(boxName("supports", SUPPORTS[0]))}
			/>
			<TextAreaField
				id="other"
				name="other"
				label={t("needs:form.other")}
				hint={t("needs:diagnosis")}
				value={needs.other ?? ""}
				rows={3}
				error={errorAt("other")}
			/>
		</>
	);
}

/** Each language in its own words. One that is recorded and not on the list stays to be chosen. */
function languageOptions(recorded: string | null, lang: LanguageTag, leaveOut: string) {
	const tags =
		recorded === null || LANGUAGES_ASKED.includes(recorded)
			? LANGUAGES_ASKED
			: [...LANGUAGES_ASKED, recorded];
	return [
		{ value: "", text: leaveOut },
		...tags.map((tag) => {
			const { own, here } = languageName(tag, lang);
			return { value: tag, text: own === here ? own : `${nameIn(lang, own)} (${here})` };
		}),
	];
}
