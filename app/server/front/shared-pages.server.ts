/**
 * Pages rendered once for many patients. Most of them ask the same question or list the same tools, and rendering and
 * passing data through the framework is most of the work of a page; so a page that says `handle = { shared: true }` is rendered with blanks where it differs from
 * one request to the next (the token of its forms, the time when the session ends), and sent with the blanks filled in.
 *
 * The key is all that such a page is made from: its route, what its loader answered, and its `PageRequest`. A blank is 128
 * random bits of this process that never leave it, so that nothing a person typed can be one.
 *
 * A page may share only where its data names nobody: no name, number, receipt or typed text. And what was made for one
 * patient alone is not kept: until a second patient is to be given the very same page, only a salted digest remembers
 * that there was a first. What is kept is thus true of two people at least, and says of neither who.
 */
import { createHash, randomBytes } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import type { PageRequest } from "#app/ui/request.tsx";
import type { Answer } from "../answer.server.ts";
import type { PageHandler } from "./handlers.server.ts";

export interface SharedPages {
	/** The finished page for this patient; undefined where the page is not one to share, or is no page this time. */
	answer(
		page: PageHandler,
		request: Request,
		context: AppLoadContext,
	): Promise<Answer | Response | undefined>;
	/** Forgets every page. */
	clear(): void;
}

/** A page between its blanks: a piece of it, a blank, a piece, a blank … and the last piece. */
interface Pieces {
	readonly between: readonly Buffer[];
	readonly blanks: readonly Blank[];
	readonly bytes: number;
}

type Blank = "token" | "endsAt";

/** What goes into a blank as it is: in HTML none of these signs means anything. */
const PLAIN = /^[\w:.-]+$/;

/** Keeps the pages used last, in `mostBytes` at most, and of `mostFirsts` pages that they were made for one patient. */
export function makeSharedPages(mostBytes = 16 * 1024 * 1024, mostFirsts = 5_000): SharedPages {
	// Digits, as a time has: letters would be set apart in a sentence that runs the other way.
	const digits = BigInt(`0x${randomBytes(16).toString("hex")}`)
		.toString()
		.padStart(39, "0");
	const blank = { token: randomBytes(16).toString("hex"), endsAt: digits };
	const eitherBlank = new RegExp(`(${blank.token}|${blank.endsAt})`);
	const salt = randomBytes(16);
	// A Map remembers the order in which keys were set: the first is the one unused for longest.
	const pages = new Map<string, Pieces>();
	const firsts = new Map<string, number>();
	let bytes = 0;

	return {
		async answer(page, request, context) {
			const { session, page: asked } = context;
			const { signedIn } = asked;
			const path = asked.path.split("?", 1)[0] ?? "";
			if (page.load === undefined || request.method !== "GET" || /%|\/\//.test(path)) return undefined;
			if (session?.live !== true || session.actor.role !== "patient" || signedIn === undefined)
				return undefined;
			// Who helps is named on the page.
			if (signedIn.helped !== undefined) return undefined;
			if (!PLAIN.test(asked.token) || !PLAIN.test(signedIn.endsAt)) return undefined;

			const loading = page.load(path, request, context);
			const blanked = { ...asked, token: blank.token, signedIn: { ...signedIn, endsAt: blank.endsAt } };
			const key = keyOf(page.pattern, blanked, await loading.catch(() => undefined));
			let pieces = key === undefined ? undefined : find(key);
			if (key === undefined || pieces === undefined) {
				const response = await page.answer(request, { ...context, page: key ? blanked : asked }, loading);
				if (key === undefined || !isPage(response)) return response;
				pieces = take(await response.text());
				if (isSecond(key, session.actor.patientNo)) keep(key, pieces);
			}
			const headers: [string, string][] = [["content-type", "text/html; charset=utf-8"]];
			if (context.languageCookie !== undefined) headers.push(["set-cookie", context.languageCookie]);
			const body = fill(pieces, { token: asked.token, endsAt: signedIn.endsAt });
			return { status: 200, headers, body };
		},
		clear() {
			pages.clear();
			firsts.clear();
			bytes = 0;
		},
	};

	/** Undefined where the loader answered no plain data, but a way elsewhere or that there is nothing. */
	function keyOf(pattern: string, asked: PageRequest, data: unknown): string | undefined {
		if (data === undefined || data === null || data instanceof Response) return undefined;
		const all = JSON.stringify([pattern, asked, data]);
		return createHash("sha256").update(salt).update(all).digest("base64");
	}

	function find(key: string): Pieces | undefined {
		const found = pages.get(key);
		if (found === undefined) return undefined;
		pages.delete(key);
		pages.set(key, found);
		return found;
	}

	/** Has another patient been given this page before? */
	function isSecond(key: string, patientNo: number): boolean {
		const first = firsts.get(key);
		if (first !== undefined && first !== patientNo) return firsts.delete(key);
		firsts.set(key, patientNo);
		for (const oldest of firsts.keys()) {
			if (firsts.size <= mostFirsts) break;
			firsts.delete(oldest);
		}
		return false;
	}

	function keep(key: string, pieces: Pieces): void {
		if (pieces.bytes > mostBytes / 10) return;
		bytes += pieces.bytes - (pages.get(key)?.bytes ?? 0);
		pages.set(key, pieces);
		for (const [oldest, { bytes: freed }] of pages) {
			if (bytes <= mostBytes) break;
			pages.delete(oldest);
			bytes -= freed;
		}
	}

	function take(html: string): Pieces {
		const parts = html.split(eitherBlank);
		const between = parts.filter((_, at) => at % 2 === 0).map((part) => Buffer.from(part));
		const blanks = parts
			.filter((_, at) => at % 2 === 1)
			.map((part): Blank => (part === blank.token ? "token" : "endsAt"));
		return { between, blanks, bytes: between.reduce((sum, part) => sum + part.length, 0) };
	}
}

function fill({ between, blanks }: Pieces, values: Readonly<Record<Blank, string>>): Buffer {
	const filled = { token: Buffer.from(values.token), endsAt: Buffer.from(values.endsAt) };
	const whole: Buffer[] = [];
	between.forEach((part, at) => {
		const blank = blanks[at];
		whole.push(part);
		if (blank !== undefined) whole.push(filled[blank]);
	});
	return Buffer.concat(whole);
}

function isPage(response: Response): boolean {
	return response.status === 200 && response.headers.get("content-type")?.startsWith("text/html") === true;
}
