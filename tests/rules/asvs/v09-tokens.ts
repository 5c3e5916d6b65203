/** ASVS 5.0.0, V9: tokens that say something by themselves. The only one is a form's: a MAC over the browser's session. */
import { notApplicable, type Requirement, shown } from "./answer.ts";

const NO_TOKENS = notApplicable(
	"no token of another issuer is read; a form's token has one algorithm, one key and no content. Answer anew with OAuth",
);

export const V9: readonly Requirement[] = [
	[
		"9.1.1",
		"the signature or MAC is checked first",
		shown("app/server/request-context.server.test.ts", "is not believed with %s token"),
	],
	["9.1.2", "only algorithms on a list, never none", NO_TOKENS],
	["9.1.3", "keys only from where they were set up", NO_TOKENS],
	["9.2.1", "only within its time", NO_TOKENS],
	["9.2.2", "only for its purpose", NO_TOKENS],
	["9.2.3", "only for this service", NO_TOKENS],
	["9.2.4", "says for which service it is", NO_TOKENS],
];
