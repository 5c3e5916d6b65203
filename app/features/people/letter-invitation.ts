/** The invitation with the tools of one patient's services, named in the language of the letter. */
import { formatNhsNumber } from "#app/core/nhs-number.ts";
import type { Basis } from "#app/core/scope.ts";
import { type KnownTool, wordsIn } from "#app/features/tools/known-tool.ts";
import type { LanguageTag } from "#locales/index.ts";
import { type Envelope, invitation } from "./letter.ts";
import { type Html, html } from "./letter-html.ts";

/** `nhsNumber` has ten digits; `basis` says why an answer counts in care, `used` that it is used if they say nothing more; `code` is undefined in a copy for staff. */
export function invitationLetter(
	envelope: Envelope,
	lang: LanguageTag,
	nhsNumber: string,
	tools: readonly { readonly tool: KnownTool; readonly basis: Basis | null; readonly used: boolean }[],
	code: string | undefined,
): Html {
	const canChoose = tools.filter(({ basis }) => basis === "objection" || basis === "consent");
	return invitation({
		...envelope,
		nhsNumber: formatNhsNumber(nhsNumber),
		code,
		tools: canChoose.map(({ tool, used }) => ({ name: nameOf(tool, lang), used })),
		notHere: tools.filter((row) => !canChoose.includes(row)).map(({ tool }) => nameOf(tool, lang)),
	});
}

/** Marked where the words are not in the language of the letter. */
function nameOf(tool: KnownTool, lang: LanguageTag): Html {
	const shown = wordsIn(tool.words, lang);
	return shown.lang === lang
		? html`${shown.words.name}`
		: html`<span lang="${shown.lang}">${shown.words.name}</span>`;
}
