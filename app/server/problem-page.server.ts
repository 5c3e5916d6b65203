/** The pages of the front itself: a few lines in the reader's language, with nothing that could fail to be made. */

import type { Translators } from "#app/i18n/languages.server.ts";
import { negotiate } from "#app/i18n/negotiate.ts";
import { isLanguage, languageOf } from "#locales/index.ts";
import type { Asked, Problem, ProblemPage } from "./problem.server.ts";

/** Which words say a problem. What only a program can cause shares the words of its nearest neighbour. */
const WORDS = {
	400: "405",
	403: "403",
	404: "404",
	405: "405",
	408: "405",
	413: "413",
	414: "414",
	415: "405",
	429: "429",
	431: "414",
	500: "500",
	503: "503",
} as const satisfies Record<Problem, string>;

/** Makes the pages from the words of `locales/`. `phone` is the provider's, `stylesheet` the address of the pages' own; left out while there is none. */
export function makeProblemPage(
	translators: Translators,
	phone: string | undefined,
	stylesheet?: string,
): ProblemPage {
	const look = stylesheet === undefined ? "" : `<link rel="stylesheet" href="${escaped(stylesheet)}">`;
	return (problem, asked) => {
		const lang = languageAsked(asked);
		const translator = translators.get(lang);
		if (translator === undefined) throw new Error(`no words for ${lang}`);
		const { t } = translator;
		const key = WORDS[problem];
		const call = phone === undefined ? [] : [`<p>${escaped(t("errors:call", { phone }))}</p>`];
		const title = escaped(t(`errors:${key}.title`));
		return [
			`<!DOCTYPE html><html lang="${lang}" dir="${languageOf(lang).dir}"><head><meta charset="utf-8">`,
			`<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>${look}</head>`,
			`<body><div class="page"><main><h1>${title}</h1><p>${escaped(t(`errors:${key}.what`))}</p>`,
			...call,
			`<p><a href="/${lang}">${escaped(t("errors:start"))}</a></p></main></div></body></html>`,
		].join("");
	};
}

function languageAsked({ path, languages }: Asked) {
	const first = path.split("/", 2)[1] ?? "";
	return isLanguage(first) ? first : negotiate(undefined, languages);
}

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
