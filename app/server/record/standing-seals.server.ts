/** Signs what counts for each patient, some seconds after it changed, so that nobody changes it unnoticed by whoever holds a copy and the public key. */
import { setTimeout as sleep } from "node:timers/promises";
import { sealedTo, sealStanding } from "#app/features/record/seal-standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { again } from "../clockwork/again.server.ts";
import type { Portal } from "../context.server.ts";
import type { Log } from "../log.server.ts";
import type { RecordKeys } from "./record-keys.server.ts";

const EVERY = 5_000;

/** Between two steps, in milliseconds: what patients save meanwhile goes first. */
const PAUSE = 20;

/** Steps when it ends: what is left then is signed after the next start. */
const STEPS_AT_THE_END = 250;

const clockwork = { role: "system", name: "standing seals" } as const;

export interface StandingSeals {
	/** That what counted had to be put right, or cannot be read, since the start; undefined where all was well. */
	trouble(): string | undefined;
	/** Signs what there is, and ends. */
	stop(): Promise<void>;
}

interface Parts extends Pick<Portal, "db" | "now" | "fault"> {
	/** Our own words for the log: whom it was about, by internal number. */
	readonly note: Log["note"];
}

/** Starts to sign, first what changed while nobody did. What it has to put right was changed beside the portal, or folded by a version before. */
export function startSealingStanding(
	{ db, now, fault, note }: Parts,
	keys: RecordKeys,
	every: number = EVERY,
): StandingSeals {
	const mended = new Set<number>();
	const unread = new Set<number>();
	let after: number | undefined;
	let ended = false;

	/** Answers whether all is signed. */
	async function step(): Promise<boolean> {
		after ??= await sealedTo(db, clockwork);
		const done = await sealStanding(db, clockwork, await currentRegister(db), keys.signers(now()), after);
		({ after } = done);
		for (const no of done.mended) {
			mended.add(no);
			note(`what counted for patient number ${no} was not what their entries make: it is put right`);
		}
		for (const no of done.unread) {
			unread.add(no);
			note(`entries of patient number ${no} cannot be opened: what counts for them is not signed`);
		}
		return done.isWhole;
	}

	async function sealAll(): Promise<void> {
		while (!(await step()) && !ended) await sleep(PAUSE);
	}

	const watch = again(sealAll, every, (error) => fault(error, "signing what counts"));
	return {
		trouble() {
			const found = [
				mended.size > 0
					? `what counted was not what entries make, and is put right (patients: ${mended.size})`
					: "",
				unread.size > 0 ? `entries cannot be opened (patients: ${unread.size})` : "",
			].filter((one) => one !== "");
			return found.length === 0 ? undefined : found.join("; ");
		},
		async stop() {
			ended = true;
			await watch.stop();
			for (let steps = 0; steps < STEPS_AT_THE_END && !(await step()); ) steps += 1;
		},
	};
}
