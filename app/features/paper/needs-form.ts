/** On paper: what a patient needs, so that they and we can understand each other. The questions of the web in their order. */
import { CONTACT_WAYS, INTERPRETERS, NEEDED_FORMATS, PRINT_SIZES, SUPPORTS } from "#app/core/needs-entry.ts";
import { type Html, html } from "#app/features/people/letter-html.ts";
import { type FormProvider, plainForm } from "./plain-form.ts";
import type { PaperQuestion } from "./reply.ts";
import type { Printing } from "./tool-form-of.ts";

/** The form. What was said before is not on it: whoever finds it would read it. */
export function needsForm(provider: FormProvider, printing: Printing): Html {
	const { language, words, numberIn } = printing;
	const [t, english] = [words(language.tag), words("en")];
	const questions: readonly PaperQuestion[] = [
		...(["reads", "speaks"] as const).map((field) => ({
			question: t(`needs:form.${field}`),
			english: english(`needs:form.${field}`),
			boxes: [],
			lines: [""],
		})),
		{
			question: t("needs:form.interpreters"),
			english: english("needs:form.interpreters"),
			boxes: INTERPRETERS.map((one) => ({
				text: t(`needs:interpreter.${one}`),
				english: english(`needs:interpreter.${one}`),
			})),
		},
		{
			question: t("needs:form.formats"),
			english: english("needs:form.formats"),
			boxes: NEEDED_FORMATS.map((one) => ({
				text: t(`needs:format.${one}`),
				english: english(`needs:format.${one}`),
			})),
		},
		{
			question: t("needs:form.size"),
			english: english("needs:form.size"),
			boxes: PRINT_SIZES.map((size) => ({
				text: t("needs:form.size-is", { points: numberIn(size) }),
				english: english("needs:form.size-is", { points: String(size) }),
			})),
		},
		{
			question: t("needs:form.contact"),
			english: english("needs:form.contact"),
			hint: t("paper:one"),
			boxes: CONTACT_WAYS.map((one) => ({
				text: t(`needs:contact.${one}`),
				english: english(`needs:contact.${one}`),
			})),
		},
		{
			question: t("needs:form.supports"),
			english: english("needs:form.supports"),
			boxes: SUPPORTS.map((one) => ({
				text: t(`needs:support.${one}`),
				english: english(`needs:support.${one}`),
			})),
		},
		{
			question: t("needs:form.other"),
			english: english("needs:form.other"),
			hint: t("needs:diagnosis"),
			boxes: [],
			lines: [""],
		},
	];
	return plainForm("needs", provider, printing, "my/needs", {
		title: t("needs:title"),
		sections: html`<p>${t("needs:intro")} ${t("disputes:what.hint")}</p>`,
		questions,
	});
}
