/** ASVS 5.0.0, V14: what must not get about. */
import { notDone, partly, type Requirement, shown } from "./answer.ts";

export const V14: readonly Requirement[] = [
	[
		"14.1.1",
		"all sensitive data are named and sorted by how sensitive they are",
		notDone("db/README.md names every table; there are no levels"),
	],
	[
		"14.1.2",
		"what each level asks for is written down",
		notDone("what is sealed, logged, kept and erased is in app/DESIGN.md and db/README.md, not by levels"),
	],
	[
		"14.2.1",
		"nothing sensitive in addresses",
		partly(
			"app/features/staff/pages/find.test.tsx",
			"leads to an address that says nothing of what was typed",
			"a link from another system may ask `/staff/patients?q=`: what it asks stands in its address",
		),
	],
	[
		"14.2.2",
		"nothing sensitive stays in a cache of the server",
		shown(
			"app/server/front/page-cache.server.test.ts",
			"is made anew, and kept by nobody, for somebody signed in",
		),
	],
	[
		"14.2.3",
		"nothing sensitive goes to others",
		shown("tests/rules/screens.test.ts", "fetches no image, font or frame"),
	],
	[
		"14.2.4",
		"data are kept, logged and erased as it is written",
		partly(
			"app/features/record/record.store.test.ts",
			"stands nowhere in the database in clear",
			"for who a patient is and what they said; there are no levels to hold to",
		),
	],
	[
		"14.3.1",
		"nothing stays in the browser after the end",
		shown("tests/journeys/sign-out.spec.ts", "finish and clear leaves nothing behind"),
	],
	[
		"14.3.2",
		"browsers keep no such page",
		shown("tests/attacks/sessions.attack.ts", "is kept by nobody: %s"),
	],
	[
		"14.3.3",
		"nothing sensitive in the browser's own stores",
		shown("tests/rules/screens.test.ts", "sends no script and nothing that waits for one"),
	],
];
