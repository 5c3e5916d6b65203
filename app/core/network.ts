/** Whose a network address is, as far as a count can tell: what one household or one provider's customer has in hand. */

/** The networks that an address belongs to, as keys to count by: the narrow one is one connection's, the wide one what somebody can rent whole. */
export interface Networks {
	readonly narrow: string;
	readonly wide: string;
}

const MAPPED = /^(?:::|(?:0{1,4}:){5})ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/**
 * An IPv6 connection has 2^64 addresses and can use a new one for each request, so it is counted by its first 64 bits, and widely by its first
 * 48, which is what one site is given. An IPv4 address, also written in IPv6, is one. Anything else is its own key.
 */
export function networksOf(address: string): Networks {
	const bare = address.replace(/%.*$/, "");
	const mapped = MAPPED.exec(bare)?.[1];
	if (mapped !== undefined || !bare.includes(":")) return { narrow: mapped ?? bare, wide: mapped ?? bare };
	const groups = groupsOf(bare);
	const first = (count: number) => `${groups.slice(0, count).join(":")}::/${count * 16}`;
	return { narrow: first(4), wide: first(3) };
}

/** The eight groups of an IPv6 address without leading zeros; those that `::` stands for are 0. */
function groupsOf(address: string): string[] {
	const [start = "", end] = address.toLowerCase().split("::");
	const parts = (side: string) =>
		side === "" ? [] : side.split(":").map((each) => each.replace(/^0+(?=.)/, ""));
	const [before, after] = [parts(start), parts(end ?? "")];
	const gap = end === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
	return [...before, ...Array.from({ length: gap }, () => "0"), ...after];
}
