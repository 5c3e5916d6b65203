/** What a patient is told of a tool that was used and was not allowed: on paper all that counts, by e-mail only that there is news. */

import type { Nation } from "#app/core/working-day.ts";
import { lookedIntoBy, type Use, whyNot } from "#app/features/uses/use.ts";
import { type Envelope, letterHead, readOn, sheet } from "./letter.ts";
import { filled, type Html, html, ltr, SLOT } from "./letter-html.ts";
import { online, scanned } from "./letter-scan.ts";

/** A letter about a use. `tool` and `service` by their names in the letter's language, `moment` and `dayIn` in its words. */
export interface UseLetter extends Envelope {
	readonly use: Use;
	readonly tool: string;
	readonly service: string;
	readonly nation: Nation;
	readonly moment: string;
	readonly dayIn: (when: Date | string) => string;
}

/** The letter. Where staff found meanwhile that it never happened, it says that first. */
export function letterOfUse(letter: UseLetter): Html {
	const { t, use, tool, service, nation, moment, dayIn, provider } = letter;
	const why = whyNot(use.body.decided);
	return sheet(
		letter,
		html`${letterHead(letter)}
<h1>${t("uses:letter.title")}</h1>
<p>${t("uses:letter.intro")}</p>
${use.inErrorAt !== null && html`<p><strong>${t("uses:letter.mistake")}</strong></p>`}
<dl>
<dt>${t("uses:show.tool")}</dt><dd>${tool}</dd>
<dt>${t("uses:show.when")}</dt><dd>${moment}</dd>
<dt>${t("uses:show.where")}</dt><dd>${service}</dd>
</dl>
${why !== undefined && use.inErrorAt === null && html`<p class="said">${t(`uses:long.${why}`)}</p><p>${t("uses:letter.now", { date: dayIn(lookedIntoBy(use.reportedAt, nation)) })}</p>`}
<p>${t("uses:letter.details")}</p>
${online(letter, t("uses:letter.how", { address: SLOT }))}
<p>${filled(t("letters:help-line", { phone: SLOT }), ltr(provider.phone))}</p>
${readOn(letter)}`,
	);
}

/** The second letter. `code` is undefined once it is posted, and in a copy that stays with staff. `until` in the letter's words. */
export function secondLetter(
	letter: Envelope,
	code: string | undefined,
	until: string,
	isPosted: boolean,
): Html {
	const { t, provider, origin } = letter;
	const page = t("uses:details.title");
	return sheet(
		letter,
		html`${letterHead(letter)}
<h1>${t("uses:letter.code-title")}</h1>
<p>${t("uses:letter.code-intro")}</p>
${isPosted && html`<p><strong>${t("uses:letter.code-posted")}</strong></p>`}
${code !== undefined && html`<p class="code">${t("uses:letter.code")}: <strong>${ltr(code)}</strong></p>`}
<p>${t("uses:letter.code-until", { date: until })}</p>
${scanned(letter, filled(t("uses:letter.code-how", { address: SLOT, page }), ltr(`${origin}/${letter.lang}/my/details`)), "my/details")}
<p><strong>${t("uses:letter.code-not-you")}</strong></p>
<p>${filled(t("letters:help-line", { phone: SLOT }), ltr(provider.phone))}</p>
${readOn(letter)}`,
	);
}

/** The e-mail. It may be read by others and lies on strange computers: no tool, nothing about health. */
export function emailOfUse({ t, origin, provider }: Pick<Envelope, "t" | "origin" | "provider">): {
	readonly subject: string;
	readonly text: string;
} {
	const text = [
		t("uses:email.what"),
		t("uses:email.see", { address: origin }),
		t("uses:email.call", { phone: provider.phone }),
		provider.name,
	];
	return { subject: t("uses:email.subject"), text: `${text.join("\n\n")}\n` };
}
