/** Asks one thread after the other about people to leave out, so that they never take more than one processor. */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { LeaveOutJob, LeaveOutSays } from "./leave-out-worker.ts";

const THREAD = fileURLToPath(new URL("./leave-out-worker.ts", import.meta.url));
const QUICK_START = fileURLToPath(new URL("../quick-start.js", import.meta.url));

/** Megabytes of a thread: the numbers of a million people, sorted. One that needs more ends alone. */
const MOST_MEMORY = 512;

export interface LeaveOutThreads {
	/** Answers when the thread has ended; `heard` is told all that it says. Rejects where it failed or was stopped. */
	ask(job: LeaveOutJob, heard: (says: LeaveOutSays) => void): Promise<void>;
	/** Stops what goes on, and begins nothing more. */
	stop(): Promise<void>;
}

/** A line of questions. */
export function makeLeaveOutThreads(): LeaveOutThreads {
	let last: Promise<unknown> = Promise.resolve();
	let current: Worker | undefined;
	let stopped = false;

	function run(job: LeaveOutJob, heard: (says: LeaveOutSays) => void): Promise<void> {
		return new Promise((resolve, reject) => {
			if (stopped) {
				reject(new Error("the portal stops"));
				return;
			}
			const worker = new Worker(THREAD, {
				workerData: job,
				execArgv: ["--import", QUICK_START],
				resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
			});
			current = worker;
			worker.on("message", heard);
			worker.on("error", reject);
			worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error("the thread was stopped"))));
		});
	}

	return {
		ask(job, heard) {
			const mine = last.then(() => run(job, heard));
			last = mine.catch(() => undefined);
			return mine;
		},
		async stop() {
			stopped = true;
			await current?.terminate();
			await last;
		},
	};
}
