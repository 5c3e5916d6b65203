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
	/** Answers who may not send more than the usual bytes, before any of it is read; undefined for who may. */
	refusesLarge?(headers: IncomingHttpHeaders): Promise<Answer | undefined>;
	/** Says what is wrong in the way that callers of this address read. `says` is a plain sentence. */
	trouble(status: MachineTrouble, says: string): Answer;
	answer(asked: MachineAsked): Promise<Answer>;
}

/** Answers an address for machines; undefined where it is none, "gone" where the sender left before the end. */
export type Machines = (request: IncomingMessage, address: Address) => Promise<Reply | "gone" | undefined>;

/** One more at once is told to come back: machines never take the places of patients. */
const MOST_AT_ONCE = 100;
/** The most bytes of a POST where its route says nothing else, and what nobody is refused for. */
const USUAL = 64 * 1024;

interface MachineParts {
	readonly rateLimit: RateLimit;
	readonly log: Log;
	readonly mostAtOnce?: number;
}

/** The addresses of these routes; `otherwise` answers what begins like one of them and is none. */
export function makeMachines(
	routes: readonly MachineRoute[],
	otherwise: MachineRoute,
	{ rateLimit, log, mostAtOnce = MOST_AT_ONCE }: MachineParts,
): Machines {
	let underWay = 0;

	/** A place is taken only when the whole body is here: who sends slowly takes nobody's. */
	async function inItsPlace(route: MachineRoute, asked: MachineAsked): Promise<Answer> {
		if (underWay >= mostAtOnce)
			return withHeader(route.trouble(503, "Too many ask at once. Ask again."), "retry-after", "1");
		underWay += 1;
		try {
			return await route.answer(asked);
		} finally {
			underWay -= 1;
		}
	}

	async function answer(route: MachineRoute, request: IncomingMessage, address: Address) {
		const wait = await rateLimit(request.socket.remoteAddress ?? "", "machine");
		if (wait > 0)
			return withHeader(route.trouble(429, `Ask again in ${wait} seconds.`), "retry-after", String(wait));
		try {
			const read = await readAsked(route, request, address);
			if (read === "gone" || "status" in read) return read;
			return await inItsPlace(route, read);
		} catch (error) {
			log.fault(error, "answering a machine");
			const passes = isDatabaseTrouble(error) || isUnconfirmed(error);
			return route.trouble(passes ? 503 : 500, "This could not be answered. Do not start. Ask again.");
		}
	}

	return async (request, address) => {
		const route = [...routes, otherwise].find(({ fits }) => fits(address.path));
		if (route === undefined) return undefined;
		const made = await answer(route, request, address);
		if (made === "gone") return made;
		return { route: route.pattern, answer: await compressed(made, encodingFor(request), 5) };
	};
}

/** What was asked, with its whole body; or the answer to what no route takes. */
async function readAsked(
	route: MachineRoute,
	request: IncomingMessage,
	{ path, query }: Address,
): Promise<MachineAsked | Answer | "gone"> {
	const method = request.method === "HEAD" ? "GET" : request.method;
	if ((method !== "GET" && method !== "POST") || !route.methods.includes(method)) {
		const allowed = route.methods.join(", ");
		return withHeader(route.trouble(405, `Ask with ${allowed}.`), "allow", allowed);
	}
	const { headers } = request;
	const asked = { path, query: new URLSearchParams(query), headers };
	if (method === "GET") return { ...asked, method, body: Buffer.alloc(0) };
	const isUsual = Number(headers["content-length"] ?? Number.NaN) <= USUAL;
	const refusal = isUsual ? undefined : await route.refusesLarge?.(headers);
	if (refusal !== undefined) return refusal;
	const largest = route.largest ?? USUAL;
	const body = await readBody(request, largest);
	if (body === "gone") return body;
	if (body === 413) return route.trouble(413, `Send ${largest} bytes at most.`);
	const isPlain = (headers["content-encoding"] ?? "identity") === "identity";
	if (!isPlain) return route.trouble(415, "Send it uncompressed.");
	if (route.takes?.test(headers["content-type"] ?? "") === false)
		return route.trouble(415, "The content type is not one that this address takes.");
	return { ...asked, method, body };
}

function withHeader(answer: Answer, name: string, value: string): Answer {
	return { ...answer, headers: [...answer.headers, [name, value]] };
}
