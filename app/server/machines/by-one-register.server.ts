/** Answers a machine by one register: the one that is true when the answer is there. */
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { Db } from "#db/open.server.ts";

/** More changes of the register in the time of one answer are no chance: somebody imports tools, and whoever asks can wait. */
const MOST_READINGS = 3;

/**
 * What `answer` makes of the register as it stands. Where that changed before the answer was there, it is asked anew, by the new one: a tool that was
 * stopped meanwhile is never answered with a yes, and whoever asks need not ask again. `register-changed` where it changed each time.
 */
export async function byOneRegister<Answered>(
	db: Db,
	answer: (register: KnownRegister) => Promise<Answered | "register-changed">,
): Promise<Answered | "register-changed"> {
	for (let readings = 0; readings < MOST_READINGS; readings += 1) {
		const register = await currentRegister(db);
		const answered = await answer(register);
		if (answered === "register-changed") continue;
		if ((await currentRegister(db)).changes === register.changes) return answered;
	}
	return "register-changed";
}
