/** The lists that staff have checked: begun once, gone on with after a restart, theirs alone, and gone with their day. */
import { join } from "node:path";
import { Readable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { StaffActor } from "#app/core/actor.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { AskedList } from "#app/features/lists/list.forms.ts";
import { ANSWER_HEAD, NO_ANSWERS } from "#app/features/lists/list-answer.ts";
import { isOver, type ListRun, rowsAnswered } from "#app/features/lists/list-run.ts";
import { logListLook } from "#app/features/record/look-list.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { readBlocks } from "../backup/sealed-blocks.server.ts";
import type { AnswerBlock, ListDone } from "./check-list.server.ts";
import { type ListFolders, listFolders } from "./list-files.server.ts";
import type { SentParts } from "./list-parts.server.ts";
import { makeListThreads } from "./list-threads.server.ts";

/** A list, and how many of its rows are answered; undefined while it waits for its turn. */
export interface SeenList {
	readonly run: ListRun;
	readonly answered: number | undefined;
}

export interface Lists {
	readonly folders: ListFolders;
	/** Begins to check what was sent, once for each one-time key. Answers the list's id. */
	begin(
		actor: StaffActor,
		sent: Pick<SentParts, "folder" | "key">,
		asked: AskedList,
	): Promise<Result<string, "key-not-yours" | "too-many">>;
	/** This person's lists, the newest first. */
	of(actor: StaffActor): SeenList[];
	/** One of them; undefined for "not there or not yours". */
	find(actor: StaffActor, id: string): SeenList | undefined;
	/** Stops it if it goes on, and removes all of it. */
	remove(actor: StaffActor, id: string): Promise<void>;
	/** The answers, or only the numbers that may be used; undefined before they are all there. */
	answers(actor: StaffActor, id: string, onlyPermitted: boolean): ReadableStream<Uint8Array> | undefined;
	/** Goes on with what a portal before left, and removes what is old from now on. */
	resume(): void;
	stop(): Promise<void>;
}

/** So many lists of one person may be here at once. */
const MOST_OF_ONE = 10;

const LOOK_FOR_OLD = 60_000;

/** The lists below `DATA_DIR`. Nothing happens before `resume` or `begin`. */
export function makeLists(parts: {
	readonly db: Db;
	readonly dataDir: string;
	readonly keysDir: string;
	readonly now: () => Date;
	readonly fault: (error: unknown, doing: string) => void;
}): Lists {
	const { db, dataDir, keysDir, now, fault } = parts;
	const folders = listFolders(join(dataDir, "lists"), db.vault.portal);
	const threads = makeListThreads();
	const runs = new Map<string, ListRun>();
	let sweeping: NodeJS.Timeout | undefined;

	const isOld = (run: ListRun) => isOver(run, now());
	const ofActor = ({ staffId, providerId }: StaffActor) =>
		[...runs.values()].filter(
			(run) => run.staffId === staffId && run.providerId === providerId && !isOld(run),
		);
	const mine = (actor: StaffActor, id: string) => ofActor(actor).find((run) => run.id === id);

	function seen(run: ListRun): SeenList {
		const batches = threads.batchesOf(run.id);
		const answered = run.state === "done" ? run.rows : batches && rowsAnswered(run.rows, batches);
		return { run, answered };
	}

	function goOn(run: ListRun): void {
		runs.set(run.id, run);
		const { id, staffId, staffRole, providerId, name, tool, purpose, hasOptOuts } = run;
		const actor: StaffActor = { role: "staff", staffId, staffRole, providerId, name };
		const job = () => ({
			database: join(dataDir, "portal.db"),
			keysDir,
			list: { files: folders.filesOf(id), key: folders.keyOf(id), actor, tool, purpose, hasOptOuts },
		});
		threads.add(id, job, async (ended) => {
			try {
				if (ended instanceof Error) throw ended;
				await finish(run, actor, ended);
			} catch (error) {
				fault(error, "checking a list");
				await end({ ...run, state: "failed", endedAt: now() }).catch((again: unknown) =>
					fault(again, "checking a list"),
				);
			}
		});
	}

	/** One look for each list, also where the portal ended between the look and the note that it was written. */
	async function finish(run: ListRun, actor: StaffActor, { people, parts, counts }: ListDone): Promise<void> {
		const { id, tool, purpose } = run;
		const key = `list:${id}`;
		await db.write(async (q) => {
			if ((await usedKey(q, key, `staff:${actor.staffId}`)) !== undefined) return;
			await logListLook(q, actor, { tool, purpose, people, parts }, now());
			await spendKey(q, key, `staff:${actor.staffId}`, id, now());
		});
		await end({ ...run, state: "done", endedAt: now(), people, counts });
	}

	async function end(run: ListRun): Promise<void> {
		folders.forgetNumbers(run.id);
		if (run.state === "failed") folders.forgetAnswers(run.id);
		runs.set(run.id, run);
		await folders.save(run);
	}

	function removeOld(): void {
		try {
			for (const run of [...runs.values()].filter(isOld)) {
				folders.remove(run.id);
				runs.delete(run.id);
			}
		} catch (error) {
			fault(error, "removing old lists");
		}
	}

	return {
		folders,
		async begin(actor, sent, { tool, purpose, once, from, list }) {
			const { staffId, staffRole, providerId, name } = actor;
			const owner = `staff:${staffId}` as const;
			const run: ListRun = {
				...{ id: db.vault.randomHex(8), staffId, providerId, staffRole, name, tool, purpose, ...list },
				...{ state: "going", startedAt: now(), endedAt: null, people: 0, counts: NO_ANSWERS },
			};
			const begun = await db
				.write(async (q): Promise<Result<string, "key-not-yours" | "too-many">> => {
					const used = await usedKey(q, once, owner);
					if (used !== undefined) return used.isTheirs ? ok(used.ref) : refuse("key-not-yours");
					if (ofActor(actor).length >= MOST_OF_ONE) return refuse("too-many");
					await spendKey(q, once, owner, run.id, run.startedAt);
					await folders.adopt(sent.folder, from, run, sent.key);
					return ok(run.id);
				})
				.catch((error: unknown) => {
					folders.remove(run.id);
					throw error;
				});
			if (begun.ok && begun.value === run.id) goOn(run);
			return begun;
		},
		of: (actor) => ofActor(actor).reverse().map(seen),
		find(actor, id) {
			const run = mine(actor, id);
			return run && seen(run);
		},
		async remove(actor, id) {
			if (mine(actor, id) === undefined) return;
			await threads.stop(id);
			folders.remove(id);
			runs.delete(id);
		},
		answers(actor, id, onlyPermitted) {
			if (mine(actor, id)?.state !== "done") return undefined;
			const blocks = readBlocks(folders.filesOf(id).answers, folders.keyOf(id));
			return Readable.toWeb(
				Readable.from(textOf(blocks, onlyPermitted), { objectMode: false }),
			) as ReadableStream<Uint8Array>;
		},
		resume() {
			const found = folders
				.readAll(now())
				.sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime());
			for (const run of found) {
				if (run.state === "going") goOn(run);
				else runs.set(run.id, run);
			}
			removeOld();
			sweeping = setInterval(removeOld, LOOK_FOR_OLD);
			sweeping.unref();
		},
		async stop() {
			clearInterval(sweeping);
			await threads.stopAll();
		},
	};
}

/** Block after block, with a turn for others between them: a reader on a quick line would take all at once. */
async function* textOf(blocks: Iterable<string>, onlyPermitted: boolean): AsyncGenerator<Buffer> {
	if (!onlyPermitted) yield Buffer.from(ANSWER_HEAD, "utf8");
	for (const block of blocks) {
		await nextTurn();
		const { csv, permitted } = JSON.parse(block) as AnswerBlock;
		const text = onlyPermitted ? permitted : csv;
		if (text !== "") yield Buffer.from(text, "utf8");
	}
}
