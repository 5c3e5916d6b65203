/**
 * Addresses for machines: they stand outside the page framework, take no cookie and no form of a page, and answer what is wrong in a form that a
 * machine reads.
 */
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { isDatabaseTrouble } from "#db/trouble.ts";
import { type Answer, compressed, encodingFor, type Reply } from "../answer.server.ts";
import { readBody } from "../front/body.server.ts";
import type { RateLimit } from "../front/rate-limit.server.ts";
import type { Log } from "../log.server.ts";
import type { Address } from "./closed-addresses.server.ts";
import {
	type Errors,
	idsIn,
	isOfType,
	type MachineAddress,
	METHODS,
	type Method,
	patternOf,
} from "./machine-address.ts";

/** What a machine asked, with its whole body. */
export interface MachineAsked {
	readonly method: Method;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
}

export interface MachineRoute {
	readonly address: MachineAddress;
	/** The most bytes of a POST. */
	readonly largest?: number;
	/** Answers who may not send more than the usual bytes, before any of it is read; undefined for who may. */
	refusesLarge?(headers: IncomingHttpHeaders): Promise<Answer | undefined>;
	answer(asked: MachineAsked): Promise<Answer>;
}

/** What begins like an address for machines and is none. */
export interface Elsewhere {
	/** For the log. */
	readonly pattern: string;
	fits(path: string): boolean;
	readonly errors: Errors;
	/** A sentence. */
	readonly says: string;
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

/** The addresses of these routes, and what begins like them and is none. */
export function makeMachines(
	routes: readonly MachineRoute[],
	elsewhere: readonly Elsewhere[],
	{ rateLimit, log, mostAtOnce = MOST_AT_ONCE }: MachineParts,
): Machines {
	let underWay = 0;

	/** A place is taken only when the whole body is here: who sends slowly takes nobody's. */
	async function inItsPlace(route: MachineRoute, asked: MachineAsked): Promise<Answer> {
		if (underWay >= mostAtOnce)
			return withHeader(
				route.address.errors.trouble(503, "Too many ask at once. Ask again."),
				"retry-after",
				"1",
			);
		underWay += 1;
		try {
			return await route.answer(asked);
		} finally {
			underWay -= 1;
		}
	}

	async function answer(route: MachineRoute, request: IncomingMessage, address: Address) {
		const { errors } = route.address;
		try {
			const read = await readAsked(route, request, address);
			if (read === "gone" || "status" in read) return read;
			return await inItsPlace(route, read);
		} catch (error) {
			log.fault(error, "answering a machine");
			const passes = isDatabaseTrouble(error) || isUnconfirmed(error);
			return errors.trouble(passes ? 503 : 500, "This could not be answered. Do not start. Ask again.");
		}
	}

	return async (request, address) => {
		const route = routes.find((one) => idsIn(one.address, address.path) !== undefined);
		// Of what is sent to nowhere nothing is read.
		const nowhere = route ? undefined : elsewhere.find(({ fits }) => fits(address.path));
		const place = route?.address ?? nowhere;
		if (place === undefined) return undefined;
		const pattern = route ? patternOf(route.address) : (nowhere?.pattern ?? "");
		const wait = await rateLimit(request.socket.remoteAddress ?? "", "machine");
		if (wait > 0) return { route: pattern, answer: tooOften(place, wait) };
		const made =
			route === undefined
				? place.errors.trouble(404, nowhere?.says ?? "")
				: await answer(route, request, address);
		if (made === "gone") return made;
		return { route: pattern, answer: await compressed(made, encodingFor(request), 5) };
	};
}

function tooOften({ errors }: Pick<MachineAddress, "errors">, wait: number): Answer {
	return withHeader(errors.trouble(429, `Ask again in ${wait} seconds.`), "retry-after", String(wait));
}

/** What was asked, with its whole body; or the answer to what no route takes. */
async function readAsked(
	route: MachineRoute,
	request: IncomingMessage,
	{ path, query }: Address,
): Promise<MachineAsked | Answer | "gone"> {
	const { errors, methods } = route.address;
	const sent = request.method === "HEAD" ? "GET" : request.method;
	const method = METHODS.find((one) => one === sent && methods[one] !== undefined);
	const operation = method && methods[method];
	if (method === undefined || operation === undefined) {
		const allowed = Object.keys(methods).join(", ");
		return withHeader(errors.trouble(405, `Ask with ${allowed}.`), "allow", allowed);
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
	if (body === 413) return errors.trouble(413, `Send ${largest} bytes at most.`);
	const isPlain = (headers["content-encoding"] ?? "identity") === "identity";
	if (!isPlain) return errors.trouble(415, "Send it uncompressed.");
	if (operation.sends && !isOfType(headers["content-type"], operation.sends.types))
		return errors.trouble(415, "The content type is not one that this address takes.");
	return { ...asked, method, body };
}

function withHeader(answer: Answer, name: string, value: string): Answer {
	return { ...answer, headers: [...answer.headers, [name, value]] };
}
