/** The two forms that may bring a large file, at `/staff/lists` and `/staff/releases/new`: staff only, a few at a time, as long as it keeps coming. */
import { rmSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import type { Answer } from "../answer.server.ts";
import { BLOCK_KEY_BYTES } from "../backup/sealed-blocks.server.ts";
import { readBody } from "../front/body.server.ts";
import type { BodyTimes } from "../front/body-times.server.ts";
import { senderOf, whereFrom } from "../front/cross-site.server.ts";
import { pageRequest } from "../front/page-request.server.ts";
import type { Address } from "../machines/closed-addresses.server.ts";
import type { Problem } from "../problem.server.ts";
import type { SentParts } from "./list-parts.server.ts";
import { receiveLists } from "./list-upload.server.ts";
import type { Lists } from "./lists.server.ts";

/** A form that is read as it comes, and answered by its page. */
export interface LongForms {
	isFor(request: IncomingMessage, path: string): boolean;
	/** The page's answer, a problem, or `gone` for a sender who left before the end. */
	answer(
		request: IncomingMessage,
		address: Address,
		page: LongPage,
	): Promise<Response | Answer | Problem | "gone">;
}

/** A page that is given what was sent. */
export interface LongPage {
	answer(request: Request, sent?: SentParts): Promise<Response | Answer>;
}

/** At once in the whole installation: each takes a share of one processor while it comes. */
const MOST_AT_ONCE = 4;

/** So long may nothing come, in milliseconds, before the sender is let go. */
const LONGEST_PAUSE = 30_000;

/** The forms for lists of this portal. */
export function makeListUploads(parts: {
	readonly publicOrigin: string;
	readonly lists: Pick<Lists, "folders">;
	readonly randomBytes: (count: number) => Uint8Array;
	/** Is this a request of staff who are signed in? */
	readonly isStaff: (request: Request) => Promise<boolean>;
	readonly tokenHolds: (request: Request, form: FormData) => Promise<boolean>;
	readonly isOthers: (request: Request, form: FormData) => Promise<boolean>;
	readonly allowLong: BodyTimes["allowLong"];
}): LongForms {
	const { publicOrigin, lists, randomBytes, isStaff, tokenHolds, isOthers, allowLong } = parts;
	let underWay = 0;

	async function receive(request: IncomingMessage, address: Address) {
		const from = whereFrom(senderOf(request), publicOrigin);
		const asked = pageRequest(request, address, publicOrigin);
		const refusal =
			from === "foreign"
				? 403
				: !(await isStaff(asked))
					? "signed-out"
					: underWay >= MOST_AT_ONCE
						? 503
						: null;
		if (refusal !== null) {
			// Nothing of it is looked at. A browser shows an answer only after it has sent everything.
			return (await readBody(request, 0)) === "gone" ? "gone" : refusal;
		}
		underWay += 1;
		try {
			return await receiveLists(request, {
				folders: lists.folders,
				name: Buffer.from(randomBytes(8)).toString("hex"),
				key: randomBytes(BLOCK_KEY_BYTES),
				came: allowLong(request, LONGEST_PAUSE),
				isThere: () => isStaff(asked),
				async isBelieved(fields) {
					if (from === "unsaid" && !(await tokenHolds(asked, fields))) return false;
					return !(await isOthers(asked, fields));
				},
			});
		} finally {
			underWay -= 1;
		}
	}

	return {
		isFor: ({ headers }, path) =>
			/^\/staff\/(?:lists|releases\/new)\/?$/.test(path) &&
			headers["content-encoding"] === undefined &&
			/^multipart\/form-data\s*;/i.test(headers["content-type"] ?? ""),
		async answer(request, address, page) {
			const came = await receive(request, address);
			if (typeof came === "number" || came === "gone") return came;
			// Who is not signed in is sent to sign in, as by any form.
			const { fields, sent } = came === "signed-out" ? { fields: "", sent: undefined } : came;
			const form = pageRequest(request, address, publicOrigin, Buffer.from(fields.toString(), "utf8"));
			form.headers.set("content-type", "application/x-www-form-urlencoded");
			try {
				return await page.answer(form, sent);
			} finally {
				if (sent !== undefined) rmSync(sent.folder, { recursive: true, force: true });
			}
		},
	};
}
