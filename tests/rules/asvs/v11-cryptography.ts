/** ASVS 5.0.0, V11: cryptography. All primitives are those of node:crypto. */
import { notApplicable, notDone, partly, type Requirement, shown } from "./answer.ts";

const SEAL = "app/server/keys/seal.server.test.ts";
const ARGON2 = "app/server/sign-in/password.server.test.ts";
const SEALED = shown(SEAL, "does not open when any one bit was changed");

export const V11: readonly Requirement[] = [
	[
		"11.1.1",
		"how keys are kept and replaced is written down, by a standard",
		notDone("db/README.md and app/DESIGN.md say it, but follow no key management standard"),
	],
	[
		"11.1.2",
		"a list of all keys and algorithms",
		notDone("each is in the docstring of its file; there is no one list"),
	],
	[
		"11.2.1",
		"implementations that others have examined",
		shown(ARGON2, "is kept so that the reference implementation of argon2 agrees"),
	],
	[
		"11.2.2",
		"algorithms and keys can be replaced",
		partly(
			"app/server/keys/key-ring.server.test.ts",
			"opens what the old one wrapped, and finds and opens what was derived from it",
			"keys can; sealed texts and hashes say their version, but a second algorithm has never been added",
		),
	],
	["11.2.3", "128 bits of strength at least", shown(SEAL, "nor with a key or nonce of another length")],
	["11.3.1", "no weak modes or paddings", SEALED],
	["11.3.2", "approved ciphers such as AES-GCM only", SEALED],
	["11.3.3", "what is encrypted cannot be changed", SEALED],
	[
		"11.4.1",
		"approved hashes only",
		partly(
			"app/server/sign-in/totp.server.test.ts",
			"is that of RFC 6238 at second %i",
			"SHA-256 everywhere but there: authenticator apps want HMAC with SHA-1",
		),
	],
	[
		"11.4.2",
		"passwords by a slow hash of today's setting",
		shown(ARGON2, "is kept as argon2id with 19 MiB, 2 passes, 1 lane and 32 bytes, and not readable"),
	],
	[
		"11.4.3",
		"256 bits where collisions matter",
		shown("app/core/merkle-vectors.test.ts", "the published proofs"),
	],
	["11.4.4", "keys from passwords by a slow derivation", notApplicable("no key is made from a password")],
	[
		"11.5.1",
		"128 random bits for what must not be guessed",
		partly(
			"app/core/letter-code.test.ts",
			"is refused by its maker without enough randomness",
			"sessions have 256, forms and one-time keys 128; a letter's code has 55 and is slowed down, a second letter's 75",
		),
	],
	[
		"11.6.1",
		"approved signatures and keys",
		shown("app/features/record/proof.store.test.ts", "is true for the program that needs nothing of ours"),
	],
];
