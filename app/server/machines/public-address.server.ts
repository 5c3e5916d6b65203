/** Which network addresses are somebody else's on the open internet: the only ones that the portal itself ever fetches from. */
import { BlockList, isIP } from "node:net";

/** Special-purpose addresses of IPv4 (IANA registry, RFC 6890 and after). */
const NOT_PUBLIC_4: readonly (readonly [string, number])[] = [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 3],
];

/** Of IPv6 only 2000::/3 is global; of that, these are ways to others, or for documents. */
const NOT_PUBLIC_6: readonly (readonly [string, number])[] = [
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["3fff::", 20],
];

const closed = new BlockList();
for (const [address, bits] of NOT_PUBLIC_4) closed.addSubnet(address, bits, "ipv4");
for (const [address, bits] of NOT_PUBLIC_6) closed.addSubnet(address, bits, "ipv6");
const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");

/** Is this a public address? An IPv4 address in the clothes of IPv6 (`::ffff:127.0.0.1`, `64:ff9b::`) is none. */
export function isPublicAddress(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return !closed.check(address, "ipv4");
	return family === 6 && global6.check(address, "ipv6") && !closed.check(address, "ipv6");
}
