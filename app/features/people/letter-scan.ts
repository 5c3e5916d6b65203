/** The way from a letter to the website: an address to type, and for the camera of a phone the page on which the letter's code is typed. */
import { qrSvg } from "#app/features/paper/qr.ts";
import type { Envelope } from "./letter.ts";
import { filled, type Html, html, ltr } from "./letter-html.ts";

/** The page of a website as a square code. The letter's own code stands on paper only: an address is kept by whatever opens it. */
export function scan({ t, lang, origin }: Envelope, page = "sign-in"): Html {
	const address = `${origin}/${lang}/${page}`;
	return qrSvg(address, t("paper:scan-title", { address }));
}

/** `sentence` has one slot, for the address that is typed. Beside it stands the square code, which leads to the page for the letter's code whatever the letter is about. */
export function online(letter: Envelope, sentence: string): Html {
	return scanned(letter, filled(sentence, ltr(letter.origin)));
}

/** The same around words that have their addresses already; `page` is where the square code leads. */
export function scanned(letter: Envelope, words: Html, page?: string): Html {
	return html`<div class="online">${scan(letter, page)}<p>${words} ${letter.t("letters:invitation.scan")}</p></div>`;
}
