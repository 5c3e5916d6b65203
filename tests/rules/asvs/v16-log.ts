/** ASVS 5.0.0, V16: the log says what the portal did and never for whom; who looked at a patient is in the record. */
import { notDone, operator, partly, type Requirement, shown, untested } from "./answer.ts";

const TELLING = "tests/attacks/telling.attack.ts";
const LOOKS = "app/features/record/look-up.store.test.ts";
const OWN_LINES = shown(TELLING, "is lines of its own kind and nothing else");

export const V16: readonly Requirement[] = [
	[
		"16.1.1",
		"what is logged where, for how long and for whom is written down",
		notDone("app/server/log.server.ts says what; how long is the operator's"),
	],
	[
		"16.2.1",
		"each entry says when, where, who and what",
		partly(
			LOOKS,
			"names the person, their provider and what they did, newest first, to the patient alone",
			"in the record; a line of the log says when and what, never who",
		),
	],
	[
		"16.2.2",
		"one clock, in UTC",
		untested("ISO times in UTC (app/server/log.server.ts); that clocks agree is the operator's"),
	],
	["16.2.3", "logs go nowhere else", OWN_LINES],
	["16.2.4", "logs can be read by programs", OWN_LINES],
	[
		"16.2.5",
		"nothing sensitive is logged",
		shown(TELLING, "holds nobody: no name, birth date, code, address, e-mail, cookie or token"),
	],
	[
		"16.3.1",
		"each sign-in is logged, failed ones too",
		partly(
			"app/features/account/letter-code.store.test.ts",
			"leaves each use where the patient can read it",
			"a failed try, and staff who sign in, are only a line with a status",
		),
	],
	[
		"16.3.2",
		"refused access is logged",
		partly(
			"app/server/front/front.server.test.ts",
			"names the pattern of the address and nothing that was asked for",
			"as a status and never with who asked; forbidden and absent are one 404 in the log too",
		),
	],
	[
		"16.3.3",
		"attempts to get round a control are logged",
		notDone(
			"such answers have their status (403, 413, 429) in the log; there is no list of events to look for",
		),
	],
	[
		"16.3.4",
		"faults are logged",
		shown(
			"app/server/log.server.test.ts",
			"says where a fault happened, and none of the words that a person typed",
		),
	],
	["16.4.1", "nobody can write a line of their own", OWN_LINES],
	[
		"16.4.2",
		"logs cannot be read or changed by others",
		partly(
			LOOKS,
			"can never be taken off the list",
			"who looked; the log is on standard output and the operator's to keep",
		),
	],
	["16.4.3", "logs are kept on another machine", operator("the log is on standard output")],
	[
		"16.5.1",
		"errors say nothing of the inside",
		shown(
			"app/server/front/problem-page.server.test.ts",
			"repeats nothing of the address, and no markup of the phone number",
		),
	],
	[
		"16.5.2",
		"goes on safely where something outside fails",
		shown(
			"app/server/messages/outbox.server.test.ts",
			"is tried again later and later, and after the fifth time becomes a letter",
		),
	],
	[
		"16.5.3",
		"a fault never leads to yes",
		shown("tests/attacks/doubt.attack.ts", "a look that cannot be written down shows nothing"),
	],
];
