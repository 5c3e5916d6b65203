/** How the portal ends: when the system asks it to, or when it cannot go on. */
import type { Log } from "../log.server.ts";

/**
 * Runs `end` once when the system says so (SIGTERM, SIGINT) and exits with 0; a second signal exits at once with 1.
 * An error that nobody caught is logged, without its words, and ends the portal with 1: what it left behind is unknown.
 */
export function endWhenTold(log: Log, end: () => Promise<void>): void {
	let ending = false;
	const finish = () => {
		if (ending) process.exit(1);
		ending = true;
		log.note("stopping");
		end().then(
			() => process.exit(0),
			(error) => {
				log.fault(error, "stopping");
				process.exit(1);
			},
		);
	};
	process.on("SIGTERM", finish);
	process.on("SIGINT", finish);
	process.on("uncaughtException", (error) => {
		log.fault(error, "nobody caught this");
		process.exit(1);
	});
}
