/** What a patient is told of a law over their answer: on paper which law, for how long, and that the answer is kept; by e-mail only that there is news. */
import type { ShownLaw } from "#app/features/tools/shown-law.ts";
import { type Envelope, letterHead, readOn, sheet } from "./letter.ts";
import { filled, type Html, html, ltr, SLOT } from "./letter-html.ts";
import { online } from "./letter-scan.ts";

/** A letter about a law. `isOver`: it no longer counts on the day on which the letter is printed. `dayIn` says a day in the letter's words. */
export interface LawLetter extends Envelope {
	readonly tool: { readonly name: string; readonly nameLang: string | null };
	readonly law: ShownLaw;
	readonly isOver: boolean;
	readonly dayIn: (when: Date | string) => string;
}

/** The letter, as things stand when it is printed. */
export function letterOfLaw(letter: LawLetter): Html {
	const { t, tool, law, isOver, dayIn, provider } = letter;
	const { name, nameLang } = tool;
	const days = t("laws:letter.from-to", { from: dayIn(law.from), to: dayIn(law.to) });
	return sheet(
		letter,
		html`${letterHead(letter)}
<h1>${t(isOver ? "laws:letter.title-ended" : "laws:letter.title")}</h1>
<p>${t(isOver ? "laws:letter.intro-ended" : "laws:letter.intro")}</p>
<dl>
<dt>${t("laws:letter.tool")}</dt><dd>${nameLang === null ? name : html`<span lang="${nameLang}">${name}</span>`}</dd>
<dt>${t("laws:letter.law")}</dt><dd><bdi>${law.name}</bdi><br>${ltr(law.link)}</dd>
<dt>${t("laws:letter.when")}</dt><dd>${days}</dd>
</dl>
<p>${t(`laws:notice.about.${law.purpose ?? "all"}`)}</p>
${law.wordsLang !== null && html`<p>${t("watch:public.in-english")}</p>`}
<blockquote${law.wordsLang === null ? html`` : html` lang="${law.wordsLang}"`} dir="auto"><p>${law.words}</p></blockquote>
<p>${t(isOver ? "laws:letter.ended" : "laws:letter.keep")}</p>
<p>${t("laws:letter.wrong")}</p>
${online(letter, t("uses:letter.how", { address: SLOT }))}
<p>${filled(t("letters:help-line", { phone: SLOT }), ltr(provider.phone))}</p>
${readOn(letter)}`,
	);
}
