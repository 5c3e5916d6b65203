/** What a patient who had said yes is told of a tool that nobody uses any more: on paper which, since when and why; by e-mail only that there is news. */
import { type Envelope, letterHead, readOn, sheet } from "./letter.ts";
import { filled, type Html, html, ltr, SLOT } from "./letter-html.ts";
import { online } from "./letter-scan.ts";

/** A letter about a retired tool. `why` is in the words of staff, in English; `since` a day in the letter's words. */
export interface RetiredLetter extends Envelope {
	readonly tool: { readonly name: string; readonly nameLang: string | null };
	readonly since: string;
	readonly why: string;
}

/** The letter. */
export function letterOfRetired(letter: RetiredLetter): Html {
	const { t, lang, tool, since, why, provider } = letter;
	const { name, nameLang } = tool;
	return sheet(
		letter,
		html`${letterHead(letter)}
<h1>${t("watch:letter.title")}</h1>
<p>${t("watch:letter.intro")}</p>
<dl>
<dt>${t("laws:letter.tool")}</dt><dd>${nameLang === null ? name : html`<span lang="${nameLang}">${name}</span>`}</dd>
<dt>${t("watch:letter.since")}</dt><dd>${since}</dd>
</dl>
${lang !== "en" && html`<p>${t("watch:public.in-english")}</p>`}
<blockquote lang="en" dir="ltr"><p>${why}</p></blockquote>
<p>${t("watch:letter.care")}</p>
<p>${t("watch:letter.keep")}</p>
${online(letter, t("uses:letter.how", { address: SLOT }))}
<p>${filled(t("letters:help-line", { phone: SLOT }), ltr(provider.phone))}</p>
${readOn(letter)}`,
	);
}
