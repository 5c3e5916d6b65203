/** A form about no one tool: what it says, what it asks, and where it goes. It names nobody. */
import { type Html, html, ltr } from "#app/features/people/letter-html.ts";
import type { KnownProvider } from "#app/features/tools/known-tool.ts";
import type { OtherForm } from "./form-id.ts";
import { type PaperQuestion, paperProvider, replyPart } from "./reply.ts";
import type { Printing } from "./tool-form-of.ts";

/** Whose form it is, and where it is sent to. */
export type FormProvider = Pick<KnownProvider, "name" | "phone" | "address" | "freepost">;

/** What stands on it: `sections` are read, `questions` answered. */
export interface FormWords {
	readonly title: string;
	readonly sections: Html;
	readonly questions: readonly PaperQuestion[];
}

/** The form in one language. `page` is where the same is asked on a screen, below the language. */
export function plainForm(
	about: OtherForm,
	provider: FormProvider,
	{ language, words, origin, printSize, to }: Printing,
	page: string,
	{ title, sections, questions }: FormWords,
): Html {
	const lang = language.tag;
	const t = words(lang);
	const reply = replyPart({
		...{ t, lang, english: words("en"), questions, to, ifNothing: "" },
		form: { about, lang },
		provider: paperProvider(provider),
		address: `${origin}/${lang}/${page}`,
	});
	return html`<article class="letter paper-form${printSize === null ? "" : ` large-${printSize}`}" lang="${lang}" dir="${language.dir}">
<p class="from"><strong><bdi>${provider.name}</bdi></strong> ${ltr(provider.phone)}</p>
<h1>${title}</h1>
${sections}
${language.reviewedBy === null && html`<p>${t("ui:frame.not-reviewed")}</p>`}
${reply}
</article>
`;
}
