/** ASVS 5.0.0, V1: what comes in is text until it is checked, and stays text where it goes out. */
import { notApplicable, partly, type Requirement, shown, untested } from "./answer.ts";

const INJECTION = "tests/attacks/injection.attack.ts";
const FIELDS = "app/core/form-fields.test.ts";
const MANAGED = notApplicable("JavaScript: the engine keeps memory, and no code of ours is outside it");

export const V1: readonly Requirement[] = [
	[
		"1.1.1",
		"decode once, and before checking",
		shown("app/server/machines/closed-addresses.server.test.ts", "is closed: %s"),
	],
	[
		"1.1.2",
		"encode for the interpreter as the last step",
		shown(
			"app/features/people/letter-html.test.ts",
			"shows what people typed as they typed it, and as nothing else",
		),
	],
	[
		"1.2.1",
		"encode for the place in HTML, CSS and headers",
		shown(INJECTION, "in a search finds nobody and is shown as it was typed"),
	],
	[
		"1.2.2",
		"encode what goes into addresses; safe schemes only",
		shown("app/core/safe-return.test.ts", "stays on this site, as a browser reads it, whatever was sent"),
	],
	[
		"1.2.3",
		"encode what goes into script and JSON",
		shown("tests/rules/screens.test.ts", "sends no script and nothing that waits for one"),
	],
	["1.2.4", "no input becomes SQL", shown(INJECTION, "in every field of a form is refused in words")],
	[
		"1.2.5",
		"no input becomes a command of the system",
		untested("only app/server/build.ts starts a program, with fixed words"),
	],
	["1.2.6", "no input becomes LDAP", notApplicable("no LDAP")],
	[
		"1.2.7",
		"no input becomes XPath",
		notApplicable("XML that comes in is walked by names that stand in the source; no XPath"),
	],
	["1.2.8", "no input becomes LaTeX", notApplicable("no LaTeX; letters are HTML and text")],
	["1.2.9", "no input becomes a regular expression", untested("every pattern stands in the source")],
	["1.3.1", "clean HTML that people typed", notApplicable("nobody types HTML: all input is shown as text")],
	[
		"1.3.2",
		"no eval or the like",
		untested("no eval, no Function, no vm in app/ or db/; the pages' CSP allows no script at all"),
	],
	[
		"1.3.3",
		"cut what goes to a dangerous place down to what is safe there",
		shown(FIELDS, "never gives a longer text than the form allows, whatever is sent"),
	],
	["1.3.4", "clean SVG that people send", notApplicable("nobody sends pictures")],
	[
		"1.3.5",
		"clean Markdown, CSS or the like that people send",
		notApplicable("nobody sends any; all input is shown as text"),
	],
	[
		"1.3.6",
		"no input decides which server is asked",
		shown("app/server/machines/jwks-fetch.server.test.ts", "come from no number, which nobody looks up"),
	],
	[
		"1.3.7",
		"no input becomes a template",
		untested("words are compiled in; what people typed is only ever a value of a placeholder"),
	],
	["1.3.8", "no input becomes JNDI", notApplicable("no Java")],
	["1.3.9", "no input reaches memcache as a command", notApplicable("no memcache")],
	[
		"1.3.10",
		"no input becomes a format string",
		untested("no format strings: texts are put together by i18next and template literals"),
	],
	[
		"1.3.11",
		"no input becomes a header of an e-mail",
		partly(
			"app/server/messages/outbox.server.test.ts",
			"is sent once, and says only that a choice is saved",
			"nothing typed is in an e-mail but its address; that an address cannot hold a line end is left to nodemailer",
		),
	],
	["1.4.1", "safe use of memory", MANAGED],
	[
		"1.4.2",
		"no overflow of whole numbers",
		untested(
			"numbers are JavaScript's, which do not wrap; lengths, days and pages are bounded where they are read",
		),
	],
	["1.4.3", "memory and handles are given back", MANAGED],
	[
		"1.5.1",
		"XML without external entities",
		shown("app/server/read-xml.server.test.ts", "is refused with %s, and nothing is fetched"),
	],
	[
		"1.5.2",
		"what is deserialised is of a known kind",
		shown("app/features/uses/use-provenance.forms.test.ts", "is said of the whole file"),
	],
];
