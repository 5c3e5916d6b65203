/**
 * Proves every hour that a change reaches each system that is to be told: the answer of a made-up patient changes by the way of every answer,
 * and who neither confirms it nor asks for it in time is an alarm.
 */
import { flipCanary, providersWhoTell, reachedOf } from "#app/features/machines/canary.store.server.ts";
import { isMissed } from "#app/features/machines/canary.ts";
import { keepCanary } from "#app/features/people/canary.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { type Again, again } from "../clockwork/again.server.ts";
import type { Portal } from "../context.server.ts";
import type { Log } from "../log.server.ts";

const clockwork = { role: "system", name: "canary" } as const;

/** Milliseconds between two looks: twice in each minute, so that an alarm is not late. */
const EVERY = 30_000;

export interface CanaryParts extends Pick<Portal, "db" | "now" | "fault"> {
	readonly note: Log["note"];
	/** From 0 to 1. */
	readonly random: () => number;
}

/** Makes the changes that are due, and answers how many systems missed one. Each that is missed is one line of the log: `said` has which were. */
export async function turnCanaries(
	{ db, now, random, note }: CanaryParts,
	said: Map<string, number>,
): Promise<number> {
	const register = await currentRegister(db);
	for (const providerId of await providersWhoTell(db, clockwork)) {
		const no = await keepCanary(db, clockwork, providerId, random(), now());
		await flipCanary(db, clockwork, register, no, now());
	}
	const missed = (await reachedOf(db, clockwork, now())).filter(({ arrival }) => isMissed(arrival));
	for (const { clientId, arrival, entry } of missed) {
		if (said.get(clientId) === entry) continue;
		said.set(clientId, entry);
		note(`a test change did not reach the system ${clientId}: ${arrival}`);
	}
	return missed.length;
}

/** Does so every half minute, without keeping the process alive. `stop` waits for what is under way. */
export function startCanaries(
	parts: CanaryParts,
	every: number = EVERY,
): Again & { trouble(): string | undefined } {
	const said = new Map<string, number>();
	let missed = 0;
	const look = async () => {
		missed = await turnCanaries(parts, said);
	};
	return {
		...again(look, every, (error) => parts.fault(error, "trying that changes reach the systems")),
		trouble: () => (missed === 0 ? undefined : `systems that a test change did not reach: ${missed}`),
	};
}
