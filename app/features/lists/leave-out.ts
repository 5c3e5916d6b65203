/** The list of people to leave out of a release of data, as a file that anybody can count and hash by the tools of their machine. */

/** A line for each NHS number (ten digits), once, in the order of their digits: what `sort -u` makes of any order. */
export function leaveOutText(nhsNumbers: readonly string[]): string {
	return [...new Set(nhsNumbers)]
		.sort()
		.map((one) => `${one}\n`)
		.join("");
}

/** What is sent back by whoever made the release: how many they left out, and SHA-256 of the file that they left out by. */
export interface Proof {
	readonly people: number;
	readonly hash: string;
}

/** Is it a proof of just this list? */
export function proves(proof: Proof, listed: Proof): boolean {
	return proof.people === listed.people && proof.hash === listed.hash;
}

/** How a proof cannot be one, whatever the list is. */
export type ProofRefusal = "people-wrong" | "hash-wrong";

/** Reads the proof as it was sent back: a number of lines, and 64 hexadecimal digits in any case. */
export function readProof(people: string, hash: string): Proof | ProofRefusal {
	if (!/^\d{1,9}$/.test(people)) return "people-wrong";
	const digits = hash.toLowerCase();
	return /^[0-9a-f]{64}$/.test(digits) ? { people: Number(people), hash: digits } : "hash-wrong";
}
