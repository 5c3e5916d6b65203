/** The document around letters: one for each file, with the letters in it each on pages of its own. */
import { type Html, html } from "./letter-html.ts";

/** The stylesheet itself, for a file that is opened from a folder, or where it is served. */
export type Look = { readonly css: string } | { readonly href: string };

/** Everything before the first letter. Together with `DOCUMENT_END` a whole document, so that a long file can be written bit by bit. */
export function documentStart(title: string, lang: string, look: Look): Html {
	const sheet = "css" in look ? style(look.css) : html`<link rel="stylesheet" href="${look.href}">`;
	return html`<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>${sheet}</head><body>
`;
}

/** Everything after the last letter. */
export const DOCUMENT_END: Html = html`</body></html>
`;

/** Our own stylesheet, put in as it is: CSS knows no entities. It must not end the element that it stands in. */
function style(css: string): Html {
	if (css.includes("</")) throw new Error("the stylesheet of letters would end its own element");
	return { html: `<style>${css}</style>` };
}
