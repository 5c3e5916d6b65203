/** ASVS 5.0.0, V15: other people's code, and ours. */
import { notDone, operator, partly, type Requirement, shown, written } from "./answer.ts";

const FIELDS = "app/core/form-fields.test.ts";

export const V15: readonly Requirement[] = [
	[
		"15.1.1",
		"how soon faulty packages are mended is written down",
		written(".github/SECURITY.md", "mended within 7 days"),
	],
	[
		"15.1.2",
		"a list of all packages, from trusted places",
		shown("tests/rules/sbom.test.ts", "names every package that runs with the portal, and no other"),
	],
	[
		"15.1.3",
		"what is costly, and how it is kept from stopping the rest, is written down",
		notDone(
			"app/DESIGN.md says it of passwords, pages, backups and questions of machines; there is no one list",
		),
	],
	[
		"15.2.1",
		"no package is older than that allows",
		partly(
			"tests/rules/lock.test.ts",
			"are none that is known to be faulty",
			"Remix 2 gets no fixes any more; what is open there is listed with what leaves it without a surface",
		),
	],
	[
		"15.2.2",
		"what is costly does not stop the rest",
		shown(
			"tests/attacks/floods.attack.ts",
			"while 100 strangers guess at letters, most of whom are told at once to come back",
		),
	],
	[
		"15.2.3",
		"nothing for tests or development is served",
		partly(
			"tests/attacks/doors.attack.ts",
			"has every route of the portal, and no other",
			"the demo's page is in the build and answers in demo mode only; the doors are tried in demo mode",
		),
	],
	[
		"15.3.1",
		"only the fields that are needed go out",
		shown(
			"app/features/record/pages/verify.test.ts",
			"by its reference tells a stranger yes or no, and nothing else",
		),
	],
	[
		"15.3.2",
		"calls to others follow no redirects",
		shown("app/server/machines/jwks-fetch.server.test.ts", "are none where it answers %s"),
	],
	[
		"15.3.3",
		"only the fields that are meant come in",
		shown(FIELDS, "reaches nothing but its own fields with __proto__, constructor and brackets"),
	],
	[
		"15.3.4",
		"the true network address is known",
		operator(
			"the portal counts by the address it sees and believes no header; behind a proxy the proxy counts",
		),
	],
	[
		"15.3.5",
		"types are checked",
		shown(
			"app/features/account/letter-sign-in.forms.test.ts",
			"does not take a code from a list or an object",
		),
	],
	[
		"15.3.6",
		"no pollution of prototypes",
		shown(FIELDS, "even a field that is really called __proto__ is only a field"),
	],
	["15.3.7", "no field twice", shown(FIELDS, "is refused where a field comes twice, even with one answer")],
];
