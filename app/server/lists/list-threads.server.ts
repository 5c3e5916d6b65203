/** Checks one list after the other, each in a thread of its own, so that many lists never take more than one processor. */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { ListDone } from "./check-list.server.ts";
import type { WorkerJob, WorkerSays } from "./list-worker.ts";

const THREAD = fileURLToPath(new URL("./list-worker.ts", import.meta.url));
const QUICK_START = fileURLToPath(new URL("../quick-start.js", import.meta.url));

/** Megabytes of a thread: a list of a million needs 60, whatever is in its lines. One that needs more ends alone. */
const MOST_MEMORY = 256;

export interface ListThreads {
	/** Checks a list when its turn comes. `end` is told how it ended, and not told of one that was stopped. */
	add(id: string, job: () => WorkerJob, end: (ended: ListDone | Error) => Promise<void>): void;
	/** Batches that are answered; undefined while it waits. */
	batchesOf(id: string): number | undefined;
	/** Answers when this list is not worked on any more. */
	stop(id: string): Promise<void>;
	stopAll(): Promise<void>;
}

interface Waiting {
	readonly id: string;
	readonly job: () => WorkerJob;
	readonly end: (ended: ListDone | Error) => Promise<void>;
}

/** A line of lists. */
export function makeListThreads(): ListThreads {
	let waiting: Waiting[] = [];
	let current: { readonly id: string; batches: number; worker?: Worker; stopped: boolean } | undefined;
	let working: Promise<void> = Promise.resolve();

	function goOn(): void {
		const next = current === undefined ? waiting.shift() : undefined;
		if (next === undefined) return;
		const mine: NonNullable<typeof current> = { id: next.id, batches: 0, stopped: false };
		current = mine;
		working = check(next.job, mine)
			.catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
			.then((ended) => (mine.stopped ? undefined : next.end(ended)))
			.finally(() => {
				current = undefined;
				goOn();
			});
	}

	async function stop(id: string): Promise<void> {
		waiting = waiting.filter((other) => other.id !== id);
		if (current?.id !== id) return;
		current.stopped = true;
		await current.worker?.terminate();
		await working;
	}

	return {
		add(id, job, end) {
			waiting.push({ id, job, end });
			goOn();
		},
		batchesOf: (id) => (current?.id === id ? current.batches : undefined),
		stop,
		async stopAll() {
			waiting = [];
			if (current !== undefined) await stop(current.id);
		},
	};
}

function check(
	job: () => WorkerJob,
	mine: { batches: number; worker?: Worker; stopped: boolean },
): Promise<ListDone> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(THREAD, {
			workerData: job(),
			execArgv: ["--import", QUICK_START],
			resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
		});
		mine.worker = worker;
		let done: ListDone | undefined;
		worker.on("message", (said: WorkerSays) => {
			if ("done" in said) done = said.done;
			else mine.batches = said.batches;
		});
		worker.on("error", reject);
		worker.on("exit", () =>
			done === undefined ? reject(new Error("the list was not finished")) : resolve(done),
		);
	});
}
