/**
 * Addresses for machines: they stand outside the page framework, take no cookie and no form of a page, and answer what is wrong in a form that a
 * machine reads.
 */
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { isDatabaseTrouble } from "#db/trouble.ts";
import { type Answer, compressed, encodingFor, type Reply } from "./answer.server.ts";
import { readBody } from "./body.server.ts";
import type { Address } from "./closed-addresses.server.ts";
import type { Log } from "./log.server.ts";
import type { RateLimit } from "./rate-limit.server.ts";

/** What a machine asked, with its whole body. */
export interface MachineAsked {
	readonly method: "GET" | "POST";
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
}

/** What can be wrong before or beside the answer itself. */
export type MachineTrouble = 404 | 405 | 413 | 415 | 429 | 500 | 503;

export interface MachineRoute {
	/** For the log. */
	readonly pattern: string;
	fits(path: string): boolean;
	readonly methods: readonly ("GET" | "POST")[];
	/** The content type that a POST must have. */
	readonly takes?: RegExp;
	/** The most bytes of a POST. */
	readonly largest?: number;
	/** Says what is wrong in the way that callers of this address read. `says` is a plain sentence. */
	trouble(status: MachineTrouble, says: string): Answer;
	answer(asked: MachineAsked): Promise<Answer>;
}

/** Answers an address for machines; undefined where it is none, "gone" where the sender left before the end. */
export type Machines = (request: IncomingMessage, address: Address) => Promise<Reply | "gone" | undefined>;

/** One more at once is told to come back: machines never take the places of patients. */
const MOST_AT_ONCE = 100;
const LARGEST_UNLESS_SAID = 64 * 1024;

/** The addresses of these routes; `otherwise` answers what begins like one of them and is none. */
export function makeMachines(
	routes: readonly MachineRoute[],
	otherwise: MachineRoute,
	{ rateLimit, log }: { readonly rateLimit: RateLimit; readonly log: Log },
): Machines {
	let underWay = 0;

	return async (request, address) => {
		const route = [...routes, otherwise].find(({ fits }) => fits(address.path));
		if (route === undefined) return undefined;
		const wait = await rateLimit(request.socket.remoteAddress ?? "", "machine");
		let answer: Answer | "gone";
		if (wait > 0) {
			const told = route.trouble(429, `Ask again in ${wait} seconds.`);
			answer = { ...told, headers: [...told.headers, ["retry-after", String(wait)]] };
		} else if (underWay >= MOST_AT_ONCE) answer = route.trouble(503, "Too many ask at once. Ask again.");
		else {
			underWay += 1;
			try {
				answer = await asRouted(route, request, address);
			} catch (error) {
				log.fault(error, "answering a machine");
				const passes = isDatabaseTrouble(error) || isUnconfirmed(error);
				answer = route.trouble(passes ? 503 : 500, "This could not be answered. Do not start. Ask again.");
			} finally {
				underWay -= 1;
			}
		}
		if (answer === "gone") return answer;
		return { route: route.pattern, answer: await compressed(answer, encodingFor(request), 5) };
	};
}

async function asRouted(
	route: MachineRoute,
	request: IncomingMessage,
	{ path, query }: Address,
): Promise<Answer | "gone"> {
	const method = request.method === "HEAD" ? "GET" : request.method;
	if ((method !== "GET" && method !== "POST") || !route.methods.includes(method)) {
		const allowed = route.methods.join(", ");
		const told = route.trouble(405, `Ask with ${allowed}.`);
		return { ...told, headers: [...told.headers, ["allow", allowed]] };
	}
	const { headers } = request;
	const asked = { path, query: new URLSearchParams(query), headers };
	if (method === "GET") return route.answer({ ...asked, method: "GET", body: Buffer.alloc(0) });
	const largest = route.largest ?? LARGEST_UNLESS_SAID;
	const body = await readBody(request, largest);
	if (body === "gone") return body;
	if (body === 413) return route.trouble(413, `Send ${largest} bytes at most.`);
	const isPlain = (headers["content-encoding"] ?? "identity") === "identity";
	if (!isPlain) return route.trouble(415, "Send it uncompressed.");
	if (route.takes?.test(headers["content-type"] ?? "") === false)
		return route.trouble(415, "The content type is not one that this address takes.");
	return route.answer({ ...asked, method: "POST", body });
}
