/**
 * The only way in which the portal itself asks a server that somebody named: an https address that was registered. What answers there is hostile
 * until proved otherwise: no redirect is followed, every network address of the host has to be public, and it is these addresses that are
 * connected to, so that a name which leads elsewhere a moment later leads nowhere.
 */
import { lookup as lookUpName } from "node:dns";
import http, { type Agent, type AgentOptions } from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "../machines/public-address.server.ts";

/** The most bytes of an answer. */
const LARGEST = 64 * 1024;

type Via = Pick<typeof https, "request"> & { readonly Agent: new (options: AgentOptions) => Agent };

export interface Guard {
	/** What a host name leads to: the system's answer, but for tests. */
	readonly lookup?: typeof lookUpName;
	readonly isAllowed?: (address: string) => boolean;
	/** How a host is spoken to: by https, but for tests. */
	readonly via?: Via;
	/** Milliseconds from the name to the last byte. */
	readonly longest?: number;
}

/** What is sent. */
export interface Sent {
	readonly method: "GET" | "POST";
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
}

/** What came back, whatever its status: a redirect is an answer like another. */
export interface Answered {
	readonly status: number;
	readonly body: string;
}

/** Asks once. Rejects where there is no whole answer, or the host is none of the open internet. */
export function guardedRequest(address: string, sent: Sent, guard: Guard = {}): Promise<Answered> {
	const { lookup = lookUpName, isAllowed = isPublicAddress, via = https } = guard;
	// Only names are looked up: a host that is a number would go past the guard.
	if (isIP(new URL(address).hostname.replace(/^\[|\]$/g, "")) !== 0)
		return Promise.reject(new Error("a number and no name"));
	const guarded: LookupFunction = (host, options, done) => {
		lookup(host, { ...options, all: true }, (error, found) => {
			const [first] = found ?? [];
			if (error !== null || first === undefined || !found.every((one) => isAllowed(one.address)))
				return done(error ?? new Error("not a public address"), "", 0);
			if (options.all === true) done(null, found);
			else done(null, first.address, first.family);
		});
	};
	return request(via, address, sent, guarded, guard.longest);
}

/** Asks a program of this machine, by plain http, on an address that begins with `http://127.0.0.1:`. For a demo and for tests. */
export function loopbackRequest(address: string, sent: Sent, longest?: number): Promise<Answered> {
	if (!address.startsWith("http://127.0.0.1:")) return Promise.reject(new Error("not this machine"));
	return request(http, address, sent, undefined, longest);
}

function request(
	via: Via,
	address: string,
	{ method, headers, body }: Sent,
	lookup: LookupFunction | undefined,
	longest = 3_000,
): Promise<Answered> {
	return new Promise((resolve, reject) => {
		const asked = via.request(
			address,
			{
				method,
				...(lookup && { lookup }),
				// A connection of its own: none that was opened before is used again, past the look-up.
				agent: new via.Agent({ keepAlive: false }),
				headers:
					body === undefined ? headers : { ...headers, "content-length": String(Buffer.byteLength(body)) },
				signal: AbortSignal.timeout(longest),
			},
			(response) => {
				const chunks: Buffer[] = [];
				let size = 0;
				response.on("data", (chunk: Buffer) => {
					size += chunk.length;
					if (size > LARGEST) asked.destroy(new Error("too large"));
					else chunks.push(chunk);
				});
				response.on("error", reject);
				response.on("end", () =>
					resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }),
				);
			},
		);
		asked.on("error", reject);
		// A change to another protocol is neither an answer nor an error: whoever asked would wait for ever.
		asked.on("close", () => reject(new Error("no whole answer")));
		asked.end(body);
	});
}
