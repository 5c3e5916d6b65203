/** What a patient is told of a look from outside their lists: on paper who looked, where they work, and why; by e-mail only that there is news. */
import type { OwnOutsideLook } from "#app/features/outside/outside-look.store.server.ts";
import { type Envelope, letterHead, readOn, sheet } from "./letter.ts";
import { filled, type Html, html, ltr, SLOT } from "./letter-html.ts";
import { online } from "./letter-scan.ts";

/** A letter about a look. It goes to the address of record. `place` is the name of who they work for, `moment` when, `language` names that of their words, all in the letter's words. */
export interface OutsideLetter extends Envelope {
	readonly look: OwnOutsideLook;
	readonly place: string;
	readonly moment: string;
	readonly language: (tag: string) => string;
}

/** The letter. */
export function letterOfOutside(letter: OutsideLetter): Html {
	const { t, lang, look, place, moment, language, provider } = letter;
	const { who, because, why, lang: written } = look;
	const isOther = written !== lang;
	return sheet(
		letter,
		html`${letterHead(letter)}
<h1>${t("outside:letter.title")}</h1>
<p>${t("outside:letter.intro")}</p>
<dl>
<dt>${t("record:looked.title")}</dt><dd><bdi>${who}</bdi></dd>
<dt>${t("outside:letter.where")}</dt><dd><bdi>${place}</bdi></dd>
<dt>${t("overrides:letter.when")}</dt><dd>${moment}</dd>
<dt>${t("overrides:letter.why")}</dt><dd>${t(`outside:mine.because-is.${because}`)}</dd>
</dl>
<p>${t("outside:mine.words")}</p><blockquote${isOther ? html` lang="${written}"` : html``} dir="auto"><p>${why}</p></blockquote>
${isOther && html`<p>${t("overrides:mine.language")} ${language(written)}</p>`}
<p>${t("outside:letter.after")}</p>
<p>${t("outside:letter.wrong")}</p>
${online(letter, t("uses:letter.how", { address: SLOT }))}
<p>${filled(t("letters:help-line", { phone: SLOT }), ltr(provider.phone))}</p>
${readOn(letter)}`,
	);
}
