/** The request that a page sees: what was asked, without what a stranger or a proxy can make up about where. */
import type { IncomingMessage } from "node:http";
import type { Address } from "./closed-addresses.server.ts";

/** About the connection or made up by whoever stands between: no page may decide anything by them. */
const NOT_PASSED_ON =
	/^(?:x-forwarded.*|forwarded|x-real-ip|x-original-.*|x-rewrite-.*|x-http-method.*|host|origin|connection|keep-alive|transfer-encoding|content-length|expect|te|trailer|upgrade|proxy-.*)$/;

/**
 * Builds the page's request. Its address is always the public origin with the path and query asked for; a HEAD is asked
 * as a GET, whose length it then tells. It has no signal: what a patient sent is saved even if they hang up meanwhile.
 */
export function pageRequest(
	request: IncomingMessage,
	address: Address,
	publicOrigin: string,
	body?: Buffer,
): Request {
	const headers = new Headers();
	for (const [name, value] of Object.entries(request.headers)) {
		if (value === undefined || NOT_PASSED_ON.test(name)) continue;
		headers.set(name, Array.isArray(value) ? value.join(", ") : value);
	}
	headers.set("host", new URL(publicOrigin).host);
	// The front has settled where a form comes from; the framework's weaker check is given nothing to trip over.
	if (body) headers.set("origin", publicOrigin);
	const init = body ? { method: "POST", body: new Uint8Array(body), headers } : { method: "GET", headers };
	return new Request(`${publicOrigin}${address.path}${address.query}`, init);
}
