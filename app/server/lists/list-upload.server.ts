/**
 * Takes what the form for lists sends, as it comes: up to 200 MB, of which only the numbers stay, sealed, in a folder of their own. Who
 * sends it is known before a byte is read, and looked at again while it comes.
 */
import { rmSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import type { ListFolders } from "./list-files.server.ts";
import { LIST_FIELDS, type ListField, type SentParts, takeParts } from "./list-parts.server.ts";

/** The most that may be sent: a million lines of 200 bytes. */
export const LARGEST_LIST = 200 * 1024 * 1024;

/** A form's other fields are words and ids. */
const LIMITS = { fieldSize: 4_096, fields: 20, files: 4, parts: 24, headerPairs: 20, headerSize: 4_096 };

/** After a refusal so much is still read and thrown away, for a browser shows an answer only after it has sent everything. */
const MOST_THROWN_AWAY = 8 * 1024 * 1024;

/** What was sent with its other fields; or that it cannot be read (400), is not from us (403), too much (413) or could not be kept (503). */
export type Uploaded =
	| { readonly fields: URLSearchParams; readonly sent: SentParts }
	| 400
	| 403
	| 413
	| 503
	| "signed-out"
	| "gone";

export interface Upload {
	readonly folders: ListFolders;
	readonly name: string;
	readonly key: Uint8Array;
	/** Is told of every piece. */
	readonly came: () => void;
	/** Is this person still signed in? Asked once a minute. */
	readonly isThere: () => Promise<boolean>;
	/** Do these fields come from a page of ours that was made for the sender? */
	readonly isBelieved: (fields: FormData) => Promise<boolean>;
}

const LOOK_AGAIN = 60_000;

/** Bytes that are taken apart in one go. */
const PIECE = 8 * 1024;

/** Reads the request to its end. Whoever is given what was sent removes its folder, unless it became a list. */
export async function receiveLists(request: IncomingMessage, upload: Upload): Promise<Uploaded> {
	if (Number(request.headers["content-length"] ?? 0) > LARGEST_LIST) return 413;
	const { folders, name, key } = upload;
	const folder = folders.begin(name);
	const answer = await read(request, upload, folder, key).catch((error: unknown) => {
		rmSync(folder, { recursive: true, force: true });
		throw error;
	});
	if (typeof answer !== "object") rmSync(folder, { recursive: true, force: true });
	return answer;
}

function read(
	request: IncomingMessage,
	{ came, isThere, isBelieved }: Upload,
	folder: string,
	key: Uint8Array,
): Promise<Uploaded> {
	const fields = new FormData();
	const taking = takeParts(folder, key);
	const streams: BusboyFileStream[] = [];
	const work: Promise<void>[] = [];
	let refused: Exclude<Uploaded, object> | undefined;
	let token: Promise<boolean> | undefined;

	return new Promise((resolve) => {
		let [size, wasted, looked] = [0, 0, Date.now()];
		const form = formOf(request);
		if (form === undefined) {
			resolve(400);
			return;
		}

		/** The first reason counts. The rest of the body is read on, within reason. */
		function refuse(why: Exclude<Uploaded, object>): void {
			if (refused !== undefined) return;
			refused = why;
			for (const stream of streams) stream.destroy();
			// Only so that its files are closed: nothing of it is kept.
			try {
				taking.end();
			} catch {
				// A full disk refuses this too.
			}
			request.resume();
			if (why === "gone" || request.complete) resolve(why);
		}

		async function take(field: ListField, named: boolean, stream: BusboyFileStream): Promise<void> {
			// The token stands before the lists, and says for whom the page was made.
			token ??= isBelieved(fields);
			if (!(await token)) return refuse(403);
			if (refused !== undefined) return;
			const column = Number(fields.get("column") ?? "");
			const chosen = fields.has("column") && /^\d{1,5}$/.test(String(fields.get("column")));
			const one = taking.open(field, named, chosen ? column : undefined);
			for await (const bytes of stream) {
				if (refused !== undefined) return;
				for (let at = 0; at < bytes.length; at += PIECE) {
					one.push((bytes as Uint8Array).subarray(at, at + PIECE));
					// Others have their turn: a piece may be a thousand lines.
					await nextTurn();
					if (refused !== undefined) return;
				}
			}
		}

		async function finish(): Promise<void> {
			await Promise.all(work);
			if (!(await (token ?? isBelieved(fields)))) refuse(403);
			if (refused !== undefined) return resolve(refused);
			const texts = [...fields].map(([field, value]): [string, string] => [field, String(value)]);
			resolve({ fields: new URLSearchParams(texts), sent: taking.end() });
		}

		form.on("field", (field, value) => fields.append(field, value));
		form.on("file", (field, stream, filename) => {
			streams.push(stream);
			// Its end is told by `refuse` too: the stream's own error says nothing more.
			stream.on("error", () => undefined);
			const named = (filename ?? "") !== "";
			work.push(
				take(field as ListField, named, stream).catch((error: unknown) =>
					refuse(isOfDisk(error) ? 503 : 400),
				),
			);
		});
		form.on("error", () => refuse(400));
		form.on("finish", () => {
			finish().catch(() => refuse(503));
		});
		request.on("data", (bytes: Buffer) => {
			came();
			size += bytes.length;
			if (refused !== undefined) {
				wasted += bytes.length;
				if (wasted > MOST_THROWN_AWAY) resolve(refused);
				return;
			}
			if (size > LARGEST_LIST) return refuse(413);
			if (Date.now() - looked > LOOK_AGAIN) {
				looked = Date.now();
				void isThere().then(
					(there) => there || refuse("signed-out"),
					() => refuse(503),
				);
			}
			if (!form.write(bytes)) {
				request.pause();
				form.once("drain", () => request.resume());
			}
		});
		request.on("end", () => (refused === undefined ? form.end() : resolve(refused)));
		request.on("error", () => {
			refuse("gone");
			resolve("gone");
		});
	});
}

function formOf(request: IncomingMessage): InstanceType<typeof Busboy> | undefined {
	try {
		return new Busboy({
			headers: { ...request.headers, "content-type": request.headers["content-type"] ?? "" },
			isPartAFile: (field) => LIST_FIELDS.some((known) => known === field),
			limits: LIMITS,
		});
	} catch {
		// A form without its boundary.
		return undefined;
	}
}

/** Errors of the system have a code; what a sender does wrong has none. */
function isOfDisk(error: unknown): boolean {
	return error instanceof Error && "code" in error && /^E[A-Z]+$/.test(String(error.code));
}
