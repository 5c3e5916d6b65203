/** ASVS 5.0.0, V8: who may do what. */
import { type Requirement, shown, written } from "./answer.ts";

const DOORS = "tests/attacks/doors.attack.ts";

export const V8: readonly Requirement[] = [
	[
		"8.1.1",
		"who may do what, with what, is written down",
		written("tests/README.md", "lists every route with who may pass"),
	],
	[
		"8.1.2",
		"who may see or change which part of it is written down",
		written("app/DESIGN.md", "A letter alone shows when and where a tool was used"),
	],
	["8.2.1", "nobody does what they have no right to", shown(DOORS, "at %s")],
	[
		"8.2.2",
		"nobody reaches what is another's",
		shown("tests/attacks/swapped.attack.ts", "a receipt is its patient's, however its reference is written"),
	],
	[
		"8.2.3",
		"nobody sees a part that is not theirs to see",
		shown("app/features/uses/details.store.test.ts", "are off until somebody switches them on"),
	],
	[
		"8.3.1",
		"the server decides",
		shown(
			"tests/rules/architecture.test.ts",
			"asks who is there in every loader and action, or is on the public list",
		),
	],
	[
		"8.4.1",
		"one provider cannot reach another's",
		shown(
			"app/features/staff/find.store.test.ts",
			"is alike for a patient of another provider and for nobody at all",
		),
	],
];
