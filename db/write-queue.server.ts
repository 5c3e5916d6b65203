/**
 * All writes, one after another, on the one writer connection. Writes that wait together share one commit (each in its
 * own savepoint), so that one wait for the disk serves them all; each is answered only after that commit. A write that is
 * alone needs no savepoint: where it fails, its whole transaction is undone. Writes with the same work are one step: it is done once for all
 * that was given to them, and where it fails each is done by itself, so that nobody is refused for another's sake.
 *
 * After a failure of the disk the connection is closed and opened anew: what it remembers of the file need not be what the disk kept.
 */
import { setImmediate as turn } from "node:timers/promises";
import { isDatabaseTrouble } from "./trouble.ts";
import type { WriterLine } from "./writer-line.server.ts";

/** A commit that failed may still have happened: the caller must say "we could not confirm", never "not saved". */
export class Unconfirmed extends Error {
	override name = "Unconfirmed";
}

/** Enough to fill one wait for the disk; more only makes the first of them wait longer. */
const MOST_IN_ONE_COMMIT = 64;

/** Does for all that is given, in one step of the transaction, and answers for each in their order. `work` may await only the database. */
export type SharedWork<Handle, Given, Value> = (
	handle: Handle,
	given: readonly Given[],
) => Promise<readonly Value[]>;

interface Job<Handle> {
	readonly work: SharedWork<Handle, unknown, unknown>;
	readonly given: unknown;
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: unknown) => void;
}

export interface WriteQueue<Handle> {
	/** Runs `work` between BEGIN IMMEDIATE and COMMIT. `work` may await only the database. */
	add<Value>(work: (handle: Handle) => Promise<Value>): Promise<Value>;
	/** The same for what is asked one by one and done together: all that wait for the very same `work` share its step. */
	share<Given, Value>(work: SharedWork<Handle, Given, Value>, given: Given): Promise<Value>;
	/** Writes to the disk what is there already, in line with the other writes: after it `trouble` says how things are. */
	probe(): Promise<void>;
	/** Calls `listener` after each commit, when those who waited for it were answered. */
	afterCommit(listener: () => void): void;
	/** Why the last commit failed, or undefined when it did not. */
	trouble(): string | undefined;
	close(): void;
}

/** The queue over the lines that `open` gives: one now, and another after each failure of the disk. */
export function makeWriteQueue<Handle>(open: () => WriterLine<Handle>): WriteQueue<Handle> {
	const waiting: Job<Handle>[] = [];
	const listeners: (() => void)[] = [];
	let line: WriterLine<Handle> | undefined = open();
	let draining = false;
	let trouble: string | undefined;

	/** What answers the jobs of one step once they are committed; none where their work threw, and was undone and refused. */
	async function runStep(
		on: WriterLine<Handle>,
		jobs: readonly Job<Handle>[],
		isAlone: boolean,
	): Promise<readonly (() => void)[]> {
		const [first] = jobs;
		if (first === undefined) return [];
		if (!isAlone) on.savepoint();
		try {
			const values = await first.work(
				on.handle,
				jobs.map(({ given }) => given),
			);
			if (values.length !== jobs.length) throw new RangeError("an answer for each of them");
			if (!isAlone) on.release();
			return jobs.map(
				({ resolve }, place) =>
					() =>
						resolve(values[place]),
			);
		} catch (error) {
			// A full disk or a failed read ends the whole transaction by itself: then nothing of this batch is saved. Where it does not,
			// the line is still not to be trusted.
			if (!on.isInTransaction() || isDatabaseTrouble(error)) throw error;
			if (isAlone) on.rollback();
			else {
				on.undo();
				on.release();
			}
			if (jobs.length > 1) return eachByItself(on, jobs);
			first.reject(error);
			return [];
		}
	}

	async function eachByItself(
		on: WriterLine<Handle>,
		jobs: readonly Job<Handle>[],
	): Promise<readonly (() => void)[]> {
		const settle: (() => void)[] = [];
		for (const job of jobs) settle.push(...(await runStep(on, [job], false)));
		return settle;
	}

	async function commitTogether(jobs: readonly Job<Handle>[]): Promise<void> {
		const isAlone = jobs.length === 1;
		const settle: (() => void)[] = [];
		let done = 0;
		try {
			line ??= open();
			const before = trouble === undefined ? 0 : line.changes();
			line.begin();
			for (const step of Map.groupBy(jobs, ({ work }) => work).values()) {
				settle.push(...(await runStep(line, step, isAlone)));
				done += step.length;
			}
			// Rolled back: there is nothing to commit, and nothing was learned of the disk.
			if (isAlone && settle.length === 0) return;
			line.commit();
			if (trouble !== undefined && line.changes() > before) trouble = undefined;
		} catch (cause) {
			trouble = cause instanceof Error ? cause.message : String(cause);
			renew(cause);
			const committing = done === jobs.length;
			for (const job of jobs)
				job.reject(committing ? new Unconfirmed("the commit failed", { cause }) : cause);
			return;
		}
		for (const resolve of settle) resolve();
		for (const listener of listeners) listener();
	}

	/** A disk that fails can fail at the rollback, too; the line is given up then, and the next write opens another. */
	function renew(cause: unknown): void {
		if (line === undefined) return;
		try {
			if (line.isInTransaction()) line.rollback();
			if (!isDatabaseTrouble(cause)) return;
		} catch {
			// Closing undoes what is open.
		}
		line.close();
		line = undefined;
	}

	async function drain(): Promise<void> {
		draining = true;
		while (waiting.length > 0) {
			await gather();
			await commitTogether(waiting.splice(0, MOST_IN_ONE_COMMIT));
		}
		draining = false;
	}

	/**
	 * Whoever comes in the same turn comes along, with the first of them too: alone it would keep the others waiting for the disk twice. Where
	 * a turn brought somebody, the next may bring more.
	 */
	async function gather(): Promise<void> {
		for (let before = -1; before < waiting.length && waiting.length < MOST_IN_ONE_COMMIT; ) {
			before = waiting.length;
			await turn();
		}
	}

	function share<Given, Value>(work: SharedWork<Handle, Given, Value>, given: Given): Promise<Value> {
		return new Promise<Value>((resolve, reject) => {
			waiting.push({
				work: work as Job<Handle>["work"],
				given,
				resolve: resolve as Job<Handle>["resolve"],
				reject,
			});
			if (!draining) void drain();
		});
	}

	/** Work of its own: nobody else brings the same. */
	function add<Value>(work: (handle: Handle) => Promise<Value>): Promise<Value> {
		return share(async (handle: Handle) => [await work(handle)], undefined);
	}

	return {
		add,
		share,
		async probe() {
			// What failed is in `trouble`, for whoever asks.
			await add(async () => line?.touch()).catch(() => undefined);
		},
		afterCommit(listener) {
			listeners.push(listener);
		},
		trouble: () => trouble,
		close: () => line?.close(),
	};
}
