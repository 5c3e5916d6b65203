/** What stands in the addresses of a sign-in elsewhere. */

/** A longer way back does not fit into the cookie that keeps it meanwhile, and is no page of ours. */
export const LONGEST_WAY = 1000;

/** For the sign-in page, behind why nobody came in: where it leads once somebody does. Empty for no page. */
export function wayBack(to: string): string {
	return to === "" ? "" : `&to=${encodeURIComponent(to)}`;
}
