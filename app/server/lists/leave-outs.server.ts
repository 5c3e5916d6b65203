/** Lists of people to leave out that AI leads make on a page: each is made in a thread, kept as the command keeps it, and its numbers lie in no file. */
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { max } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import type { ReleasePurpose } from "#app/core/release-entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { keepRelease, type Plan } from "#app/features/lists/leave-out.store.server.ts";
import type { Release } from "#app/features/lists/releases.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { registerChangeCount } from "#db/register-changes.server.ts";
import { entries } from "#db/schema.ts";
import { listFilesIn } from "./check-list.server.ts";
import { makeLeaveOutThreads } from "./leave-out-thread.server.ts";
import type { LeaveOutAsked, LeaveOutSays } from "./leave-out-worker.ts";
import type { SentParts } from "./list-parts.server.ts";

/** What is to be made. */
export interface AskedRelease extends Plan {
	readonly tool: string;
	readonly purpose: ReleasePurpose;
}

/** One that is not there yet, or could not be made. */
export interface GoingRelease extends AskedRelease {
	readonly state: "going" | "failed";
}

export interface LeaveOuts {
	/** Makes a list, once for each one-time key. Answers its reference, or null while it is still being made. */
	begin(
		actor: StaffActor,
		asked: AskedRelease,
		sent: Pick<SentParts, "folder" | "key" | "parts"> | undefined,
	): Promise<Result<string | null, "key-not-yours" | "too-many-lists">>;
	/** Those of this person that are not there. */
	goingOf(actor: StaffActor): GoingRelease[];
	/** How many more must be left out by now; null while they are counted. */
	since(actor: StaffActor, release: Release): Promise<number | null>;
	/** The numbers of a list; undefined where it cannot be made anew, since somebody on it was erased. */
	numbers(release: Release): Promise<ReadableStream<Uint8Array> | undefined>;
	stop(): Promise<void>;
}

/** So many lists of one person may be made at once. */
const MOST_OF_ONE = 3;

/** Milliseconds that a page waits for what is nearly always there by then. */
const PATIENCE = 3_000;

interface Making {
	readonly staffId: string;
	readonly asked: AskedRelease;
	state: "going" | "failed";
	readonly ended: Promise<Result<string, "key-not-yours">>;
}

/** The lists that are made over this database. */
export function makeLeaveOuts(parts: {
	readonly db: Db;
	readonly dataDir: string;
	readonly keysDir: string;
	readonly now: () => Date;
	readonly fault: (error: unknown, doing: string) => void;
}): LeaveOuts {
	const { db, dataDir, keysDir, now, fault } = parts;
	const threads = makeLeaveOutThreads();
	const making = new Map<string, Making>();
	const counts = new Map<string, { readonly of: string; readonly counted: Promise<number> }>();
	const job = (asked: LeaveOutAsked) => ({ database: join(dataDir, "portal.db"), keysDir, asked });

	/** What the thread says of what is asked, when it says just that. */
	async function askFor<Key extends "made" | "more">(key: Key, asked: LeaveOutAsked) {
		let heard: Extract<LeaveOutSays, Record<Key, unknown>> | undefined;
		await threads.ask(job(asked), (says) => {
			if (key in says) heard = says as Extract<LeaveOutSays, Record<Key, unknown>>;
		});
		if (heard === undefined) throw new Error("the thread said nothing");
		return heard;
	}

	/** What the National Data Opt-out sent back stays until the list is made, in a folder that nobody else looks into. */
	function keptCameBack(sent: Pick<SentParts, "folder" | "key" | "parts"> | undefined) {
		if (sent?.parts.get("came-back") === undefined) return null;
		const folder = join(dataDir, "lists", `leave-out-${db.vault.randomHex(8)}`);
		mkdirSync(join(dataDir, "lists"), { recursive: true, mode: 0o700 });
		renameSync(sent.folder, folder);
		return { folder, path: listFilesIn(folder).cameBack, key: sent.key };
	}

	async function make(
		actor: StaffActor,
		asked: AskedRelease,
		cameBack: ReturnType<typeof keptCameBack>,
	): Promise<Result<string, "key-not-yours">> {
		const { tool, purpose } = asked;
		const { providerId } = actor;
		const at = now();
		const given = cameBack && { path: cameBack.path, key: cameBack.key };
		const toMake = { what: "make", providerId, tool, purpose, at, cameBack: given } as const;
		try {
			const { made } = await askFor("made", toMake);
			return await keepRelease(db, actor, asked, made, asked, at);
		} finally {
			if (cameBack !== null) rmSync(cameBack.folder, { recursive: true, force: true });
		}
	}

	return {
		async begin(actor, asked, sent) {
			const { once } = asked;
			let mine = making.get(once);
			if (mine !== undefined && mine.staffId !== actor.staffId) return refuse("key-not-yours");
			if (mine === undefined || mine.state === "failed") {
				const theirs = [...making.values()].filter(({ staffId }) => staffId === actor.staffId);
				if (theirs.filter(({ state }) => state === "going").length >= MOST_OF_ONE)
					return refuse("too-many-lists");
				for (const one of theirs) if (one.state === "failed") making.delete(one.asked.once);
				const ended = make(actor, asked, keptCameBack(sent));
				const begun: Making = { staffId: actor.staffId, asked, state: "going", ended };
				making.set(once, begun);
				ended.then(
					() => making.delete(once),
					(error: unknown) => {
						begun.state = "failed";
						fault(error, "making a list of people to leave out");
					},
				);
				mine = begun;
			}
			const made = await Promise.race([mine.ended.catch(() => null), wait(PATIENCE, null, { ref: false })]);
			return made === null ? ok(null) : made;
		},
		goingOf: ({ staffId }) =>
			[...making.values()]
				.filter((one) => one.staffId === staffId)
				.map(({ asked, state }) => ({ ...asked, state })),
		async since({ providerId }, { ref, tool, purpose, lookId }) {
			const at = now();
			const [record] = await db.read.select({ size: max(entries.seq) }).from(entries);
			const minute = Math.floor(at.getTime() / 60_000);
			const of = `${record?.size ?? 0} ${await registerChangeCount(db.read)} ${minute}`;
			let known = counts.get(ref);
			if (known?.of !== of) {
				const asked = { what: "since", providerId, tool, purpose, at, lookId } as const;
				known = { of, counted: askFor("more", asked).then(({ more }) => more) };
				counts.set(ref, known);
				known.counted.catch((error: unknown) => {
					counts.delete(ref);
					fault(error, "counting who must be left out");
				});
			}
			return Promise.race([known.counted.catch(() => null), wait(PATIENCE, null, { ref: false })]);
		},
		async numbers({ lookId, people, hash }) {
			let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
			const stream = new ReadableStream<Uint8Array>({
				start(begun) {
					controller = begun;
				},
				cancel() {
					controller = undefined;
				},
			});
			return new Promise((resolve, reject) => {
				threads
					.ask(job({ what: "numbers", lookId, people, hash }), (says) => {
						if ("isTheList" in says) resolve(says.isTheList ? stream : undefined);
						else if ("piece" in says) controller?.enqueue(Buffer.from(says.piece, "utf8"));
					})
					.then(() => controller?.close())
					.catch((error: unknown) => {
						controller?.error(error);
						reject(error);
					});
			});
		},
		stop: threads.stop,
	};
}
