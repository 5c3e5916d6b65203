/** What is written where who decides for a patient changes: to the patient, and to whoever acted for them. No answer stands in either. */
import type { ActingEndedNews, HandOverNews } from "#app/features/record/message.ts";
import { type Envelope, letterHead, readOn, sheet } from "./letter.ts";
import { filled, type Html, html, ltr, SLOT } from "./letter-html.ts";
import { online } from "./letter-scan.ts";

/** The letter to the patient: why it changed, who decides now, what is asked again, and how to sign in. */
export function letterOfHandOver(letter: Envelope & { readonly told: HandOverNews }): Html {
	const { t, told, provider } = letter;
	const { age, status, parents, asks } = told;
	return sheet(
		letter,
		html`${letterHead(letter)}
<h1>${t("acting:handed.title")}</h1>
<p>${t("letters:invitation.dear", { name: letter.to.name })}</p>
<p>${age === null ? t("acting:handed.found") : t("acting:handed.age", { age })}</p>
<p><strong>${t(`trust:my.decides.${status}`)}</strong></p>
${parents && html`<p>${t("acting:handed.parents")}</p>`}
${asks && html`<p>${t("acting:handed.again")}</p>`}
<p>${t("acting:handed.code")}</p>
${online(letter, t("uses:letter.how", { address: SLOT }))}
<p>${filled(t("letters:help-line", { phone: SLOT }), ltr(provider.phone))}</p>
${readOn(letter)}`,
	);
}

/** The letter to whoever acted. `patient`: the name of who they acted for. */
export function letterOfActingEnded(
	letter: Envelope & { readonly patient: string; readonly because: ActingEndedNews["because"] },
): Html {
	const { t, patient, because, provider } = letter;
	const name = patient;
	const decides = because === "decides";
	return sheet(
		letter,
		html`${letterHead(letter)}
<h1>${t(decides ? "acting:over.decides" : "acting:over.title", { name })}</h1>
<p>${t("letters:invitation.dear", { name: letter.to.name })}</p>
${because === "age" && html`<p>${t("acting:over.age", { name })}</p>`}
${because === "over" && html`<p>${t("trust:ended-by.over")}</p>`}
<p>${t(decides ? "acting:over.helps" : "acting:over.code")}</p>
<p>${filled(t("letters:help-line", { phone: SLOT }), ltr(provider.phone))}</p>
${readOn(letter)}`,
	);
}
