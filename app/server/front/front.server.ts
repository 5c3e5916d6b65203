/** What every request passes, in order, before a page sees it, and every answer after. What is refused here has reached no page. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Display, displayText } from "#app/core/display.ts";
import { isDatabaseTrouble } from "#db/trouble.ts";
import {
	type Answer,
	answerOf,
	compressed,
	documentAnswer,
	encodingFor,
	headerOf,
	type Reply,
	send,
} from "../answer.server.ts";
import { fhirTrouble, isFhirAddress } from "../fhir/answers.server.ts";
import { healthOf, type Ready } from "../health.server.ts";
import type { SentParts } from "../lists/list-parts.server.ts";
import type { LongForms } from "../lists/list-uploads.server.ts";
import type { Log } from "../log.server.ts";
import { type Address, readAddress } from "../machines/closed-addresses.server.ts";
import type { Machines } from "../machines/machine-routes.server.ts";
import { COME_BACK, isProblem, type Problem, type ProblemPage } from "../problem.server.ts";
import type { Assets } from "./assets.server.ts";
import { fieldsOf, isFormType, largestBody, readBody } from "./body.server.ts";
import { senderOf, whereFrom } from "./cross-site.server.ts";
import type { HeaderList } from "./headers.server.ts";
import { FOR_ANYBODY, type PageCache } from "./page-cache.server.ts";
import { pageRequest } from "./page-request.server.ts";
import type { RateLimit } from "./rate-limit.server.ts";
import { isLong, sendLong } from "./stream-answer.server.ts";

/** A page that may be asked, with the pattern of its address for the log. */
export interface Page {
	readonly pattern: string;
	answer(request: Request, sent?: SentParts): Promise<Response | Answer>;
}

export interface FrontParts {
	readonly publicOrigin: string;
	/** `safetyHeaders` of `headers.server.ts`. */
	readonly headers: HeaderList;
	/** The name of the cookie that says somebody is signed in: their pages are never kept. */
	readonly sessionCookie: string;
	/** How a browser has public pages shown, by its `Cookie` header: a page is kept for each way. */
	readonly displayOf: (cookies: string | undefined) => Display;
	readonly log: Log;
	readonly ready: Ready;
	/** What somebody has to look at though the portal serves, for `/health/ready`. */
	readonly warning: Ready;
	readonly assets: Assets;
	/** In development: serves the sources of styles, or calls `next`. */
	readonly sources?: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
	/** The page of a path; it always gives one, if only to say that there is none. */
	readonly pageFor: (path: string) => Page | Promise<Page>;
	readonly problemPage: ProblemPage;
	/** For a browser that does not say where a form was sent from: does the form hold the token we gave this browser? */
	readonly tokenHolds: (request: Request, form: FormData) => boolean | Promise<boolean>;
	/** Was the page of this form made for somebody else than whoever is signed in now? */
	readonly isOthers: (request: Request, form: FormData) => boolean | Promise<boolean>;
	/** Forms that are read as they come. */
	readonly longForms?: LongForms;
	/** Addresses for machines. */
	readonly machines?: Machines;
	/** In a demo: plays who says who somebody is. True where it answers. */
	readonly standIn?: ((request: IncomingMessage, to: ServerResponse) => boolean) | undefined;
	readonly pages: PageCache;
	readonly rateLimit: RateLimit;
	/** Pages that may be made at once; one more is told to come back. */
	readonly mostAtOnce?: number;
	/** True when this answer should be the last on its connection. */
	readonly isLast: (request: IncomingMessage) => boolean;
}

