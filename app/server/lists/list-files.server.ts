/**
 * Where lists of staff lie: a folder each below `DATA_DIR/lists`, in no backup and not shipped. Numbers and answers are in blocks
 * sealed with a key of that list alone; the key is sealed with the portal's own and lies beside them.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type ListRun, listRunSchema } from "#app/features/lists/list-run.ts";
import type { Seal } from "#db/vault.ts";
import { syncFolder, writeDurably } from "../durable-file.server.ts";
import { type ListFiles, listFilesIn } from "./check-list.server.ts";
import { PASTED } from "./list-parts.server.ts";

/** Lists that were taken, one folder each, named by id. */
const RUN = /^[0-9a-f]{16}$/;

/** The operator's own are removed by its command; one that was cut off leaves a folder that nobody can open. */
const LEFT_BEHIND_AFTER = 86_400_000;

export interface ListFolders {
	/** Makes an empty folder for what is being sent, and answers its path. */
	begin(name: string): string;
	/** What was sent, pasted or in a file, becomes the list of this id, with its key. */
	adopt(folder: string, from: "list" | "file", run: ListRun, key: Uint8Array): Promise<void>;
	/** Writes down how far this list is. */
	save(run: ListRun): Promise<void>;
	filesOf(id: string): ListFiles;
	keyOf(id: string): Uint8Array;
	/** Nothing is left of this list but that it was there. */
	forgetNumbers(id: string): void;
	forgetAnswers(id: string): void;
	/** Nothing is left of it at all. */
	remove(id: string): void;
	/** Every list that is there. What was being sent when a portal before ended is removed. */
	readAll(now: Date): ListRun[];
}

/** The folders of lists below this one. */
export function listFolders(parent: string, portal: Seal): ListFolders {
	const at = (id: string) => join(parent, id);
	const placeOf = (id: string) => ({ table: "lists", row: id, column: "key" });
	const write = (folder: string, name: string, text: string) =>
		writeDurably(join(folder, name), [Buffer.from(text, "utf8")], true);
	const gone = (path: string) => rmSync(path, { recursive: true, force: true });
	return {
		begin(name) {
			mkdirSync(parent, { recursive: true, mode: 0o700 });
			const folder = join(parent, `sent-${name}`);
			mkdirSync(folder, { mode: 0o700 });
			return folder;
		},
		async adopt(folder, from, run, key) {
			if (from === "list") renameSync(join(folder, PASTED), listFilesIn(folder).numbers);
			else gone(join(folder, PASTED));
			await write(folder, "key", portal.seal(placeOf(run.id), Buffer.from(key).toString("hex")));
			await write(folder, "run.json", JSON.stringify(run));
			renameSync(folder, at(run.id));
			syncFolder(parent);
		},
		async save(run) {
			await write(at(run.id), "run.json", JSON.stringify(run));
		},
		filesOf: (id) => listFilesIn(at(id)),
		keyOf: (id) => Buffer.from(portal.open(placeOf(id), readFileSync(join(at(id), "key"), "utf8")), "hex"),
		forgetNumbers(id) {
			const { numbers, cameBack } = listFilesIn(at(id));
			gone(numbers);
			gone(cameBack);
		},
		forgetAnswers(id) {
			gone(join(at(id), "key"));
			gone(listFilesIn(at(id)).answers);
		},
		remove: (id) => gone(at(id)),
		readAll(now) {
			if (!existsSync(parent)) return [];
			return readdirSync(parent).flatMap((name) => {
				if (!RUN.test(name)) {
					const isOld = now.getTime() - statSync(at(name)).mtimeMs > LEFT_BEHIND_AFTER;
					if (name.startsWith("sent-") || isOld) gone(at(name));
					return [];
				}
				const read = listRunSchema.safeParse(runIn(at(name)));
				if (read.success) return [read.data];
				// Half of a folder is no list: a crash came between.
				gone(at(name));
				return [];
			});
		},
	};
}

function runIn(folder: string): unknown {
	try {
		return JSON.parse(readFileSync(join(folder, "run.json"), "utf8"));
	} catch {
		return undefined;
	}
}
