/**
 * Did this change come from one of our own pages? The framework's own check lets through a missing `Origin`, the wrong
 * scheme and a forged `X-Forwarded-Host`, so it is answered here, before it.
 * Fetch Metadata: https://www.w3.org/TR/fetch-metadata/ · Origin: RFC 6454.
 */
import type { IncomingMessage } from "node:http";

/** `ours`; `foreign` is refused; `unsaid` (w3m and links send neither header) needs the form's own token. */
export type WhereFrom = "ours" | "foreign" | "unsaid";

/** The two headers that say where a form was sent from; undefined where the browser sent none. */
export interface Sender {
	readonly secFetchSite: string | undefined;
	readonly origin: string | undefined;
}

/** What a request says of it. A header that is not allowed twice comes as one text with a comma, which equals nothing that we accept. */
export function senderOf({ headers }: Pick<IncomingMessage, "headers">): Sender {
	const site = headers["sec-fetch-site"];
	return { secFetchSite: Array.isArray(site) ? site.join(", ") : site, origin: headers.origin };
}

/**
 * Where a POST came from. `Sec-Fetch-Site`, which no page can forge, decides where it is there; else `Origin` must be
 * `publicOrigin` to the letter. `Host` and `X-Forwarded-*` are what the sender likes them to be and are never asked.
 */
export function whereFrom(sender: Sender, publicOrigin: string): WhereFrom {
	if (sender.secFetchSite !== undefined) return sender.secFetchSite === "same-origin" ? "ours" : "foreign";
	if (sender.origin !== undefined) return sender.origin === publicOrigin ? "ours" : "foreign";
	return "unsaid";
}
