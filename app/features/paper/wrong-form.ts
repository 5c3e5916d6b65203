/** On paper: something is wrong. The questions of the web in their order; what a patient leaves empty is asked by a person. */
import { ANSWER_WAYS, HELPER_KINDS, ROUTES } from "#app/core/dispute-entry.ts";
import { type Html, html } from "#app/features/people/letter-html.ts";
import type { Words } from "#app/i18n/use-words.ts";
import { type FormProvider, plainForm } from "./plain-form.ts";
import type { PaperQuestion } from "./reply.ts";
import type { Printing } from "./tool-form-of.ts";

/** The form. Which uses of tools a patient has had is not on it: whoever finds it would read them. */
export function wrongForm(provider: FormProvider, printing: Printing): Html {
	const [t, english] = [printing.words(printing.language.tag), printing.words("en")];
	return plainForm("wrong", provider, printing, "my/disputes/new", {
		title: t("disputes:list.title"),
		sections: html`<p>${t("disputes:list.intro")}</p>
<p><strong>${t("disputes:what.urgent-hint")}</strong></p>`,
		questions: [
			aboutWhat(t, english),
			whatIsWrong(t, english),
			moreWords(t, english),
			...answered(t, english),
		],
	});
}

function aboutWhat(t: Words, english: Words): PaperQuestion {
	return {
		question: t("disputes:about.title"),
		english: english("disputes:about.title"),
		boxes: [{ text: t("disputes:about.unknown"), english: english("disputes:about.unknown") }],
		lines: [t("letters:form.tool"), t("disputes:list.when")],
	};
}

function whatIsWrong(t: Words, english: Words): PaperQuestion {
	return {
		question: t("disputes:what.title"),
		english: english("disputes:what.title"),
		hint: t("disputes:what.hint"),
		boxes: ROUTES.map((route) => ({
			text: t(`disputes:route.${route}`),
			english: english(`disputes:route.${route}`),
		})),
	};
}

function moreWords(t: Words, english: Words): PaperQuestion {
	return {
		question: t("disputes:what.words"),
		english: english("disputes:what.words"),
		hint: t("disputes:what.words-hint"),
		boxes: [],
		lines: ["", "", ""],
	};
}

function answered(t: Words, english: Words): readonly PaperQuestion[] {
	return [
		{
			question: t("disputes:answer.by"),
			english: english("disputes:answer.by"),
			boxes: ANSWER_WAYS.map((way) => ({
				text: t(`disputes:way.${way}`),
				english: english(`disputes:way.${way}`),
			})),
		},
		{
			question: t("disputes:answer.helpers"),
			english: english("disputes:answer.helpers"),
			boxes: [],
			lines: HELPER_KINDS.map((kind) => t(`disputes:answer.${kind}`)),
		},
		{
			question: t("disputes:answer.until"),
			english: english("disputes:answer.until"),
			boxes: [{ text: t("disputes:answer.pauses"), english: english("disputes:answer.pauses") }],
		},
	];
}
