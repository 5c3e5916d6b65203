/** ASVS 5.0.0, V10: OAuth and OpenID Connect. Neither is here yet; every answer has to be given anew when one is. */
import { notApplicable, type Requirement } from "./answer.ts";

const CLIENT = notApplicable(
	"no OpenID or OAuth client yet; its settings stop the start (app/server/env.server.ts)",
);
const SERVER = notApplicable("no authorisation server and no machine clients yet");
const PROVIDER = notApplicable("the portal is no OpenID provider");

export const V10: readonly Requirement[] = [
	["10.1.1", "tokens go only where they are needed", CLIENT],
	["10.1.2", "answers belong to the request of the same browser", CLIENT],
	["10.2.1", "PKCE or state against other sites", CLIENT],
	["10.2.2", "no mix-up of servers", CLIENT],
	["10.3.1", "only tokens for this service", SERVER],
	["10.3.2", "what the token allows decides", SERVER],
	["10.3.3", "people are known by what cannot be given to another", SERVER],
	["10.3.4", "strength of sign-in is checked", SERVER],
	["10.4.1", "redirects only to what is registered, letter by letter", SERVER],
	["10.4.2", "a code works once", SERVER],
	["10.4.3", "a code lives 10 minutes at most", SERVER],
	["10.4.4", "each client only its grants", SERVER],
	["10.4.5", "refresh tokens cannot be replayed", SERVER],
	["10.4.6", "PKCE is asked for", SERVER],
	["10.4.7", "clients that register themselves are no danger", SERVER],
	["10.4.8", "refresh tokens end", SERVER],
	["10.4.9", "people can revoke tokens", SERVER],
	["10.4.10", "clients prove who they are", SERVER],
	["10.4.11", "each client only its scopes", SERVER],
	["10.5.1", "an ID token cannot be replayed", CLIENT],
	["10.5.2", "people are known by sub", CLIENT],
	["10.5.3", "the issuer is just the one that was set up", CLIENT],
	["10.5.4", "the ID token is for this client", CLIENT],
	["10.5.5", "back-channel sign-out cannot be abused", CLIENT],
	["10.6.1", "only safe response modes", PROVIDER],
	["10.6.2", "nobody is signed out by force", PROVIDER],
	["10.7.1", "people agree to each request", PROVIDER],
	["10.7.2", "people know what they agree to", PROVIDER],
	["10.7.3", "people can take it back", PROVIDER],
];
