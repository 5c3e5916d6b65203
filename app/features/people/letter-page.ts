/** A letter as an answer of its own: a whole document, which nothing on the way keeps. */
import type { LanguageTag } from "#locales/index.ts";
import { DOCUMENT_END, documentStart } from "./letter-document.ts";
import type { Html } from "./letter-html.ts";

/** Answers with a letter, or with a sentence why there is none; `lang` is what that is written in. */
export type LetterPage = (title: string, lang: LanguageTag, body: Html, status: number) => Response;

/** Letters in the stylesheet at this address. */
export function letterPageWith(stylesheet: string): LetterPage {
	return (title, lang, body, status) => {
		const start = documentStart(title, lang, { href: stylesheet });
		return new Response(`${start.html}${body.html}${DOCUMENT_END.html}`, {
			status,
			headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
		});
	};
}
