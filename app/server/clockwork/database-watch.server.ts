/** While the database cannot be used, finds out every two seconds whether it can again: nobody has to write first, or start anew. */
import type { Db } from "#db/open.server.ts";

const EVERY = 2_000;

/** Looks every two seconds, without keeping the process alive; touches nothing while all is well. `stop` waits for what is under way. */
export function startWatchingDatabase(
	db: Pick<Db, "trouble" | "probe">,
	every: number = EVERY,
): { stop(): Promise<void> } {
	let running = Promise.resolve();
	const timer = setInterval(() => {
		if (db.trouble() !== undefined) running = running.then(() => db.probe());
	}, every);
	timer.unref();
	return {
		async stop() {
			clearInterval(timer);
			await running;
		},
	};
}
