/** The lists in one form: what was pasted, a file, and what the National Data Opt-out sent back. Each is taken as it comes. */
import { join } from "node:path";
import { listFilesIn } from "./check-list.server.ts";
import { type Taken, type Taking, takeList } from "./take-list.server.ts";

/** Where what was pasted lies until it is taken for the list's numbers. */
export const PASTED = "pasted";

/** The fields that bring a list. */
export const LIST_FIELDS = ["list", "file", "came-back"] as const;
export type ListField = (typeof LIST_FIELDS)[number];

/** What a form brought. A field that brought nothing is not there. */
export interface SentParts {
	readonly folder: string;
	readonly key: Uint8Array;
	readonly parts: ReadonlyMap<ListField, Taken>;
	/** What was pasted, where it is short enough to be shown again. */
	readonly pasted: string;
}

/** More is not given back: a page of it would take as long as the list. */
const LONGEST_SHOWN = 64 * 1024;

export interface TakingParts {
	/** `named` is true for a field of files where a file was chosen. */
	open(field: ListField, named: boolean, column: number | undefined): Taking;
	end(): SentParts;
}

/** Begins to take lists into this folder. Refuses a field that comes twice. */
export function takeParts(folder: string, key: Uint8Array): TakingParts {
	const files = listFilesIn(folder);
	const paths = { list: join(folder, PASTED), file: files.numbers, "came-back": files.cameBack };
	const open = new Map<ListField, { readonly taking: Taking; readonly named: boolean; bytes: number }>();
	const taken = new Map<ListField, Taken>();
	const shown: Buffer[] = [];
	return {
		open(field, named, column) {
			if (open.has(field)) throw new RangeError(`${field} came twice`);
			const taking = takeList(paths[field], key, field === "came-back" ? undefined : column);
			const one = { taking, named, bytes: 0 };
			open.set(field, one);
			return {
				push(bytes) {
					one.bytes += bytes.length;
					if (field === "list" && one.bytes <= LONGEST_SHOWN) shown.push(Buffer.from(bytes));
					taking.push(bytes);
				},
				end: taking.end,
			};
		},
		end() {
			for (const [field, { taking, named, bytes }] of open) {
				const came = taking.end();
				// An empty field of text, and one for files where none was chosen, were left alone.
				if (came.what === "empty" && (field === "list" || (bytes === 0 && !named))) continue;
				taken.set(field, came);
			}
			const isShort = (open.get("list")?.bytes ?? 0) <= LONGEST_SHOWN;
			return { folder, key, parts: taken, pasted: isShort ? Buffer.concat(shown).toString("utf8") : "" };
		},
	};
}
