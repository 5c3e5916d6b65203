/** The letter that brings somebody who acts for a patient a code of their own: what they may do, and that all of it is seen. */
import type { TrustMay } from "#app/core/trust-entry.ts";
import { type Envelope, letterHead, readOn, sheet } from "#app/features/people/letter.ts";
import { filled, type Html, html, ltr, SLOT } from "#app/features/people/letter-html.ts";
import { scanned } from "#app/features/people/letter-scan.ts";

/** `patient`: the name of who they act for. Nothing else of the patient is in it: their birth date goes with the code. */
export interface ActingLetter extends Envelope {
	readonly patient: string;
	readonly may: TrustMay;
	/** What they may not do, in the words of staff, in English; null where nothing is left out. */
	readonly limits: string | null;
	/** Grouped for reading. */
	readonly code: string;
}

/** The letter. */
export function actingLetter(letter: ActingLetter): Html {
	const { t, lang, provider, origin, to, patient, may, limits, code } = letter;
	const name = patient;
	return sheet(
		letter,
		html`${letterHead(letter)}
<h1>${t("acting:letter.title", { name })}</h1>
<p>${t("letters:invitation.dear", { name: to.name })}</p>
<p>${t("acting:letter.who", { provider: provider.name, name })}</p>
<p>${t(`acting:letter.may.${may}`, { name })}</p>
<p>${t("acting:letter.reads", { name })}${may === "decide" && html` ${t("acting:letter.wrong")}`}</p>
${
	limits !== null &&
	html`<p><strong>${t("acting:letter.limits", { name })}</strong></p>
${lang !== "en" && html`<p>${t("watch:public.in-english")}</p>`}
<blockquote lang="en" dir="auto"><p>${limits}</p></blockquote>
${may === "decide" && html`<p>${t("acting:letter.limits-call")}</p>`}`
}
${scanned(letter, filled(t("acting:letter.online", { address: SLOT, name }), ltr(origin)))}
<p class="code">${t("letters:invitation.code")}: <strong>${ltr(code)}</strong></p>
<p>${t("letters:invitation.keep")}</p>
<p>${t("acting:letter.seen", { name })} ${t("acting:letter.end", { name })}</p>
<p>${filled(t("letters:help-line", { phone: SLOT }), ltr(provider.phone))}</p>
${readOn(letter)}`,
	);
}
