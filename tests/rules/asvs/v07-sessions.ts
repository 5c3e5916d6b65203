/** ASVS 5.0.0, V7: being signed in. */
import { notApplicable, notDone, partly, type Requirement, shown, untested, written } from "./answer.ts";

const SESSIONS = "tests/attacks/sessions.attack.ts";
const LIMITS = "app/features/account/session.test.ts";
const STORE = "app/features/account/session.store.test.ts";
const LETTERS = "tests/attacks/letters.attack.ts";
const STAFF = "app/features/account/staff-account.store.test.ts";

export const V7: readonly Requirement[] = [
	[
		"7.1.1",
		"when sessions end is written down, with the reason",
		written("app/features/account/session.ts", "30 minutes idle"),
	],
	[
		"7.1.2",
		"how many at once is written down",
		notDone("any number; said by a test only (tests/attacks/letters.attack.ts)"),
	],
	[
		"7.1.3",
		"sessions shared with other systems are written down",
		written("app/DESIGN.md", "A session here is our own, whatever the provider keeps"),
	],
	["7.2.1", "the server checks the session", shown(STORE, "is not found by an id that was made up")],
	[
		"7.2.2",
		"each has an id of its own, made for it",
		shown(LETTERS, "comes in twenty times at once, each time with a session of its own"),
	],
	[
		"7.2.3",
		"ids of 128 random bits at least",
		untested("256 bits of node:crypto (app/features/account/session.store.server.ts)"),
	],
	[
		"7.2.4",
		"a new id at each sign-in",
		shown(SESSIONS, "is not kept where somebody planted it before signing in"),
	],
	[
		"7.3.1",
		"ends when it is not used",
		shown(LIMITS, "on a shared computer ends 15 minutes after its last use"),
	],
	[
		"7.3.2",
		"ends however much it is used",
		shown(SESSIONS, "that was used all along still ends after 12 hours"),
	],
	["7.4.1", "is dead after it ended", shown(SESSIONS, "is dead everywhere after %s")],
	["7.4.2", "ends with the account", shown(SESSIONS, "of staff ends when their account is closed")],
	[
		"7.4.3",
		"a new factor ends the other sessions",
		shown(STAFF, "has another password and secret, and whoever was signed in is out"),
	],
	[
		"7.4.4",
		"sign-out is on each page",
		partly(
			"tests/journeys/sign-out.spec.ts",
			"finish and clear leaves nothing behind",
			"tried from one page; the frame that all pages share has it",
		),
	],
	[
		"7.4.5",
		"operators can end sessions",
		partly(
			"app/features/account/letter-code.store.test.ts",
			"ends what was opened with the old one when a new one is made",
			"by a new letter or a new password for one person; no command ends everybody's",
		),
	],
	[
		"7.5.1",
		"signing in anew before changing a factor",
		notApplicable("nobody changes a factor, an address or a number while signed in"),
	],
	[
		"7.5.2",
		"people see their sessions and can end them",
		notDone("a patient reads each sign-in, but not which sessions are open, and can end only their own"),
	],
	[
		"7.6.1",
		"sessions here and at the provider end as written",
		shown("tests/journeys/staff-openid.spec.ts", "is where they wanted to be, and signs out in both places"),
	],
	[
		"7.6.2",
		"no session without an act of the person",
		shown(LETTERS, "an address that holds the code signs nobody in"),
	],
];
