/** A program of others that a journey needs, and that not every machine has. */
import { findProgram } from "#tests/chromium.ts";
import { test } from "#tests/journey.ts";

/** Where the program is; where it is not, the test is skipped and says why. `pack` is Debian's name of what brings it. */
export function needed(name: string, pack = name): string {
	const program = findProgram(name);
	const why = `${name} is not on this machine (Debian: apt-get install ${pack})`;
	if (program === undefined) console.log(`not run: ${why}`);
	test.skip(program === undefined, why);
	return program ?? "";
}
