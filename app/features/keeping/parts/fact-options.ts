/** The answers of each question about a tool's facts, in words. "" is that nobody said it. */
import type { Words } from "#app/i18n/use-words.ts";
import type { SelectOption } from "#app/ui/select-field.tsx";
import { FACT_CHOICES, type FactChoice } from "../facts-typed.ts";

/** Each with its answers in their order. */
export function factOptions(t: Words): Readonly<Record<FactChoice, readonly SelectOption[]>> {
	const unknown = { value: "", text: t("unknown") };
	const said = <Value extends string>(
		values: readonly Value[],
		text: (value: Exclude<Value, "">) => string,
	) => values.map((value) => (value === "" ? unknown : { value, text: text(value as Exclude<Value, "">) }));
	return {
		category: said(FACT_CHOICES.category, (value) => t(`facts:option.category.${value}`)),
		usesPatientData: said(FACT_CHOICES.usesPatientData, (value) => t(`facts:option.yes-no.${value}`)),
		care: said(FACT_CHOICES.care, (value) => t(`facts:option.care.${value}`)),
		machineAlone: said(FACT_CHOICES.machineAlone, (value) => t(`facts:option.machineAlone.${value}`)),
		onUnknown: said(FACT_CHOICES.onUnknown, (value) => t(`facts:option.onUnknown.${value}`)),
		regulatorClass: said(FACT_CHOICES.regulatorClass, (value) => t(`facts:option.regulatorClass.${value}`)),
		evidenceSetting: said(FACT_CHOICES.evidenceSetting, (value) =>
			t(`facts:option.evidenceSetting.${value}`),
		),
		sourceStage: said(FACT_CHOICES.sourceStage, (value) => t(`tools:stage-line.elsewhere.${value}`)),
	};
}

/** The same without answers that read alike: of those the one that stands there now stays, else the first. */
export function readApart(options: readonly SelectOption[], now: string | undefined): SelectOption[] {
	return options.filter(({ value, text }) => {
		const alike = options.filter((one) => one.text === text);
		return value === (alike.find((one) => one.value === now) ?? alike[0])?.value;
	});
}
