/**
 * Looks every hour whether more people than before say that a tool was wrong: a signal puts it under review. And counts a quarter
 * by group once it is over.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { countQuarter } from "#app/features/groups/groups.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { openSignals } from "#app/features/watch/signal.store.server.ts";
import type { Portal } from "../context.server.ts";
import { type Again, again } from "./again.server.ts";

const EVERY = 3_600_000;
const clockwork = { role: "system", name: "tool watch" } as const;

/** Looks now and every hour, without keeping the process alive. `stop` waits for what is under way. */
export function startWatchingTools(
	portal: Pick<Portal, "db" | "now" | "fault" | "forgetPages">,
	every: number = EVERY,
): Again {
	const { db, now, fault, forgetPages } = portal;
	const look = async () => {
		if ((await openSignals(db, clockwork, now())) > 0) forgetPages();
		await countQuarter(db, clockwork, await currentRegister(db), now(), nextTurn);
	};
	return again(look, every, (error) => fault(error, "watching the tools"));
}
