/** The few ways a page answers that are not its own content. */
import { json } from "@remix-run/node";
import { displayForNeeds } from "#app/core/display.ts";
import type { Needs } from "#app/core/needs-entry.ts";
import { isLanguage, type LanguageTag } from "#locales/index.ts";
import type { Context } from "./context.server.ts";

/** "Not there" and "not yours" are the same answer. Throw what this returns. */
export function notFound(): Response {
	return new Response(null, { status: 404 });
}

/** The language of the address. One that does not exist is a page that does not exist. */
export function languageIn(params: Readonly<Record<string, string | undefined>>): LanguageTag {
	const tag = params["lang"] ?? "";
	if (!isLanguage(tag)) throw notFound();
	return tag;
}

/** What was sent cannot be taken: the page is shown again with these data. */
export function unprocessable<Data>(data: Data) {
	return json(data, { status: 422 });
}

/** The same, for this reason. What could be taken as it is a moment later is no fault of the sender: 503. */
export function refused<Data>(reason: string, data: Data) {
	return reason === "busy" || reason === "not-confirmed" ? json(data, { status: 503 }) : unprocessable(data);
}

/** Headers of a page without anything personal: kept finished until the register changes. */
export function publicPage(): Record<string, string> {
	return { "X-Page-Cache": "public" };
}

/**
 * The headers by which the browser shows pages as these needs ask. None where somebody chose in this browser: that stands. Where
 * they ask nothing of a screen, what an earlier patient needed here is taken away.
 */
export function displayNeededBy(
	needs: Pick<Needs, "formats" | "printSize"> | undefined,
	{ remembered, cookies }: Pick<Context, "remembered" | "cookies">,
): [string, string][] {
	const display = needs && displayForNeeds(needs);
	if (remembered.chosen !== undefined || (display ?? remembered.needed) === undefined) return [];
	return [["Set-Cookie", cookies.needed(display)]];
}
