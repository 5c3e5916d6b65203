/** Soon after midnight the looks of the day before go into the record as one digest. */
import { sealLooks } from "#app/features/record/seal-looks.store.server.ts";
import { type Again, again } from "../clockwork/again.server.ts";
import type { Portal } from "../context.server.ts";

const EVERY = 600_000;
const clockwork = { role: "system", name: "look seals" } as const;

/** Looks now and every ten minutes, without keeping the process alive. `stop` waits for what is under way. */
export function startSealingLooks({ db, now, fault }: Pick<Portal, "db" | "now" | "fault">): Again {
	return again(
		() => sealLooks(db, clockwork, now()),
		EVERY,
		(error) => fault(error, "sealing who looked"),
	);
}
