/** The request that a page sees: what was asked, without what a stranger or a proxy can make up about where. */
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { Address } from "../machines/closed-addresses.server.ts";
import { isThisMachine } from "./rate-limit.server.ts";

/** About the connection or made up by whoever stands between: no page may decide anything by them. */
const NOT_PASSED_ON =
	/^(?:x-forwarded.*|forwarded|x-real-ip|x-original-.*|x-rewrite-.*|x-http-method.*|host|origin|connection|keep-alive|transfer-encoding|content-length|expect|te|trailer|upgrade|proxy-.*)$/;

/** The header that says to a page from which network address it was asked: for counting only. A browser's own is written over. */
const CALLER = "caller";

/**
 * The address at the other end of the connection. From this machine itself comes the operator's own proxy, which says last whom it speaks
 * for; anybody else's word for it is not taken.
 */
function callerOf(request: IncomingMessage): string {
	const other = request.socket.remoteAddress ?? "";
	if (!isThisMachine(other)) return other;
	const said = [request.headers["x-forwarded-for"] ?? ""].flat().join(",").split(",").at(-1)?.trim() ?? "";
	return isIP(said) === 0 ? other : said;
}

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
	headers.set(CALLER, callerOf(request));
	headers.set("host", new URL(publicOrigin).host);
	// The front has settled where a form comes from; the framework's weaker check is given nothing to trip over.
	if (body) headers.set("origin", publicOrigin);
	const init = body ? { method: "POST", body: new Uint8Array(body), headers } : { method: "GET", headers };
	return new Request(`${publicOrigin}${address.path}${address.query}`, init);
}