/** Makes the listener for `node:http`. It always answers, unless the sender has gone. */
export function makeFront(
	parts: FrontParts,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
	let underWay = 0;

	return async (request, response) => {
		const started = performance.now();
		let reply: Reply | undefined;
		try {
			reply = await replyTo(request, response);
		} catch (error) {
			parts.log.fault(error, "answering a request");
			reply = problem(request, isDatabaseTrouble(error) ? 503 : 500, "fault");
		}
		if (reply === undefined || response.headersSent || response.destroyed) return;
		const { route, answer: made, unmeasured } = reply;
		const answer = made.status === 503 ? { ...made, headers: [...made.headers, COME_BACK] } : made;
		send(request, response, answer, parts.headers, parts.isLast(request) || !request.complete);
		parts.log.answered({
			method: request.method ?? "",
			route,
			status: answer.status,
			ms: Math.round(performance.now() - started),
			bytes: request.method === "HEAD" || unmeasured ? 0 : answer.body.length,
		});
	};

	async function replyTo(request: IncomingMessage, response: ServerResponse): Promise<Reply | undefined> {
		const target = request.url ?? "";
		const health = healthOf(target, parts.ready, parts.warning);
		if (health)
			return { route: target, answer: documentAnswer(health.status, "application/json", health.json) };

		const address = readAddress(target);
		if (typeof address === "number") return problem(request, address, "closed");

		const forMachine = await parts.machines?.(request, address);
		if (forMachine !== undefined) return forMachine === "gone" ? undefined : forMachine;

		if (parts.standIn?.(request, response)) return undefined;
		const reads = request.method === "GET" || request.method === "HEAD";
		if (reads) {
			const file = await parts.assets(address.path, encodingFor(request));
			if (file) return { route: "file", answer: file };
			if (parts.sources && (await isSource(request, response))) return undefined;
		} else if (request.method !== "POST") {
			return problem(request, 405, "method", ["allow", "GET, HEAD, POST"]);
		}

		const wait = await parts.rateLimit(request.socket.remoteAddress ?? "", request.method ?? "");
		if (wait > 0) return problem(request, 429, "too-often", ["retry-after", String(wait)]);
		return reads ? unlessBusy(request, () => read(request, response, address)) : change(request, address);
	}

	/** Makes a page, unless too many are being made. A sender who is slow to send a form takes nobody's place meanwhile. */
	async function unlessBusy<Made>(
		request: IncomingMessage,
		make: () => Promise<Made>,
	): Promise<Made | Reply> {
		if (underWay >= (parts.mostAtOnce ?? 500)) return problem(request, 503, "busy");
		underWay += 1;
		try {
			return await make();
		} finally {
			underWay -= 1;
		}
	}

	/** GET and HEAD: a page that has been made for anybody is sent again, but never to somebody signed in. */
	async function read(
		request: IncomingMessage,
		to: ServerResponse,
		address: Address,
	): Promise<Reply | undefined> {
		const signedIn = hasCookie(request, parts.sessionCookie);
		const encoding = encodingFor(request);
		const key = `${encoding} ${displayText(parts.displayOf(request.headers.cookie))} ${address.path}${address.query}`;
		const known = signedIn ? undefined : parts.pages.find(key);
		if (known) return { route: "kept", answer: known };

		const { edition } = parts.pages;
		const page = await parts.pageFor(address.path);
		const response = await page.answer(pageRequest(request, address, parts.publicOrigin));
		if (isLong(response)) return sent(request, to, page, response);
		const offered =
			response instanceof Response && response.headers.has("x-page-cache") && response.status === 200;
		const whole = await answerOf(response);
		const forAnybody = offered && !signedIn && headerOf(whole, "set-cookie") === undefined;
		// What is kept is compressed once for many readers; queries can be made up without end, so they get less effort.
		const made = await compressed(whole, encoding, forAnybody && address.query === "" ? 11 : 5);
		if (!forAnybody) return finish(request, page, made);

		const answer = { ...made, headers: [...made.headers, ...FOR_ANYBODY] };
		parts.pages.keep(key, answer, edition);
		return { route: page.pattern, answer };
	}

	/** A file that is too large to be held whole. */
	async function sent(request: IncomingMessage, to: ServerResponse, page: Page, answer: Response) {
		const [started, method] = [performance.now(), request.method ?? ""];
		const bytes = await sendLong(request, to, answer, parts.headers);
		const ms = Math.round(performance.now() - started);
		parts.log.answered({ method, route: page.pattern, status: answer.status, ms, bytes });
		return undefined;
	}

	/** POST: nothing is handed to a page before the whole form is here and known to come from one of our own pages. */
	async function change(request: IncomingMessage, address: Address): Promise<Reply | undefined> {
		if (parts.longForms?.isFor(request, address.path)) {
			const page = await parts.pageFor(address.path);
			const answer = await parts.longForms.answer(request, address, page);
			if (answer === "gone") return undefined;
			if (typeof answer === "number") return problem(request, answer, page.pattern);
			return finish(request, page, await compressed(await answerOf(answer), encodingFor(request)));
		}
		const body = await readBody(request, largestBody(address.path));
		if (body === "gone") return undefined;
		if (body === 413) return problem(request, 413, "too-large");

		const from = whereFrom(senderOf(request), parts.publicOrigin);
		if (from === "foreign") return problem(request, 403, "cross-site");

		const type = request.headers["content-type"] ?? "";
		if (!isFormType(type, request.headers["content-encoding"])) return problem(request, 415, "not-a-form");
		const form = await fieldsOf(body, type, address.path);
		if (typeof form === "number") return problem(request, form, "not-a-form");
		const made = pageRequest(request, address, parts.publicOrigin, body);
		return unlessBusy(request, async () => {
			const isBelieved = from === "ours" || (await parts.tokenHolds(made, form));
			if (!isBelieved || (await parts.isOthers(made, form))) return problem(request, 403, "cross-site");
			const page = await parts.pageFor(address.path);
			const response = await page.answer(made);
			const unmeasured = response instanceof Response && response.headers.has("x-unmeasured");
			const answer = await compressed(await answerOf(response), encodingFor(request));
			return { ...finish(request, page, answer), unmeasured };
		});
	}

	/** The framework's own last words (blank, or in its data format) are replaced by a page that a person can read. */
	function finish(request: IncomingMessage, page: Page, answer: Answer): Reply {
		const isPage =
			headerOf(answer, "content-type")?.startsWith("text/html") === true && answer.body.length > 0;
		const answersMachine = headerOf(answer, "content-type")?.startsWith("application/fhir") === true;
		if (isProblem(answer.status) && !isPage && !answersMachine)
			return problem(request, answer.status, page.pattern);
		return { route: page.pattern, answer };
	}

	function problem(
		request: IncomingMessage,
		status: Problem,
		route: string,
		...headers: readonly (readonly [string, string])[]
	): Reply {
		const path = (request.url ?? "").split("?", 1)[0] ?? "";
		const { cookie, "accept-language": languages = "" } = request.headers;
		const html = () => parts.problemPage(status, { path, languages, size: parts.displayOf(cookie).size });
		const page = isFhirAddress(path)
			? fhirTrouble(status, "This cannot be answered.")
			: documentAnswer(status, "text/html; charset=utf-8", html());
		return { route, answer: { ...page, headers: [...page.headers, ...headers] } };
	}

	/** True when the request was for a source and has been answered. */
	function isSource(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
		return new Promise((resolve) => {
			response.once("finish", () => resolve(true));
			parts.sources?.(request, response, () => resolve(false));
		});
	}
}

function hasCookie(request: IncomingMessage, name: string): boolean {
	return (request.headers.cookie ?? "").split(";").some((cookie) => cookie.trim().startsWith(`${name}=`));
}
