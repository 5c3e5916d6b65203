/** The questions about no one tool on paper: the other uses of the patient's information, or everything at once. */
import type { Purpose } from "#app/core/scope.ts";
import { type Html, html } from "#app/features/people/letter-html.ts";
import type { KnownProvider } from "#app/features/tools/known-tool.ts";
import type { Words } from "#app/i18n/use-words.ts";
import { type FormProvider, plainForm } from "./plain-form.ts";
import type { PaperQuestion } from "./reply.ts";
import type { Printing } from "./tool-form-of.ts";

/** In the order of the web. */
const PURPOSES = ["planning", "research", "training", "synthetic"] as const satisfies readonly Purpose[];
const ANSWERS = ["yes", "no", "unsure"] as const;

/** The form, with the words and the boxes of the page. */
export function choicesForm(
	about: "purposes" | "everything",
	provider: FormProvider & Pick<KnownProvider, "planningBasis">,
	printing: Printing,
): Html {
	const [t, english] = [printing.words(printing.language.tag), printing.words("en")];
	const asked = about === "purposes" ? purposesOn(t, english, provider) : everythingOn(t, english);
	return plainForm(about, provider, printing, `my/${about}`, asked);
}

function purposesOn(t: Words, english: Words, { planningBasis }: Pick<KnownProvider, "planningBasis">) {
	const nothing = (purpose: (typeof PURPOSES)[number]) =>
		purpose === "planning"
			? t(`choices:purposes.planning.nothing.${planningBasis}`)
			: t(`choices:purposes.${purpose}.nothing`);
	return {
		title: t("choices:purposes.title"),
		sections: html`<p>${t("choices:purposes.intro")} ${t("choices:ask.purpose-hint")}</p>
${PURPOSES.map(
	(purpose) => html`<h2>${t(`choices:purposes.${purpose}.heading`)}</h2>
<p>${t(`choices:purposes.${purpose}.text`)} ${nothing(purpose)}</p>
`,
)}<p>${t("choices:purposes.national")}</p>`,
		questions: PURPOSES.map(
			(purpose): PaperQuestion => ({
				question: t(`choices:ask.purpose.${purpose}`),
				english: english(`choices:ask.purpose.${purpose}`),
				boxes: ANSWERS.map((answer) => ({
					text: t(`choices:option-purpose.${answer}`),
					english: english(`choices:option-purpose.${answer}`),
				})),
			}),
		),
	};
}

function everythingOn(t: Words, english: Words) {
	return {
		title: t("choices:mine.everything"),
		sections: html`${(["yes", "no"] as const).map(
			(answer) => html`<h2>${t(`choices:option.${answer}`)}</h2>
<p>${t(`choices:effect.everything.${answer}`)}</p>
`,
		)}<p>${t("choices:ask.everything-hint")}</p>`,
		questions: [
			{
				question: t("choices:ask.everything"),
				english: english("choices:ask.everything"),
				boxes: ANSWERS.map((answer) => ({
					text: t(`choices:option.${answer}`),
					english: english(`choices:option.${answer}`),
				})),
			},
		],
	};
}
