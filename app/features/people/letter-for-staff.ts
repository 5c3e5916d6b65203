/** What staff read beside a letter on their screen; it is not printed. */

import type { Unmet } from "#app/features/needs/unmet.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { Tongue } from "./letter.ts";
import { type Html, html } from "./letter-html.ts";

/** What a person has to do about this letter, in the words of the staff member. */
export interface ForStaff extends Tongue {
	readonly t: Words;
	readonly unmet: readonly Unmet[];
	readonly hasAddress: boolean;
	/** Name of the language that the patient reads, where the letter is not in it. */
	readonly otherLanguage: string | undefined;
	/** Random id of the patient where this letter has a new code, which nobody can see again. */
	readonly newFor?: string;
}

/** How to go on, and what this letter cannot do for this patient. */
export function forStaff({ t, lang, dir, unmet, hasAddress, otherLanguage, newFor }: ForStaff): Html {
	// Another language has a sentence of its own, which names it.
	const beside = unmet.filter((each) => each !== "language");
	return html`<aside class="for-staff" lang="${lang}" dir="${dir}">
${
	newFor === undefined
		? html`<p><a href="/staff/tasks">${t("letters:for-staff.back")}</a></p>`
		: html`<p><a href="/staff/patients/${newFor}">${t("staff:receipt.back")}</a></p><p><strong>${t("staff:new-letter.once")}</strong></p>`
}
${(newFor === undefined || !hasAddress) && html`<p>${hasAddress ? t("letters:for-staff.print") : t("letters:for-staff.no-address")}</p>`}
${beside.length > 0 && html`<p>${t("needs:unmet-title")}</p><ul>${beside.map((each) => html`<li><strong>${t(`needs:unmet.${each}`)}</strong></li>`)}</ul>`}
${otherLanguage !== undefined && html`<p><strong>${t("letters:for-staff.language", { language: otherLanguage })}</strong></p>`}
</aside>
`;
}
