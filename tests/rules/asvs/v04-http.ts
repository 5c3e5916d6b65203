/** ASVS 5.0.0, V4: HTTP itself. */
import { notApplicable, operator, partly, type Requirement, shown } from "./answer.ts";

const GRAPHQL = notApplicable("no GraphQL");
const WEBSOCKET = notApplicable("no WebSocket");
const INJECTION = "tests/attacks/injection.attack.ts";

export const V4: readonly Requirement[] = [
	[
		"4.1.1",
		"each answer says its type and alphabet",
		partly(
			"app/server/front/assets.server.test.ts",
			"are kept for good when their name changes with their content, else for a day",
			"looked at for files and for the spreadsheet; pages and problem pages say text/html; charset=utf-8 without a test over all of them",
		),
	],
	[
		"4.1.2",
		"only pages lead from http to https",
		operator("http ends at the proxy; the portal redirects nobody to https"),
	],
	[
		"4.1.3",
		"headers of a proxy cannot be made up",
		shown(INJECTION, "a forwarded host, scheme or method changes nothing"),
	],
	[
		"4.2.1",
		"where a request ends is beyond doubt",
		shown(INJECTION, "is refused, with the same headers as every answer"),
	],
	["4.3.1", "costly GraphQL is limited", GRAPHQL],
	["4.3.2", "GraphQL does not describe itself", GRAPHQL],
	["4.4.1", "WebSocket by TLS", WEBSOCKET],
	["4.4.2", "WebSocket from known origins", WEBSOCKET],
	["4.4.3", "WebSocket with tokens of its own", WEBSOCKET],
	["4.4.4", "WebSocket tokens come from the session", WEBSOCKET],
];
