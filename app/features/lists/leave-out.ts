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
