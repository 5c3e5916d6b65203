/**
 * ASVS 5.0.0, V6: signing in. The ways in are not of one strength, on purpose: staff have a password and an authenticator
 * app or come by OpenID with a second factor, a patient has a letter's code, and sees less with it, or NHS login.
 */
import { notApplicable, notDone, partly, type Requirement, shown, untested, written } from "./answer.ts";

const STAFF = "app/features/account/staff-account.store.test.ts";
const LETTER = "app/features/account/letter-code.store.test.ts";
const CODE = "app/core/letter-code.test.ts";
const TOTP = "app/server/sign-in/totp.server.test.ts";
const DETAILS = "app/features/uses/details.store.test.ts";
const SLOW = shown(
	"app/server/sign-in/slow-down.server.test.ts",
	"leaves the first three slips alone, then doubles the wait up to 30 seconds",
);
const CHANGE = shown(
	STAFF,
	"takes the old one and a code, ends all sessions but the new one, and is recorded",
);
const EASY = shown(
	"app/server/sign-in/password-strength.server.test.ts",
	"that others try first is easy to guess: %s",
);
const ABOUT = shown(
	"app/server/sign-in/password-strength.server.test.ts",
	"made of what is known of the person is easy to guess",
);

export const V6: readonly Requirement[] = [
	[
		"6.1.1",
		"it is written down how guessing is slowed, and that nobody is locked out",
		written("app/DESIGN.md", "and are never locked out"),
	],
	["6.1.2", "a list of words that are no password here", ABOUT],
	[
		"6.1.3",
		"all ways in and their strength are written down together",
		notDone("app/DESIGN.md has both ways, in several decisions"),
	],
	["6.2.1", "8 characters at least", shown(STAFF, "is refused with a name for each reason")],
	["6.2.2", "people can change their password", CHANGE],
	["6.2.3", "for that the old one is asked", CHANGE],
	["6.2.4", "not one of the 3,000 commonest", EASY],
	[
		"6.2.5",
		"any signs, in any mixture",
		untested("length is the only rule (app/features/account/staff-account.ts)"),
	],
	["6.2.6", "hidden while typed", untested("type=password in app/features/account/pages/staff-sign-in.tsx")],
	[
		"6.2.7",
		"pasting and password managers work",
		shown("tests/rules/screens.test.ts", "sends no script and nothing that waits for one"),
	],
	[
		"6.2.8",
		"compared as typed",
		partly(
			"app/core/form-fields.test.ts",
			"keeps a password as it was typed",
			"accents made of two signs are made one (NFKC), as NIST SP 800-63B asks",
		),
	],
	["6.2.9", "64 characters are allowed", untested("200 are (app/features/account/staff-account.ts)")],
	["6.2.10", "no change by the calendar", untested("nothing ends a password but a new one")],
	["6.2.11", "the list of words is used", ABOUT],
	[
		"6.2.12",
		"not a leaked one",
		partly(
			"app/server/sign-in/password-strength.server.test.ts",
			"that others try first is easy to guess: %s",
			"the commonest of what has leaked, carried along; a list of all cannot be asked from a hospital's own network",
		),
	],
	["6.3.1", "guessing is slowed as it is written", SLOW],
	[
		"6.3.2",
		"no accounts that everybody knows",
		shown("app/server/main.test.ts", "in live mode needs somebody who can sign in"),
	],
	[
		"6.3.3",
		"two factors",
		partly(
			STAFF,
			"signs in with address, password and code, and is then who they are",
			"a patient's letter is one factor; the birth date only says whose it is. Health details need a second letter",
		),
	],
	[
		"6.3.4",
		"no way in that is not written down, all of one strength",
		partly(
			"tests/attacks/doors.attack.ts",
			"has every route of the portal, and no other",
			"the letter is the weaker way on purpose, and shows less",
		),
	],
	[
		"6.4.1",
		"first passwords and codes are random, end soon, and do not stay",
		partly(
			CODE,
			"is refused by its maker without enough randomness",
			"a letter's code stays the patient's way back for 12 months; the operator's first password stays until the operator gives another",
		),
	],
	[
		"6.4.2",
		"no questions that only they could answer",
		shown(
			LETTER,
			"is one and the same refusal for a wrong secret, an unknown look-up and a wrong birth date",
		),
	],
	[
		"6.4.3",
		"a forgotten password is replaced without going round the second factor",
		shown(STAFF, "has another password and secret, and whoever was signed in is out"),
	],
	[
		"6.4.4",
		"for a lost factor people prove again who they are",
		notDone("the operator gives a new one; how to know the person is written nowhere"),
	],
	[
		"6.5.1",
		"codes work once",
		partly(
			TOTP,
			"counts once",
			"a second letter's code too, but a letter's code to sign in works until it is replaced",
		),
	],
	[
		"6.5.2",
		"short codes are kept as slow salted hashes",
		partly(
			LETTER,
			"is not in the database",
			"argon2id for letters; a second letter's code (75 bits) is kept as a keyed hash, the key outside the database",
		),
	],
	[
		"6.5.3",
		"codes are made by a cryptographic source",
		shown(TOTP, "has 160 bits in base32 and is another one each time"),
	],
	["6.5.4", "20 bits at least", shown(CODE, "use every symbol equally often in every place")],
	[
		"6.5.5",
		"codes end: 30 seconds for an app, 10 minutes for others",
		partly(
			TOTP,
			"counts in the step before and the step after its own, and no longer",
			"up to 90 seconds, for slow clocks; letters go by post and cannot end in 10 minutes",
		),
	],
	["6.6.1", "codes by telephone only with care", notApplicable("no codes by telephone or text message")],
	[
		"6.6.2",
		"a code belongs to the request it was made for",
		shown(DETAILS, "stay off with a code that was used, is too old, was replaced, or is somebody else's"),
	],
	["6.6.3", "guessing such codes is slowed", SLOW],
	[
		"6.8.1",
		"nobody is known by another provider's name for them",
		shown(
			"app/features/account/staff-openid.store.test.ts",
			"keeps their account there from whoever comes later with their address",
		),
	],
	[
		"6.8.2",
		"signatures of providers are checked",
		shown("tests/attacks/openid.attack.ts", "is refused where %s"),
	],
	["6.8.3", "SAML is used once", notApplicable("no SAML")],
	[
		"6.8.4",
		"how strongly somebody signed in elsewhere is checked",
		shown(
			"app/features/account/staff-openid.test.ts",
			"is nobody without a second factor in the words of the settings",
		),
	],
];
