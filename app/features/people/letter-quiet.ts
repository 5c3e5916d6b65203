/** A letter that others may open, about what the patient keeps to themself: that there is news, and how to read it. */
import { type Envelope, letterHead, readOn, sheet } from "./letter.ts";
import { filled, type Html, html, ltr, SLOT } from "./letter-html.ts";
import { online } from "./letter-scan.ts";

/** The letter. It is the same for every kind of news. */
export function quietLetter(letter: Envelope): Html {
	const { t, provider } = letter;
	return sheet(
		letter,
		html`${letterHead(letter)}
<h1>${t("uses:email.subject")}</h1>
<p>${t("acting:private.letter")}</p>
${online(letter, t("uses:email.see", { address: SLOT }))}
<p>${filled(t("letters:help-line", { phone: SLOT }), ltr(provider.phone))}</p>
${readOn(letter)}`,
	);
}
