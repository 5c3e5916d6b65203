/** What a secret looks like in a file, and the few places where one stands that opens nothing. */
import { parseLetterCode } from "#app/core/letter-code.ts";

export interface Kind {
	readonly kind: string;
	readonly pattern: RegExp;
	/** Left out: every match counts. */
	readonly counts?: (found: string) => boolean;
}

/** Names that hold a secret when a text is given to them. */
const HOLDER = "(?:password|passphrase|passwd|secret|token|api_?key|private_?key)\\w*";

/** Each pattern is global; the first group, if it has one, is the secret itself. */
export const SECRETS: readonly Kind[] = [
	{ kind: "a private key", pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g },
	{ kind: "a private key as JSON", pattern: /"?\bd"?\s*:\s*["']([\w-]{40,})["']/g },
	{ kind: "a key of backups", pattern: /AGE-SECRET-KEY-1[0-9A-Z]{20,}/gi },
	{ kind: "a signed token", pattern: /\beyJ[\w-]{10,}\.[\w-]{10,}/g },
	{
		kind: "a key of a cloud or a code host",
		pattern: /\b(?:AKIA[0-9A-Z]{16}|AIza[\w-]{35}|xox[abprs]-[\w-]{10,})/g,
	},
	{
		kind: "a token of a registry or a code host",
		pattern: /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|npm_\w{30,}|sk_live_\w{16,})/g,
	},
	{ kind: "a password in an address", pattern: /\w:\/\/[^\s/"'`$:@]+:([^\s/"'`$@]+)@/g },
	{
		kind: "a letter's code",
		pattern: /\b[0-9A-Za-z]{4}[- ]?[0-9A-Za-z]{4}[- ]?[0-9A-Za-z]{4}[- ]?[0-9A-Za-z]{4}\b/g,
		counts: (found) => /\d/.test(found) && /[A-Z]/.test(found) && parseLetterCode(found).ok,
	},
	{
		kind: "a secret of an authenticator app",
		pattern: /\b[A-Z2-7]{32,}\b/g,
		counts: (found) => /[2-7]/.test(found) && /[A-Z]/.test(found),
	},
	{
		kind: "a password or secret in a source",
		pattern: new RegExp(`\\b\\w*${HOLDER}["']?\\s*[:=]\\s*["'\`]([^"'\`\${}]{8,})["'\`]`, "gi"),
	},
	{
		kind: "random bytes",
		pattern: /(?<![\w+/=-])(?=[\w+/-]*\d)(?=[\w+/-]*[a-z])(?=[\w+/-]*[A-Z])[\w+/-]{40,}={0,2}(?![\w+/=-])/g,
		counts: (found) => bitsPerSign(found) > 4.6,
	},
	{
		kind: "random bytes as hexadecimal",
		pattern: /(?<![\w-])[0-9a-f]{64}(?![\w-])/g,
		counts: (found) => bitsPerSign(found) > 3,
	},
];

/** A secret that opens nothing: where, of what kind, which (all of that kind in the file where it says so), and why it is there. */
export interface Allowed {
	readonly file: string;
	readonly kind: string;
	readonly found: string | "all";
	readonly why: string;
}

/** One secret that was found. */
export interface Found {
	readonly kind: string;
	readonly found: string;
	readonly line: number;
}

/** All that looks like a secret in a text. */
export function secretsIn(text: string): readonly Found[] {
	return SECRETS.flatMap(({ kind, pattern, counts = () => true }) =>
		[...text.matchAll(pattern)]
			.map((match) => ({
				kind,
				found: match[1] ?? match[0],
				line: text.slice(0, match.index).split("\n").length,
			}))
			.filter(({ found }) => counts(found)),
	);
}

/** Shannon's entropy of the signs of a text: about 5 for random base64 of 40 signs, below 4.5 for words and paths. */
function bitsPerSign(text: string): number {
	const counts = new Map<string, number>();
	for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
	return [...counts.values()].reduce((sum, n) => sum - (n / text.length) * Math.log2(n / text.length), 0);
}
