/** Where to go after signing in: an address of this site that somebody put into a link, so anything at all. */

const LONGEST = 2000;
/** Letters, digits and . _ ~ - only, as all our addresses are; no segment starts with a dot, none is empty. */
const PATH = /^\/(?:[\w~-][\w.~-]*(?:\/[\w~-][\w.~-]*)*\/?)?$/;
/** Visible ASCII but for quotes, angle brackets, backslash, backtick and a second fragment. */
const QUERY = /^[!$-&(-;=?-[\]^_a-z{|}~]*$/;
/** A control character in disguise: %00 to %1F and %7F. */
const HIDDEN_CONTROL = /%(?:[01][0-9a-f]|7f)/i;

/**
 * The path, with its query and fragment, if it can only lead to this site; else `undefined`, and the caller goes to its
 * usual page: whoever followed a bad link did nothing wrong. A list of what is allowed, not of tricks: no escape in
 * the path, no second slash, no backslash, no dot segment, no control or non-ASCII character, no scheme.
 */
export function safeReturn(path: string | undefined): string | undefined {
	if (path === undefined || path.length > LONGEST) return undefined;
	const [beforeFragment = "", ...fragment] = path.split("#");
	const [pathname = "", ...query] = beforeFragment.split("?");
	if (!PATH.test(pathname) || fragment.length > 1 || !/^[\w-]*$/.test(fragment[0] ?? "")) return undefined;
	const asked = query.join("?");
	if (!QUERY.test(asked) || HIDDEN_CONTROL.test(asked)) return undefined;
	return path;
}
