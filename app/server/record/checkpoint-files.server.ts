/**
 * The checkpoints outside the database: text files in `CHECKPOINT_DIR`, one a day, to which signed notes are only added. Each
 * is on the disk before it counts. A note that a power cut left half is passed over: the one before it still says the truth.
 */
import { readdirSync, readFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { type Checkpoint, readCheckpoint } from "#app/core/checkpoint.ts";
import { type NoteKey, openNote } from "#app/core/signed-note.ts";
import { isSignedBy } from "#app/features/record/signature.store.server.ts";
import { sha256 } from "#app/features/record/tree.store.server.ts";
import { makeFolderDurably, syncFolder } from "../durable-file.server.ts";

const FILE = /^\d{4}-\d{2}-\d{2}\.txt$/;

/** Three lines, an empty one, and signatures. */
const NOTE = /^[^\n—]+\n\d+\n[A-Za-z0-9+/]{43}=\n\n(?:— [^\n]+\n)+/gm;

/** A checkpoint that one of our keys signed. `day` is the file's: an ISO day. */
export interface OutsideCheckpoint extends Checkpoint {
	readonly note: string;
	readonly day: string;
}

/** The checkpoint of a signed note; undefined where none of these keys signed it. */
export function openCheckpoint(note: string, keys: readonly NoteKey[]): Checkpoint | undefined {
	const opened = openNote(sha256, isSignedBy, note, keys);
	const read = opened.ok ? readCheckpoint(opened.value) : undefined;
	return read?.ok ? read.value : undefined;
}

/** All checkpoints in the files that one of these keys signed. */
export function* allOutside(folder: string, keys: readonly NoteKey[]): Generator<Checkpoint> {
	for (const name of filesOf(folder)) {
		for (const [note] of readFileSync(join(folder, name), "utf8").matchAll(NOTE)) {
			const checkpoint = openCheckpoint(note, keys);
			if (checkpoint !== undefined) yield checkpoint;
		}
	}
}

/**
 * The checkpoint of the most entries: undefined where there is no note at all, "not-ours" where our keys signed none of them.
 * Only the last note of each file that is ours is looked at: within a file they grow.
 */
export function lastOutside(
	folder: string,
	keys: readonly NoteKey[],
): OutsideCheckpoint | "not-ours" | undefined {
	let last: OutsideCheckpoint | "not-ours" | undefined;
	for (const name of filesOf(folder)) {
		const notes = readFileSync(join(folder, name), "utf8").match(NOTE) ?? [];
		if (notes.length > 0) last ??= "not-ours";
		for (const note of notes.reverse()) {
			const checkpoint = openCheckpoint(note, keys);
			if (checkpoint === undefined) continue;
			if (last === undefined || last === "not-ours" || checkpoint.size > last.size)
				last = { ...checkpoint, note, day: name.slice(0, 10) };
			break;
		}
	}
	return last;
}

function filesOf(folder: string): string[] {
	try {
		return readdirSync(folder)
			.filter((name) => FILE.test(name))
			.sort();
	} catch {
		return [];
	}
}

export interface CheckpointWriter {
	/** Adds a note to this day's file. It is on the disk when this answers. */
	add(note: string, day: string): Promise<void>;
	close(): Promise<void>;
}

/** Adds notes below `folder`, which is made where it is missing. */
export function writeCheckpoints(folder: string): CheckpointWriter {
	let today: { readonly day: string; readonly file: FileHandle } | undefined;
	async function fileOf(day: string): Promise<FileHandle> {
		if (today?.day === day) return today.file;
		await today?.file.close();
		today = undefined;
		makeFolderDurably(folder);
		const file = await open(join(folder, `${day}.txt`), "a", 0o600);
		// The name of a new file is on the disk only when its folder is.
		syncFolder(folder);
		today = { day, file };
		return file;
	}
	return {
		async add(note, day) {
			try {
				const file = await fileOf(day);
				await file.appendFile(`\n${note}`);
				await file.datasync();
			} catch (error) {
				// Another try opens it anew: the disk may have come back as another one.
				await today?.file.close().catch(() => {});
				today = undefined;
				throw error;
			}
		},
		async close() {
			await today?.file.close();
			today = undefined;
		},
	};
}
