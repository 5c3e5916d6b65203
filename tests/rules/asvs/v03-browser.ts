/** ASVS 5.0.0, V3: what a browser is told. */
import { notApplicable, type Requirement, shown, untested } from "./answer.ts";

const FRONT = "app/server/front/front.server.test.ts";
const HEADERS = shown(FRONT, "carries the same headers");
const NO_SCRIPT = shown("tests/rules/screens.test.ts", "sends no script and nothing that waits for one");
const COOKIE = shown(
	"tests/attacks/sessions.attack.ts",
	"is out of reach of scripts and other sites, and on https of other hosts and http",
);

export const V3: readonly Requirement[] = [
	["3.2.1", "an answer is not read as something else", HEADERS],
	["3.2.2", "text is shown as text", NO_SCRIPT],
	["3.3.1", "cookies are Secure, with __Host- or __Secure-", COOKIE],
	["3.3.2", "SameSite as each cookie needs it", COOKIE],
	[
		"3.3.3",
		"__Host- for each cookie",
		shown(
			"app/server/front/request-context.server.test.ts",
			"on https is known by a cookie that no other host can set",
		),
	],
	["3.3.4", "HttpOnly, and the session's id nowhere else", COOKIE],
	["3.4.1", "HSTS for a year, with subdomains", HEADERS],
	[
		"3.4.2",
		"other sites may not read answers",
		untested("no answer has an Access-Control-Allow-Origin header"),
	],
	["3.4.3", "a CSP without objects and other bases, with a list or hashes", HEADERS],
	["3.4.4", "nosniff", HEADERS],
	["3.4.5", "a referrer policy", HEADERS],
	["3.4.6", "no page in a frame of another", HEADERS],
	[
		"3.5.1",
		"forms of other sites are refused",
		shown("app/server/front/cross-site.server.test.ts", "is refused with %s"),
	],
	[
		"3.5.2",
		"where preflight is relied on it cannot be avoided",
		notApplicable("preflight is not relied on: every form is checked"),
	],
	[
		"3.5.3",
		"what changes something is no GET",
		shown("tests/attacks/letters.attack.ts", "an address that holds the code signs nobody in"),
	],
	[
		"3.5.4",
		"separate applications have separate hosts",
		notApplicable(
			"one application; its two sides share a host, but no session: tests/attacks/sessions.attack.ts",
		),
	],
	["3.5.5", "messages of other windows are checked", notApplicable("no script on any page")],
	["3.7.1", "no plug-ins that are gone", NO_SCRIPT],
	[
		"3.7.2",
		"leads to no other host but a listed one",
		shown("tests/attacks/injection.attack.ts", "signing in never leads to %j"),
	],
];
