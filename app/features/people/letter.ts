/** The letter that brings a patient their code: what this is, that nothing has to be done, and every way to say yes or no. */
import type { PaperProvider } from "#app/features/paper/reply.ts";
import type { Words } from "#app/i18n/use-words.ts";
import { answerForm } from "./letter-form.ts";
import { filled, type Html, html, lines, ltr, SLOT } from "./letter-html.ts";
import { scan } from "./letter-scan.ts";

/** A language as an element says it. */
export interface Tongue {
	readonly lang: string;
	readonly dir: "ltr" | "rtl";
}

/** What every letter says of who writes to whom. */
export interface Envelope extends Tongue {
	/** In the letter's language. */
	readonly t: Words;
	/** Points of large print; null for the usual 16. */
	readonly printSize: number | null;
	/** The day in words. */
	readonly day: string;
	readonly provider: PaperProvider;
	readonly to: { readonly name: string; readonly address: readonly string[] };
	/** What a patient types into a browser. */
	readonly origin: string;
	/** Every language in which all of this can be read, each by its own name. */
	readonly readOn: readonly (Tongue & { readonly name: string })[];
}

/** One tool that the patient can say yes or no to. */
export interface LetterTool {
	readonly name: Html;
	/** It is used where nothing more is said. */
	readonly used: boolean;
}

export interface Invitation extends Envelope {
	/** Grouped for reading. */
	readonly nhsNumber: string;
	/** The letter code in groups of four; undefined in a copy that stays with staff. */
	readonly code: string | undefined;
	/** In the order of the register, as on the web. */
	readonly tools: readonly LetterTool[];
	/** Names of the tools about which nobody can choose here. */
	readonly notHere: readonly Html[];
}

/** The invitation with its form: two sides of A4 at 16 point with up to a dozen tools. */
export function invitation(letter: Invitation): Html {
	const { t, provider, origin, code } = letter;
	const phone = ltr(provider.phone);
	return sheet(
		letter,
		html`${code === undefined && staffCopy(t)}${letterHead(letter)}
<h1>${t("letters:invitation.title")}</h1>
<p>${t("letters:invitation.dear", { name: letter.to.name })}</p>
<p>${t("letters:invitation.who", { provider: provider.name })} ${t("letters:invitation.what")}</p>
<p>${t("letters:invitation.choose")} <strong>${t("letters:invitation.nothing")}</strong></p>
<h2>${t("letters:invitation.how")}</h2>
<ul>
<li>${scan(letter)}${filled(t("letters:invitation.online", { address: SLOT }), ltr(origin))}
${code !== undefined && html`<p class="code">${t("letters:invitation.code")}: <strong>${ltr(code)}</strong></p>`}
<p>${code !== undefined && `${t("letters:invitation.keep")} `}${t("letters:invitation.scan")}</p></li>
<li>${filled(t("letters:invitation.phone", { phone: SLOT }), phone)}</li>
<li>${t("letters:invitation.desk")}</li>
<li>${t("letters:invitation.paper")}</li>
</ul>
${readOn(letter)}
${answerForm(letter)}`,
	);
}

/** One letter in one language, on pages of its own. */
export function sheet(
	{ lang, dir, printSize }: Pick<Envelope, "lang" | "dir" | "printSize">,
	inside: Html,
): Html {
	return html`<article class="letter${printSize === null ? "" : ` large-${printSize}`}" lang="${lang}" dir="${dir}">
${inside}
</article>
`;
}

/** Who writes, to whom, and when. The address stands where the window of an envelope is. */
export function letterHead({ provider, to, day }: Envelope): Html {
	return html`<header><p class="from"><strong><bdi>${provider.name}</bdi></strong> ${ltr(provider.phone)}</p>
<address dir="auto">${lines([to.name, ...to.address])}</address>
<p class="day">${day}</p></header>`;
}

/** The languages of the website with its address, for whoever reads another one better: a sentence in each would fill a sheet. */
export function readOn({ readOn: languages, origin }: Envelope): Html {
	return html`<p class="read-on">${languages.map(
		({ lang, dir, name }, place) =>
			html`${place > 0 && " · "}<span lang="${lang}" dir="${dir}">${name}</span>`,
	)}: ${ltr(origin)}</p>`;
}

/** What staff need to know of a copy in their own language. */
export function staffCopy(t: Words): Html {
	return html`<p class="staff-copy"><strong>${t("letters:staff-copy")}</strong></p>`;
}
