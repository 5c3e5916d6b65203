/** The few ways a page answers that are not its own content. */
import { json } from "@remix-run/node";
import { isLanguage, type LanguageTag } from "#locales/index.ts";

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
