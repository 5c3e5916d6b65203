/** A thread of its own that checks one list: lists of a million take its time, and not that of the pages. */
import { parentPort, workerData } from "node:worker_threads";
import { openListReader } from "#db/open.server.ts";
import { openVault } from "../keys/vault.server.ts";
import { checkList, type ListDone, type ListJob } from "./check-list.server.ts";

/** What the thread is given: it opens the file and the keys by itself. */
export interface WorkerJob {
	readonly database: string;
	readonly keysDir: string;
	readonly list: ListJob;
}

/** What it says: how many batches are answered, and at the end who was on the list. */
export type WorkerSays = { readonly batches: number } | { readonly done: ListDone };

const { database, keysDir, list } = workerData as WorkerJob;
const say = (what: WorkerSays) => parentPort?.postMessage(what);
const reader = openListReader(database);
const done = await checkList(
	{
		read: reader.read,
		indexOf: openVault(keysDir, false).indexes("nhs-number"),
		now: () => new Date(),
		progress: (batches) => say({ batches }),
	},
	list,
);
reader.close();
say({ done });
