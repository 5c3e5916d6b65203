/**
 * Fetches the public keys of a client from the address that was fixed when it was registered. What answers there is hostile until proved
 * otherwise: no redirect is followed, every network address of the host has to be public, and it is these addresses that are connected to, so
 * that a name which leads elsewhere a moment later leads nowhere.
 */
import { lookup as lookUpName } from "node:dns";
import type { Agent, AgentOptions } from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { type PublicKey, readKeySet } from "#app/features/machines/client-keys.ts";
import { isPublicAddress } from "./public-address.server.ts";

/** Milliseconds from the name to the last byte. */
const LONGEST = 3_000;
const LARGEST = 64 * 1024;
/** How long keys are taken for current, in milliseconds: so long a key that its owner took away can still be used. */
const FRESH = 300_000;
/** No address is asked more often, whatever key ids are made up. */
const PAUSE = 30_000;

interface Kept {
	readonly keys: readonly PublicKey[] | undefined;
	readonly at: number;
}

/** The keys at this address, or none where it cannot be asked. `kid`: a key that is looked for, which may be new there. */
export type KeysAt = (address: string, kid: string) => Promise<readonly PublicKey[]>;

type Via = Pick<typeof https, "request"> & { readonly Agent: new (options: AgentOptions) => Agent };

export interface FetchParts {
	readonly now: () => Date;
	/** What a host name leads to: the system's answer, but for tests. */
	readonly lookup?: typeof lookUpName;
	readonly isAllowed?: (address: string) => boolean;
	/** How a host is spoken to: by https, but for tests. */
	readonly via?: Via;
	/** Milliseconds. */
	readonly longest?: number;
}

/** Asks each address once for all who wait for it, and keeps what it answered for five minutes; a failure for half a minute. */
export function makeKeysAt(parts: FetchParts): KeysAt {
	const kept = new Map<string, Kept>();
	const underWay = new Map<string, Promise<Kept>>();

	return async (address, kid) => {
		const now = parts.now().getTime();
		const known = kept.get(address);
		const age = known === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - known.at);
		const isEnough = age < FRESH && known?.keys?.some((key) => key.kid === kid) === true;
		if (known !== undefined && (isEnough || age < PAUSE)) return known.keys ?? [];

		let asking = underWay.get(address);
		if (asking === undefined) {
			asking = fetchText(address, parts)
				.then(keysIn, () => undefined)
				.then((keys) => ({ keys, at: now }));
			underWay.set(address, asking);
			void asking.then((got) => {
				kept.set(address, got);
				underWay.delete(address);
			});
		}
		return (await asking).keys ?? [];
	};
}

function keysIn(text: string): readonly PublicKey[] | undefined {
	const read = readKeySet(text);
	return read.ok && read.value.kind === "set" ? read.value.keys : undefined;
}

function fetchText(address: string, parts: FetchParts): Promise<string> {
	const { lookup = lookUpName, isAllowed = isPublicAddress, via = https, longest = LONGEST } = parts;
	// Only names are looked up: a host that is a number would go past the guard.
	const guarded: LookupFunction = (host, options, done) => {
		lookup(host, { ...options, all: true }, (error, found) => {
			const [first] = found ?? [];
			if (error !== null || first === undefined || !found.every((one) => isAllowed(one.address)))
				return done(error ?? new Error("not a public address"), "", 0);
			if (options.all === true) done(null, found);
			else done(null, first.address, first.family);
		});
	};
	if (isIP(new URL(address).hostname.replace(/^\[|\]$/g, "")) !== 0)
		return Promise.reject(new Error("a number and no name"));
	return new Promise((resolve, reject) => {
		const asked = via.request(
			address,
			{
				lookup: guarded,
				// A connection of its own: none that was opened before is used again, past the look-up.
				agent: new via.Agent({ keepAlive: false }),
				headers: { accept: "application/jwk-set+json, application/json" },
				signal: AbortSignal.timeout(longest),
			},
			(response) => {
				if (response.statusCode !== 200) {
					asked.destroy();
					return reject(new Error(`answered ${response.statusCode}`));
				}
				const chunks: Buffer[] = [];
				let size = 0;
				response.on("data", (chunk: Buffer) => {
					size += chunk.length;
					if (size > LARGEST) asked.destroy(new Error("too large"));
					else chunks.push(chunk);
				});
				response.on("error", reject);
				response.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
			},
		);
		asked.on("error", reject);
		asked.end();
	});
}
