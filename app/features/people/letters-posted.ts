/** The head of a page with all letters to post: what to do, which need a person first, and one press when they are posted. */
import { readFields } from "#app/core/form-fields.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { Tongue } from "./letter.ts";
import { type Html, html } from "./letter-html.ts";

/** What staff read above the letters, in their own words. It is not printed. */
export interface BeforeLetters extends Tongue {
	readonly t: Words;
	/** Others wait that are not on this page. */
	readonly more: boolean;
	/** Binds the form to this browser. */
	readonly token: string;
	/** Numbers of the letters on this page. */
	readonly ready: readonly number[];
	/** Letters that cannot go into the post as they are. */
	readonly apart: readonly { readonly id: number; readonly name: string }[];
}

/** The head. Its form names the letters of this page, so that one which came later is not said to be posted. */
export function beforeLetters({ t, lang, dir, more, token, ready, apart }: BeforeLetters): Html {
	return html`<aside class="for-staff" lang="${lang}" dir="${dir}">
<p><a href="/staff/tasks">${t("letters:for-staff.back")}</a></p>
<h1>${t("letters:all.title")}</h1>
${
	ready.length === 0
		? html`<p>${t("letters:all.none")}</p>`
		: html`<p>${t("letters:all.how")} ${t("letters:all.count", { count: ready.length })}</p>
<form method="post" action="/staff/letters/all"><input type="hidden" name="token" value="${token}"><input type="hidden" name="letters" value="${ready.join(" ")}"><button type="submit">${t("letters:all.posted")}</button></form>`
}
${more && html`<p>${t("letters:all.more")}</p>`}
${
	apart.length > 0 &&
	html`<p>${t("letters:all.apart")}</p><ul>${apart.map(
		({ id, name }) => html`<li><a href="/staff/letters/${String(id)}"><bdi>${name}</bdi></a></li>`,
	)}</ul>`
}
</aside>
`;
}

/** The numbers of the letters that were pressed, with a space between. What is no number names no letter; a field sent twice names none. */
export function readPosted(form: FormData): number[] {
	const { letters = "" } = readFields(form, { letters: 1000 }).values;
	return letters.split(" ").flatMap((id) => (/^[1-9]\d{0,14}$/.test(id) ? [Number(id)] : []));
}
