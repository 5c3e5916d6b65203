/** ASVS 5.0.0, V2: checks of what comes in, and steps that cannot be left out. */
import { notDone, partly, type Requirement, shown } from "./answer.ts";

const DRAFT = "app/features/choices/draft.store.test.ts";

export const V2: readonly Requirement[] = [
	[
		"2.1.1",
		"it is written down what valid input is",
		notDone("only in the schemas of the *.forms.ts files and their docstrings"),
	],
	[
		"2.1.2",
		"it is written down what must fit together",
		notDone("only in the same schemas and in the rules of each feature"),
	],
	[
		"2.1.3",
		"limits of what people may do are written down",
		notDone("app/DESIGN.md has each limit with the decision that made it; there is no one list"),
	],
	[
		"2.2.1",
		"input is checked against what is expected",
		shown("app/features/account/letter-sign-in.forms.test.ts", "has a name for everything, whatever is sent"),
	],
	[
		"2.2.2",
		"the server checks",
		shown("tests/rules/screens.test.ts", "sends no script and nothing that waits for one"),
	],
	[
		"2.2.3",
		"fields that belong together are checked together",
		shown("app/features/account/birth-date.forms.test.ts", "names the field to mend when %s"),
	],
	[
		"2.3.1",
		"no step can be left out",
		shown(
			"tests/journeys/bad-input.spec.ts",
			"is asked for first where the check page is opened directly, or sent without one",
		),
	],
	[
		"2.3.2",
		"limits hold",
		shown("app/features/uses/details.store.test.ts", "send one letter a week, however often it is asked for"),
	],
	[
		"2.3.3",
		"all of an act is saved, or nothing",
		shown(
			"app/features/disputes/dispute-draft.store.test.ts",
			"writes to the patient in the same transaction",
		),
	],
	[
		"2.3.4",
		"what can be had once is given once",
		shown(DRAFT, "twice with the same key saves once and leads to the same receipt"),
	],
	[
		"2.4.1",
		"machines cannot ask without end",
		partly(
			"app/server/machines/machine-routes.server.test.ts",
			"is told when to come back, in JSON, and takes nothing from who reads pages",
			"counted by network address; from very many addresses, or behind a proxy on the same machine, the operator's proxy has to count",
		),
	],
];
