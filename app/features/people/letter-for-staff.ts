/** What staff read beside a letter on their screen; it is not printed. */
import type { Words } from "#app/i18n/use-words.ts";
import type { Tongue } from "./letter.ts";
import { unmetFormats } from "./letter-formats.ts";
import { type Html, html } from "./letter-html.ts";

/** What a person has to do about this letter, in the words of the staff member. */
export interface ForStaff extends Tongue {
	readonly t: Words;
	readonly formats: readonly string[];
	readonly hasAddress: boolean;
	/** Name of the language that the patient reads, where the letter is not in it. */
	readonly otherLanguage: string | undefined;
	/** Random id of the patient where this letter has a new code, which nobody can see again. */
	readonly newFor?: string;
}

/** How to go on, and what this letter cannot do for this patient. */
export function forStaff({ t, lang, dir, formats, hasAddress, otherLanguage, newFor }: ForStaff): Html {
	return html`<aside class="for-staff" lang="${lang}" dir="${dir}">
${
	newFor === undefined
		? html`<p><a href="/staff/tasks">${t("letters:for-staff.back")}</a></p>`
		: html`<p><a href="/staff/patients/${newFor}">${t("staff:receipt.back")}</a></p><p><strong>${t("staff:new-letter.once")}</strong></p>`
}
${(newFor === undefined || !hasAddress) && html`<p>${hasAddress ? t("letters:for-staff.print") : t("letters:for-staff.no-address")}</p>`}
${unmetFormats(formats).map((format) => html`<p><strong>${t(`letters:for-staff.format.${format}`)}</strong></p>`)}
${otherLanguage !== undefined && html`<p><strong>${t("letters:for-staff.language", { language: otherLanguage })}</strong></p>`}
</aside>
`;
}
