/**
 * All writes, one after another, on the one writer connection. Writes that wait together share one commit (each in its
 * own savepoint), so that one wait for the disk serves them all; each is answered only after that commit. A write that is
 * alone needs no savepoint: where it fails, its whole transaction is undone.
 */
import type { Database } from "better-sqlite3";

/** A commit that failed may still have happened: the caller must say "we could not confirm", never "not saved". */
export class Unconfirmed extends Error {
	override name = "Unconfirmed";
}

/** Enough to fill one wait for the disk; more only makes the first of them wait longer. */
const MOST_IN_ONE_COMMIT = 64;

interface Job {
	readonly work: () => Promise<unknown>;
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: unknown) => void;
}

export interface WriteQueue {
	/** Runs `work` between BEGIN IMMEDIATE and COMMIT. `work` may await only the database. */
	add<Value>(work: () => Promise<Value>): Promise<Value>;
	/** Calls `listener` after each commit, when those who waited for it were answered. */
	afterCommit(listener: () => void): void;
	/** Why the last commit failed, or undefined when it did not. */
	trouble(): string | undefined;
}

/** The queue over this connection. */
export function makeWriteQueue(connection: Database): WriteQueue {
	const statement = (sql: string) => connection.prepare(sql);
	const begin = statement("BEGIN IMMEDIATE");
	const commit = statement("COMMIT");
	const rollback = statement("ROLLBACK");
	const savepoint = statement("SAVEPOINT job");
	const release = statement("RELEASE job");
	const undo = statement("ROLLBACK TO job");

	const waiting: Job[] = [];
	let draining = false;
	let trouble: string | undefined;
	const listeners: (() => void)[] = [];

	/** What answers the job once it is committed; undefined where its work threw, and was undone and refused. */
	async function runOne(job: Job, isAlone: boolean): Promise<(() => void) | undefined> {
		if (!isAlone) savepoint.run();
		try {
			const value = await job.work();
			if (!isAlone) release.run();
			return () => job.resolve(value);
		} catch (error) {
			// A full disk or a failed read ends the whole transaction by itself: then nothing of this batch is saved.
			if (!connection.inTransaction) throw error;
			if (isAlone) rollback.run();
			else {
				undo.run();
				release.run();
			}
			job.reject(error);
			return undefined;
		}
	}

	async function commitTogether(jobs: readonly Job[]): Promise<void> {
		const isAlone = jobs.length === 1;
		const settle: (() => void)[] = [];
		let done = 0;
		try {
			begin.run();
			for (const job of jobs) {
				const resolve = await runOne(job, isAlone);
				done += 1;
				if (resolve !== undefined) settle.push(resolve);
			}
			// Rolled back: there is nothing to commit, and nothing was learned of the disk.
			if (isAlone && settle.length === 0) return;
			commit.run();
			trouble = undefined;
		} catch (cause) {
			trouble = cause instanceof Error ? cause.message : String(cause);
			if (connection.inTransaction) rollback.run();
			const committing = done === jobs.length;
			for (const job of jobs)
				job.reject(committing ? new Unconfirmed("the commit failed", { cause }) : cause);
			return;
		}
		for (const resolve of settle) resolve();
		for (const listener of listeners) listener();
	}

	async function drain(): Promise<void> {
		draining = true;
		while (waiting.length > 0) await commitTogether(waiting.splice(0, MOST_IN_ONE_COMMIT));
		draining = false;
	}

	return {
		add<Value>(work: () => Promise<Value>): Promise<Value> {
			return new Promise<Value>((resolve, reject) => {
				waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
				if (!draining) void drain();
			});
		},
		afterCommit(listener) {
			listeners.push(listener);
		},
		trouble: () => trouble,
	};
}
