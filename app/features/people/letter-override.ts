/** What a patient is told of an emergency override: on paper who decided, why and until when; by e-mail only that there is news. */

import type { ShownOverride } from "#app/features/overrides/shown-override.ts";
import { type Envelope, letterHead, readOn, sheet } from "./letter.ts";
import { filled, type Html, html, ltr, SLOT } from "./letter-html.ts";
import { online } from "./letter-scan.ts";

/** A letter about an override, with its details: it goes to the address of record. `span` says two instants, `language` names a language, both in the letter's words. */
export interface OverrideLetter extends Envelope {
	readonly shown: ShownOverride;
	readonly span: (from: string, to: string) => { readonly from: string; readonly to: string };
	readonly language: (tag: string) => string;
}

/** The letter, as things stand when it is printed: it can also say that it is over, and who or what ended it. */
export function letterOfOverride(letter: OverrideLetter): Html {
	const { t, lang, shown, span, language, provider } = letter;
	const { name, nameLang, who, at, until, runs, ended, details } = shown;
	const isOther = details !== null && details.lang !== null && details.lang !== lang;
	return sheet(
		letter,
		html`${letterHead(letter)}
<h1>${t("overrides:letter.title")}</h1>
<p>${t("overrides:letter.intro")}</p>
<dl>
<dt>${t("overrides:letter.tool")}</dt><dd>${nameLang === null ? name : html`<span lang="${nameLang}">${name}</span>`}</dd>
<dt>${t("overrides:letter.when")}</dt><dd>${t("overrides:mine.from-to", span(at, ended?.at ?? until))}</dd>
${who !== null && html`<dt>${t("overrides:letter.who")}</dt><dd><bdi>${who}</bdi></dd>`}
${details !== null && details.because !== null && html`<dt>${t("overrides:letter.why")}</dt><dd>${t(`overrides:mine.because-is.${details.because}`)}</dd>`}
</dl>
${details !== null && html`<p>${t("overrides:mine.words")}</p><blockquote${isOther ? html` lang="${details.lang ?? ""}"` : html``} dir="auto"><p>${details.why}</p></blockquote>`}
${isOther && details.lang !== null && html`<p>${t("overrides:mine.language")} ${language(details.lang)}</p>`}
${ended !== null && html`<p>${t(`overrides:mine.by.${ended.by}`, { name: ended.name ?? "" })}</p>`}
<p>${t(runs ? "overrides:letter.runs" : "overrides:letter.now")}</p>
<p>${t("overrides:letter.wrong")}</p>
${online(letter, t("uses:letter.how", { address: SLOT }))}
<p>${filled(t("letters:help-line", { phone: SLOT }), ltr(provider.phone))}</p>
${readOn(letter)}`,
	);
}
