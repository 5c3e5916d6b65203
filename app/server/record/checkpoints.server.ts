/**
 * Signs the record's tree after each commit that recorded something (in a rush, 20 milliseconds together), and writes what was signed outside the database. Nothing
 * waits for it: a choice is saved when its commit is, and a checkpoint that cannot be written is said and tried again.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { dayOf } from "#app/core/calendar.ts";
import { checkpointText } from "#app/core/checkpoint.ts";
import type { TreeNode } from "#app/core/merkle.ts";
import { signNote } from "#app/core/signed-note.ts";
import { rootOf } from "#app/core/tree-edge.ts";
import { grown, keepTree, type SignedHead, sha256 } from "#app/features/record/tree.store.server.ts";
import type { Portal } from "../context.server.ts";
import { type CheckpointWriter, writeCheckpoints } from "./checkpoint-files.server.ts";
import type { ReadyRecord } from "./record-start.server.ts";

/** In milliseconds: how often what other processes recorded is looked for, and how often a checkpoint goes into the database. */
const EVERY = 10_000;
const KEPT_EVERY = 60_000;

/** How long, in milliseconds, what is recorded in a rush is gathered: each checkpoint is a wait for the disk that saves wait behind. */
const GATHERED = 20;

const clockwork = { role: "system", name: "checkpoints" } as const;

export interface Checkpoints {
	/** A signed checkpoint of at least so many entries; undefined where none can be had now. */
	covering(size: number): Promise<string | undefined>;
	/** Why the last one could not be written, or undefined when it could. */
	trouble(): string | undefined;
	/** Signs what there is, and ends. */
	stop(): Promise<void>;
}

/** Starts to sign what comes after the record that was found to be ready, and writes into `folder`. */
export function startCheckpoints(
	{ db, now, fault }: Pick<Portal, "db" | "now" | "fault">,
	{ keys, ...start }: ReadyRecord,
	folder: string,
	every: number = EVERY,
): Checkpoints {
	const files: CheckpointWriter = writeCheckpoints(folder);
	const origin = keys.known.at(-1)?.name ?? "";
	let { edge, signed } = start;
	let completed: TreeNode[] = [];
	let keptAt = Number.NEGATIVE_INFINITY;
	let keptSize = 0;
	let trouble: string | undefined;
	let running: Promise<void> | undefined;
	let again = false;
	let ended = false;

	async function round(): Promise<void> {
		for (let isWhole = false; !isWhole; ) {
			const more = await grown(db, clockwork, edge);
			({ edge, isWhole } = more);
			completed.push(...more.completed);
		}
		const at = now();
		if (edge.size > (signed?.size ?? 0)) {
			const text = checkpointText({ origin, size: edge.size, root: rootOf(sha256, edge) });
			const note = signNote(sha256, text, keys.signers(at));
			const { size } = edge;
			await files.add(note, dayOf(at));
			signed = { size, note };
		}
		const isDue = at.getTime() - keptAt >= KEPT_EVERY && signed !== undefined && signed.size > keptSize;
		if (isDue || completed.length > 0) await keep(at);
	}

	/** Only what is outside already: the database never says more than the files do. */
	async function keep(at: Date): Promise<void> {
		const head: SignedHead | undefined =
			signed && signed.size === edge.size && signed.size > keptSize
				? { size: signed.size, root: rootOf(sha256, edge), note: signed.note, at }
				: undefined;
		await keepTree(db, clockwork, completed, head);
		completed = [];
		if (head !== undefined) [keptAt, keptSize] = [at.getTime(), head.size];
	}

	async function untilSigned(): Promise<void> {
		for (let isFirst = true; isFirst || (again && trouble === undefined); isFirst = false) {
			if (!isFirst) await sleep(GATHERED);
			again = false;
			try {
				await round();
				trouble = undefined;
			} catch (error) {
				// The kind of error only: its words may quote what was recorded.
				const code = error instanceof Error && "code" in error ? String(error.code) : "";
				trouble = `checkpoints are not written${code === "" ? "" : ` (${code})`}`;
				fault(error, "signing the record");
			}
		}
	}

	function sign(): Promise<void> {
		if (ended) return Promise.resolve();
		if (running !== undefined) {
			again = true;
			return running;
		}
		running = untilSigned().finally(() => {
			running = undefined;
		});
		return running;
	}

	db.afterCommit(() => void sign());
	const timer = setInterval(() => void sign(), every);
	timer.unref();
	void sign();

	return {
		async covering(size) {
			if ((signed?.size ?? 0) < size) await sign();
			return signed !== undefined && signed.size >= size ? signed.note : undefined;
		},
		trouble: () => trouble,
		async stop() {
			clearInterval(timer);
			await sign();
			keptAt = Number.NEGATIVE_INFINITY;
			await sign();
			ended = true;
			await files.close();
		},
	};
}
