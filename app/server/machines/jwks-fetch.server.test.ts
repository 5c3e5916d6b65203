import type { LookupAddress } from "node:dns";
import http, { type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { aKeyPair, setOf } from "#tests/machine-client.ts";
import { type FetchParts, makeKeysAt } from "./jwks-fetch.server.ts";
import { isPublicAddress } from "./public-address.server.ts";

const good = setOf(aKeyPair("es"));

let server: Server;
let address: string;
let answers: RequestListener;
let asked: string[];
let leadsTo: LookupAddress[];
let now: Date;
beforeEach(async () => {
	[asked, now] = [[], NOON];
	leadsTo = [{ address: "127.0.0.1", family: 4 }];
	answers = (_request, response) => response.end(good);
	server = http.createServer((request, response) => {
		asked.push(request.url ?? "");
		answers(request, response);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	address = `http://keys.maker.example:${(server.address() as AddressInfo).port}/jwks`;
});
afterEach(() => {
	server.closeAllConnections();
	server.close();
});

/** The name leads to `leadsTo`. Here alone this machine counts as public, unless `over` says otherwise. */
function keysAt(over: Partial<FetchParts> = {}) {
	const lookup = ((_host: string, _options: object, done: (error: null, found: LookupAddress[]) => void) =>
		done(null, leadsTo)) as unknown as NonNullable<FetchParts["lookup"]>;
	return makeKeysAt({ now: () => now, lookup, isAllowed: () => true, via: http, ...over });
}
const kids = async (of: ReturnType<typeof keysAt>, kid = "es") =>
	(await of(address, kid)).map((key) => key.kid);

describe("keys at an address", () => {
	it("are fetched once for many who ask, kept for five minutes, then fetched anew", async () => {
		const keys = keysAt();
		expect(await Promise.all([kids(keys), kids(keys), kids(keys)])).toEqual([["es"], ["es"], ["es"]]);
		now = minutesAfterNoon(4);
		expect(await kids(keys)).toEqual(["es"]);
		expect(asked).toEqual(["/jwks"]);
		now = minutesAfterNoon(5);
		answers = (_request, response) => response.end(setOf(aKeyPair("next")));
		expect(await kids(keys, "next")).toEqual(["next"]);
		expect(asked).toHaveLength(2);
	});

	it("are fetched for a new key's name, and not more often than each half minute", async () => {
		const keys = keysAt();
		await kids(keys);
		for (const kid of ["a", "b", "c"]) await kids(keys, kid);
		expect(asked).toHaveLength(1);
		now = minutesAfterNoon(1);
		await kids(keys, "d");
		expect(asked).toHaveLength(2);
	});

	const bad: readonly (readonly [string, RequestListener])[] = [
		["another place", (_request, response) => response.writeHead(302, { location: "/other" }).end(good)],
		[
			"this machine",
			(_request, response) => response.writeHead(307, { location: "http://127.0.0.1:1/" }).end(),
		],
		["an error with keys in it", (_request, response) => response.writeHead(500).end(good)],
		["no JSON", (_request, response) => response.end("<html>")],
		[
			"a private key",
			(_request, response) =>
				response.end(JSON.stringify({ keys: [aKeyPair().privateKey.export({ format: "jwk" })] })),
		],
		["no key", (_request, response) => response.end('{"keys":[]}')],
		["far too much", (_request, response) => response.end(`${good}${" ".repeat(200_000)}`)],
		[
			"half of it",
			(_request, response) =>
				response.writeHead(200, { "content-length": "9999" }).write(good, () => response.destroy()),
		],
	];

	it.each(bad)("are none where it answers %s", async (_what, listener) => {
		answers = listener;
		const keys = keysAt();
		expect(await kids(keys)).toEqual([]);
		// A failure is remembered too: nobody makes us ask without end.
		expect(await kids(keys)).toEqual([]);
		expect(asked).toEqual(["/jwks"]);
	});

	it("are none where it begins to answer and never ends", async () => {
		answers = (_request, response) => response.write('{"keys":[');
		expect(await kids(keysAt({ longest: 200 }))).toEqual([]);
		answers = () => undefined;
		expect(await kids(keysAt({ longest: 200 }))).toEqual([]);
	});

	it("are none where the name leads inside, also by one of its addresses, and nobody there is asked", async () => {
		const inside = { isAllowed: isPublicAddress };
		expect(await kids(keysAt(inside))).toEqual([]);
		leadsTo = [
			{ address: "93.184.215.14", family: 4 },
			{ address: "169.254.169.254", family: 4 },
		];
		expect(await kids(keysAt(inside))).toEqual([]);
		expect(asked).toEqual([]);
	});

	it.each(["127.0.0.1", "0x7f.0x1", "2130706433", "127.1"])(
		"come from no number, which nobody looks up: %s",
		async (host) => {
			address = address.replace("keys.maker.example", host);
			expect(await kids(keysAt())).toEqual([]);
			expect(asked).toEqual([]);
		},
	);

	it("come from the address that was looked at, whatever the name leads to a moment later", async () => {
		const seen: string[] = [];
		const isAllowed = (one: string) => {
			seen.push(one);
			leadsTo = [{ address: "10.0.0.1", family: 4 }];
			return true;
		};
		expect(await kids(keysAt({ isAllowed }))).toEqual(["es"]);
		expect(seen).toEqual(["127.0.0.1"]);
	});
});

describe("a public address", () => {
	it.each([
		...[
			"0.0.0.0",
			"10.1.2.3",
			"100.64.0.1",
			"127.0.0.1",
			"127.9.9.9",
			"169.254.169.254",
			"172.16.0.1",
			"172.31.255.255",
		],
		...[
			"192.168.1.1",
			"198.18.0.1",
			"224.0.0.1",
			"255.255.255.255",
			"::",
			"::1",
			"::ffff:127.0.0.1",
			"::ffff:8.8.8.8",
		],
		...[
			"fe80::1",
			"fc00::1",
			"fd00:ec2::254",
			"ff02::1",
			"64:ff9b::a9fe:a9fe",
			"2001:db8::1",
			"2002:7f00:1::",
			"name",
			"",
		],
	])("is not %s", (one) => {
		expect(isPublicAddress(one)).toBe(false);
	});

	it.each(["8.8.8.8", "93.184.215.14", "172.32.0.1", "2606:4700::1111", "2a00:1450:4009:80b::200e"])(
		"is %s",
		(one) => {
			expect(isPublicAddress(one)).toBe(true);
		},
	);
});
