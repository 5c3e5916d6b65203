/**
 * The National Data Opt-out, as a provider may give it beside a list: the file that the service sent back has only the numbers
 * that may be used, so whoever is missing in it has opted out. It counts for one run and is in no record.
 */

/** Is this number missing in what came back? */
export type HasOptedOut = (number: string) => boolean;

/** The numbers that came back, eight bytes each, in ascending order. */
export function optedOutUnless(cameBack: Float64Array): HasOptedOut {
	return (number) => !has(cameBack, Number(number));
}

function has(sorted: Float64Array, wanted: number): boolean {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
		else high = middle;
	}
	return sorted[low] === wanted;
}
