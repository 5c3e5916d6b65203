/**
 * Renders a document to one string. No stream: a stream with compression costs four times as much. No script is ever
 * sent, so the data Remix prepares for the browser is not needed.
 */
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { languageOf } from "#locales/index.ts";
import { askedFormat } from "./core/asked-format.ts";
import { isolatedInMarkup } from "./core/isolated.ts";
import { plainText } from "./server/front/plain-text.server.ts";
import { PageRequestProvider } from "./ui/request.tsx";

export default function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	remix: EntryContext,
	context: AppLoadContext,
): Response {
	const { page } = context;
	const translator = context.translators.get(page.lang);
	if (translator === undefined) throw new Error(`no words for ${page.lang}`);
	const html = renderToString(
		<I18nextProvider i18n={translator}>
			<PageRequestProvider value={page}>
				<RemixServer context={remix} url={request.url} />
			</PageRequestProvider>
		</I18nextProvider>,
	);
	if (status === 200 && askedFormat(page.path) === "text" && isOfferedAsText(remix)) {
		headers.set("Content-Type", "text/plain; charset=utf-8");
		headers.set("Content-Language", page.lang);
		const heading = (text: string) => translator.t("easy:heading", { text });
		return new Response(plainText(html, heading, context.origin, languageOf(page.lang).dir), {
			status,
			headers,
		});
	}
	headers.set("Content-Type", "text/html; charset=utf-8");
	return new Response(`<!DOCTYPE html>${isolatedInMarkup(html)}`, { status, headers });
}

/** Does the page say `handle = { text: true }`? Its text is made from its HTML, so that whoever may read one may read the other. */
function isOfferedAsText({ routeModules, staticHandlerContext }: EntryContext): boolean {
	const leaf = staticHandlerContext.matches.at(-1)?.route.id;
	const handle: unknown = leaf === undefined ? undefined : routeModules[leaf]?.handle;
	return typeof handle === "object" && handle !== null && "text" in handle && handle.text === true;
}

/**
 * Remix hands surprises here; they go to the server's own log, which keeps no personal data. A form sent to a page that
 * has none is no surprise: whoever watches over the portal is not to be called by a stranger's guess.
 */
export function handleError(error: unknown, { context }: { context: AppLoadContext }): void {
	if (isRouteErrorResponse(error) && error.status < 500) return;
	context.fault(error, "a page");
}
