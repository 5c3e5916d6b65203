/**
 * Before anything is served: the keys that sign the record, its tree, and whether the database holds all that was signed. A
 * portal that signed two records that do not fit would prove nothing any more, so it does not start on an older copy of its
 * data, or on one that was changed.
 */
import type { Checkpoint } from "#app/core/checkpoint.ts";
import type { NoteKey } from "#app/core/signed-note.ts";
import type { TreeEdge } from "#app/core/tree-edge.ts";
import {
	EntryMissing,
	fitsDatabase,
	grown,
	keepTree,
	keptEdge,
	lastCheckpoint,
} from "#app/features/record/tree.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { StartRefused } from "../start-refused.server.ts";
import { lastOutside, type OutsideCheckpoint, openCheckpoint } from "./checkpoint-files.server.ts";
import { makeRecordKeys, type RecordKeys, readRecordKeys } from "./record-keys.server.ts";

const clockwork = { role: "system", name: "start" } as const;

/** What a portal needs to sign on. `signed` is the newest checkpoint; undefined before the first. */
export interface ReadyRecord {
	readonly keys: RecordKeys;
	readonly edge: TreeEdge;
	readonly signed: { readonly size: number; readonly note: string } | undefined;
}

interface Folders {
	readonly keysDir: string;
	readonly checkpointDir: string;
	readonly publicOrigin: string;
}

/**
 * Makes the keys at the first start and the tree of a database that has none yet, and compares what was signed with what is
 * there. Throws `StartRefused` with what is missing.
 */
export async function readyRecord(db: Db, folders: Folders): Promise<ReadyRecord> {
	const { keysDir, checkpointDir, publicOrigin } = folders;
	const known = readRecordKeys(keysDir);
	// Of this record: after a loss that was accepted, one of another name begins, and the database still has the old one's.
	const inside = await lastCheckpoint(db, clockwork, known?.known.at(-1)?.name ?? "%");
	const outside = lastOutside(checkpointDir, known?.known ?? []);
	if (known === undefined && (inside !== undefined || outside !== undefined)) {
		throw new StartRefused(
			"KEYS_DIR: the key that signs the record (record-keys.json) is missing; put back a copy of it",
		);
	}
	const keys = known ?? makeRecordKeys(keysDir, `${new URL(publicOrigin).host}/record`);
	const signed = newest(outside, inside?.size ?? 0);
	try {
		const edge = await wholeTree(db);
		if (signed !== undefined) await mustFit(db, signed, `of ${signed.day} in CHECKPOINT_DIR`);
		if (inside !== undefined) await mustFit(db, ownOf(inside.note, keys.known), "that it keeps itself");
		return { keys, edge, signed };
	} catch (error) {
		if (!(error instanceof EntryMissing)) throw error;
		throw new StartRefused(`DATA_DIR: ${error.message} from the database. ${WHAT_TO_DO}`);
	}
}

/** Said to whoever starts it: how to find out, and the two ways on. */
const WHAT_TO_DO =
	"`npm run admin -- verify` says more. Put back the newest copy of the data. Where what is missing is lost for good, " +
	"`npm run admin -- rotate-signing-key --after-loss` begins a new row of checkpoints.";

function newest(
	outside: OutsideCheckpoint | "not-ours" | undefined,
	kept: number,
): OutsideCheckpoint | undefined {
	if (outside === "not-ours") {
		throw new StartRefused(
			"CHECKPOINT_DIR: no key in KEYS_DIR signed the checkpoints there; put back the keys or the checkpoints that belong to this database",
		);
	}
	if (kept > (outside?.size ?? 0)) {
		throw new StartRefused(
			`CHECKPOINT_DIR: the database was signed with ${kept} entries, and ${outside ? `no checkpoint there has more than ${outside.size}` : "there is no checkpoint there"}; put the files back. Where they are lost for good, \`npm run admin -- rotate-signing-key --after-loss\` begins a new row of checkpoints.`,
		);
	}
	return outside;
}

function ownOf(note: string, keys: readonly NoteKey[]): Checkpoint {
	const checkpoint = openCheckpoint(note, keys);
	if (checkpoint === undefined)
		throw new StartRefused(
			"DATA_DIR: the newest checkpoint in the database is not signed by a key in KEYS_DIR",
		);
	return checkpoint;
}

async function mustFit(db: Db, checkpoint: Checkpoint, which: string): Promise<void> {
	const found = await fitsDatabase(db, clockwork, checkpoint);
	const { size } = checkpoint;
	if (found.fit === "missing") {
		const { count } = found;
		throw new StartRefused(
			`DATA_DIR: the newest ${count === 1 ? "entry is" : `${count} entries are`} missing: the database has ${size - count}, and the checkpoint ${which} has ${size}. This is an older copy of the data. ${WHAT_TO_DO}`,
		);
	}
	if (found.fit === "changed") {
		throw new StartRefused(
			`DATA_DIR: among the first ${size} entries is one that was changed: they do not fit the checkpoint ${which}. ${WHAT_TO_DO}`,
		);
	}
}

/** The whole tree, with the subtrees that were not kept yet kept now: all of them in a database of an older version. */
async function wholeTree(db: Db): Promise<TreeEdge> {
	let edge = await keptEdge(db, clockwork);
	for (;;) {
		const more = await grown(db, clockwork, edge);
		edge = more.edge;
		if (more.completed.length > 0) await keepTree(db, clockwork, more.completed, undefined);
		if (more.isWhole) return edge;
	}
}
