/** The licences under which other people's packages may be here, by their SPDX names, and the packages that differ. */

/** Each lets anybody use, change and pass on the package as part of something else, if its text goes along. */
const PERMISSIVE = new Set([
	...["MIT", "MIT-0", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD"],
	...["BlueOak-1.0.0", "CC0-1.0", "Unlicense"],
]);

/** What is here under another licence, or names none where a program could read it. `only` holds it to where it may be. */
export interface Differs {
	readonly licence: string;
	readonly only: "tests" | "build";
	readonly why: string;
}

export const DIFFERING: Readonly<Record<string, Differs>> = {
	"@axe-core/playwright": {
		licence: "MPL-2.0",
		only: "tests",
		why: "used as it is, and passed on to nobody",
	},
	"axe-core": { licence: "MPL-2.0", only: "tests", why: "used as it is, and passed on to nobody" },
	argparse: { licence: "Python-2.0", only: "tests", why: "permissive, of an old kind; for js-yaml" },
	"caniuse-lite": {
		licence: "CC-BY-4.0",
		only: "build",
		why: "a table of browsers; its makers are named in it",
	},
	"spdx-exceptions": {
		licence: "CC-BY-3.0",
		only: "build",
		why: "a list of names; its makers are named in it",
	},
	"require-like": {
		licence: "",
		only: "build",
		why: "MIT by its Readme.md and its file License, but not in its description",
	},
};

/**
 * Is a package under this SPDX expression allowed? Of an OR one licence must be permissive, of an AND each. OR binds
 * weaker than AND; parentheses only around the whole, as all that are here have them. Anything else is not allowed.
 */
export function isPermissive(expression: string): boolean {
	const plain = expression.replace(/^\((.*)\)$/, "$1");
	return plain.split(" OR ").some((choice) => choice.split(" AND ").every((name) => PERMISSIVE.has(name)));
}
