/** One AI tool on paper: what its page says, as much as fits on two sides, and the answer to send back. */
import { type Html, html, ltr } from "#app/features/people/letter-html.ts";
import type { Words } from "#app/i18n/use-words.ts";
import { fitted, headingHeight, heightOf, lineOf } from "./fit.ts";
import { type PaperProvider, type PaperQuestion, type Reply, replyHeight, replyPart } from "./reply.ts";
import type { PaperLine, PaperSection } from "./section.ts";
import { type ToolOnPaper, toolSections } from "./tool-sections.ts";

export interface ToolForm extends ToolOnPaper {
	readonly dir: "ltr" | "rtl";
	/** A person has checked the words of this language. */
	readonly isReviewed: boolean;
	readonly number: number;
	/** Somebody can say yes or no to it in their own care. */
	readonly canChoose: boolean;
	/** What happens in care where nothing is said; empty where the tool is not used for the reader. */
	readonly ifNothing: string;
	readonly english: { readonly t: Words; readonly name: string };
	readonly provider: PaperProvider;
	readonly origin: string;
	/** Points of large print; null for the usual 16. A bigger one takes more sides, and says the same. */
	readonly printSize: number | null;
	readonly to?: Reply["to"];
}

const ANSWERS = ["yes", "no", "unsure"] as const;

/** The form: two sides of A4 at 16 point at most. Where all of the page does not fit, it names what it leaves out. */
export function toolForm(form: ToolForm): Html {
	const { t, lang, dir, tool, provider, printSize, origin } = form;
	const address = `${origin}/${lang}/tools/${tool.tool}`;
	const where = t("paper:left-out.where", { address, phone: provider.phone });
	const sayLeftOut = (names: readonly string[]) =>
		`${t("paper:left-out.what", { parts: names.join(" · ") })} ${where}`;
	const reply = form.canChoose ? replyOf(form, address) : undefined;
	const notReviewed = form.isReviewed ? "" : t("ui:frame.not-reviewed");
	const always =
		lineOf(lang) +
		headingHeight(tool.words.name, lang) * 1.3 +
		heightOf(notReviewed, lang) +
		(reply === undefined ? 0 : replyHeight(reply));
	const { kept, leftOut } = fitted(toolSections(form), lang, always, sayLeftOut);
	return html`<article class="letter paper-form${printSize === null ? "" : ` large-${printSize}`}" lang="${lang}" dir="${dir}">
<p class="from"><strong><bdi>${provider.name}</bdi></strong> ${ltr(provider.phone)}</p>
<h1>${inTheirs(form, tool.words.name)}</h1>
${kept.map(sectionOf)}
${leftOut.length > 0 && html`<p class="left-out">${sayLeftOut(leftOut)}</p>`}
${notReviewed !== "" && html`<p>${notReviewed}</p>`}
${reply !== undefined && replyPart(reply)}
</article>
`;
}

function inTheirs({ lang, tool }: ToolForm, text: string): Html {
	return tool.wordsLang === lang ? html`${text}` : html`<span lang="${tool.wordsLang}">${text}</span>`;
}

function sectionOf({ name, hasHeading, lines }: PaperSection): Html {
	return html`${hasHeading && html`<h2>${name}</h2>`}${lines.map(lineOfPart)}`;
}

/** English within another language reads from left to right. */
function lineOfPart({ text, lang, as }: PaperLine): Html {
	const look = as === undefined ? "" : as;
	return lang === undefined
		? html`<p class="${look}">${text}</p>`
		: html`<p class="${look}" lang="${lang}" dir="ltr">${text}</p>`;
}

function replyOf(form: ToolForm, address: string): Reply {
	const { t, lang, tool, english, provider, to } = form;
	const asked: PaperQuestion = {
		question: t("choices:ask.tool", { name: tool.words.name }),
		english: english.t("choices:ask.tool", { name: english.name }),
		boxes: ANSWERS.map((answer) => ({
			text: t(`choices:option.${answer}`),
			english: english.t(`choices:option.${answer}`),
		})),
	};
	return {
		t,
		lang,
		english: english.t,
		form: { about: "tool", number: form.number, notice: tool.notice.number, lang },
		questions: [asked],
		ifNothing: form.ifNothing,
		provider,
		address,
		to,
	};
}
