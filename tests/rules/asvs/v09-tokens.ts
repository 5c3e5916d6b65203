/**
 * ASVS 5.0.0, V9: tokens that say something by themselves. Two are read: the assertion of a client, and a form's token, which is a MAC over
 * the browser's session. Access tokens say nothing: they are looked up. Signed answers are given and never read here.
 */
import { type Requirement, shown } from "./answer.ts";

const ASSERTION = "app/server/machines/client-assertion.server.test.ts";
const OTHERWISE = shown(ASSERTION, "proves nothing where it %s");

export const V9: readonly Requirement[] = [
	[
		"9.1.1",
		"the signature or MAC is checked first",
		shown(ASSERTION, "proves nothing when one letter of it is another"),
	],
	[
		"9.1.2",
		"only algorithms on a list, never none",
		shown(ASSERTION, "proves nothing without a signature, or with one by the public key as a secret"),
	],
	[
		"9.1.3",
		"keys only from where they were set up",
		shown(ASSERTION, "is held to the address that was registered, whatever it says itself"),
	],
	["9.2.1", "only within its time", OTHERWISE],
	["9.2.2", "only for its purpose", OTHERWISE],
	["9.2.3", "only for this service", OTHERWISE],
	[
		"9.2.4",
		"says for which service it is",
		shown(
			"tests/attacks/decisions.attack.ts",
			"answers a client by its token, signed where it asks for that",
		),
	],
];
