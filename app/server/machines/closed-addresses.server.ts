/**
 * Addresses that no page has and no page may be reached by.
 *
 * The framework also answers data requests (`?_data`, `?_routes`, `….data`, `/__manifest`), which run a page's loader
 * without its parents: a guard in a parent is then no guard. This portal serves documents only, so they are closed.
 */

/** A request target split in two. `path` is exactly as sent and equal to what the URL standard makes of it. */
export interface Address {
	readonly path: string;
	/** With its question mark, or empty. */
	readonly query: string;
}

/** The longest request target, in characters. The longest honest one (a search with its filters) is far shorter. */
const LONGEST = 2000;

/** `//`, a backslash, or a slash, backslash or control character in disguise: one path must have one spelling. */
const DISGUISED = /\/\/|\\|%2f|%5c|%[01][0-9a-f]|%7f/i;

/**
 * Reads a request target, or names the problem that answers it: 400 when it is not a path at all, 414 when it is too
 * long, 404 when it is disguised (`//`, `%2f`, `%00`, dot segments, characters no browser would send) or closed.
 */
export function readAddress(target: string): Address | 400 | 404 | 414 {
	if (target.length > LONGEST) return 414;
	if (!target.startsWith("/")) return 400;
	if (DISGUISED.test(target.split("?", 1)[0] ?? "")) return 404;
	if (!URL.canParse(target, "http://portal.invalid")) return 400;
	const url = new URL(target, "http://portal.invalid");
	const [path = "", ...query] = target.split("?");
	// The standard resolves dot segments and encodes odd characters. Whatever it would rewrite, we refuse.
	if (url.pathname !== path || url.hash !== "") return 404;
	if (isClosed(path, url.searchParams)) return 404;
	return { path, query: query.length === 0 ? "" : `?${query.join("?")}` };
}

function isClosed(path: string, query: URLSearchParams): boolean {
	if (query.has("_data") || query.has("_routes")) return true;
	const plain = decoded(path);
	if (plain === undefined) return true;
	const segments = plain.toLowerCase().split("/").filter(Boolean);
	return segments.includes("__manifest") || segments.some((segment) => segment.endsWith(".data"));
}

/** The path without percent-encoding, or undefined when it is not valid UTF-8. */
function decoded(path: string): string | undefined {
	try {
		return decodeURIComponent(path);
	} catch {
		return undefined;
	}
}
