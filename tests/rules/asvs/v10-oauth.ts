/** ASVS 5.0.0, V10: OAuth and OpenID Connect. Machines get tokens here; patients (NHS login) and staff sign in by OpenID elsewhere. */
import { notApplicable, type Requirement, shown } from "./answer.ts";

const MACHINES = "tests/attacks/machines.attack.ts";
const DECISIONS = "tests/attacks/decisions.attack.ts";
const ASSERTION = "app/server/machines/client-assertion.server.test.ts";

const OPENID = "tests/attacks/openid.attack.ts";
const LIES = shown(OPENID, "is refused where %s");
const BROUGHT_BACK = shown(OPENID, "is refused where in what the browser brings back %s");
const NO_PEOPLE = notApplicable("only systems get tokens, for themselves: no person is signed in by one");
const NO_CODES = notApplicable(
	"the only grant is client_credentials: no codes, no redirects, no refresh tokens, no page that asks a person",
);
const PROVIDER = notApplicable("the portal is no OpenID provider");

export const V10: readonly Requirement[] = [
	[
		"10.1.1",
		"tokens go only where they are needed",
		shown(MACHINES, "writes no token and no assertion into the log"),
	],
	[
		"10.1.2",
		"answers belong to the request of the same browser",
		shown(OPENID, "is refused in a browser that did not begin it, or began another"),
	],
	["10.2.1", "PKCE or state against other sites", BROUGHT_BACK],
	["10.2.2", "no mix-up of servers", BROUGHT_BACK],
	[
		"10.3.1",
		"only tokens for this service",
		shown(DECISIONS, "gives nobody an answer without a token that counts"),
	],
	[
		"10.3.2",
		"what the token allows decides",
		shown(DECISIONS, "is not for a token that was given for something else"),
	],
	["10.3.3", "people are known by what cannot be given to another", NO_PEOPLE],
	["10.3.4", "strength of sign-in is checked", NO_PEOPLE],
	["10.4.1", "redirects only to what is registered, letter by letter", NO_CODES],
	["10.4.2", "a code works once", NO_CODES],
	["10.4.3", "a code lives 10 minutes at most", NO_CODES],
	[
		"10.4.4",
		"each client only its grants",
		shown(MACHINES, "refuses what is no such request, in JSON, and says why"),
	],
	["10.4.5", "refresh tokens cannot be replayed", NO_CODES],
	["10.4.6", "PKCE is asked for", NO_CODES],
	[
		"10.4.7",
		"clients that register themselves are no danger",
		notApplicable("none does: the operator or two AI leads let one in"),
	],
	["10.4.8", "refresh tokens end", NO_CODES],
	[
		"10.4.9",
		"people can revoke tokens",
		shown("tests/journeys/clients.spec.ts", "no more when one stopped it"),
	],
	["10.4.10", "clients prove who they are", shown(ASSERTION, "proves nothing where it %s")],
	[
		"10.4.11",
		"each client only its scopes",
		shown(
			"app/features/machines/client.test.ts",
			"are those that were asked for, where the client has them all",
		),
	],
	["10.5.1", "an ID token cannot be replayed", LIES],
	[
		"10.5.2",
		"people are known by sub",
		shown(
			"app/features/account/staff-openid.store.test.ts",
			"comes in once a lead has invited them, and the account there is theirs from then on",
		),
	],
	[
		"10.5.3",
		"the issuer is just the one that was set up",
		shown("app/server/sign-in/openid.server.test.ts", "that %s when it is asked who it is signs nobody in"),
	],
	["10.5.4", "the ID token is for this client", LIES],
	[
		"10.5.5",
		"back-channel sign-out cannot be abused",
		notApplicable("no provider tells us that somebody signed out there; sessions here end by themselves"),
	],
	["10.6.1", "only safe response modes", PROVIDER],
	["10.6.2", "nobody is signed out by force", PROVIDER],
	["10.7.1", "people agree to each request", NO_CODES],
	["10.7.2", "people know what they agree to", NO_CODES],
	["10.7.3", "people can take it back", NO_CODES],
];
