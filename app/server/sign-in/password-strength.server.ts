/**
 * Is a password one that others try first? `zxcvbn-ts` knows the commonest ones, rows of keys, dates, repeats and the words
 * that are about the person (OWASP ASVS 5.0, 6.2.4 and 6.2.11). Its lists are read when somebody first chooses a password.
 */
import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** Of 0 to 4: fewer than ten thousand million guesses find what is below. */
const LEAST_SCORE = 3;

/** What is checked of a longer password; the rest only adds to it. */
const CHECKED = 100;

/** So many characters at least must be left when the words about the person are taken out. */
const LEAST_OWN = 8;

let strength: Promise<ZxcvbnFactory> | undefined;

async function load(): Promise<ZxcvbnFactory> {
	const [{ ZxcvbnFactory: Factory }, { adjacencyGraphs, dictionary }] = await Promise.all([
		import("@zxcvbn-ts/core"),
		import("@zxcvbn-ts/language-common"),
	]);
	return new Factory({ graphs: adjacencyGraphs, dictionary });
}

/** `about` is what is known of the person: their name and address, and each word in them, are no secrets. */
export async function isEasyToGuess(password: string, about: readonly string[]): Promise<boolean> {
	strength ??= load();
	const words = about
		.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
		.filter(({ length }) => length > 2);
	const own = words.reduce((left, word) => left.replaceAll(word, ""), password.toLowerCase());
	if (own.length < LEAST_OWN) return true;
	return (await strength).check(password.slice(0, CHECKED), words).score < LEAST_SCORE;
}
