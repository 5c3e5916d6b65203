/** The pages of the front itself: a few lines in the reader's language, with nothing that could fail to be made. */

import type { Translators } from "#app/i18n/languages.server.ts";
import { negotiate } from "#app/i18n/negotiate.ts";
import { isLanguage, languageOf } from "#locales/index.ts";
import type { Asked, Problem, ProblemPage } from "../problem.server.ts";

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

/** The addresses of the stylesheet of all pages and of that of large print; undefined where the build made none. */
export interface Sheets {
	readonly all: string | undefined;
	readonly large: string | undefined;
}

/** Makes the pages from the words of `locales/`. `phone` is the provider's; left out while there is none, as the sheets are. */
export function makeProblemPage(
	translators: Translators,
	phone: string | undefined,
	sheets: Sheets = { all: undefined, large: undefined },
): ProblemPage {
	const look = (sheet: string | undefined) =>
		sheet === undefined ? "" : `<link rel="stylesheet" href="${escaped(sheet)}">`;
	return (problem, asked) => {
		const lang = languageAsked(asked);
		const translator = translators.get(lang);
		if (translator === undefined) throw new Error(`no words for ${lang}`);
		const { t } = translator;
		const key = WORDS[problem];
		const call = phone === undefined ? [] : [`<p>${escaped(t("errors:call", { phone }))}</p>`];
		const { size = null } = asked;
		const styles = `${look(sheets.all)}${size === null ? "" : look(sheets.large)}`;
		const large = size === null ? "" : ` class="p${size}"`;
		const title = escaped(t(`errors:${key}.title`));
		return [
			`<!DOCTYPE html><html lang="${lang}" dir="${languageOf(lang).dir}"${large}><head><meta charset="utf-8">`,
			`<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>${styles}</head>`,
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
