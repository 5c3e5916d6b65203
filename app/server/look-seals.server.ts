/** Soon after midnight the looks of the day before go into the record as one digest. */
import { sealLooks } from "#app/features/record/seal-looks.store.server.ts";
import type { Portal } from "./context.server.ts";

const EVERY = 600_000;
const clockwork = { role: "system", name: "look seals" } as const;

/** Looks now and every ten minutes, without keeping the process alive. `stop` waits for what is under way. */
export function startSealingLooks({ db, now, fault }: Pick<Portal, "db" | "now" | "fault">): {
	stop(): Promise<void>;
} {
	const seal = () =>
		sealLooks(db, clockwork, now()).catch((error: unknown) => fault(error, "sealing who looked"));
	let running = seal();
	const timer = setInterval(() => {
		running = running.then(seal);
	}, EVERY);
	timer.unref();
	return {
		async stop() {
			clearInterval(timer);
			await running;
		},
	};
}
