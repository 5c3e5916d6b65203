/** Once a day, soon after midnight in London and at a start, birthdays and last days change who decides for patients. */
import { dayOf } from "#app/core/calendar.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { foldAuthorities } from "#app/features/trust/authorities.store.server.ts";
import { handOverByAge } from "#app/features/trust/hand-over.store.server.ts";
import type { Portal } from "../context.server.ts";
import { type Again, again } from "./again.server.ts";

const EVERY = 600_000;
const clockwork = { role: "system", name: "ages" } as const;

/**
 * Looks now and every ten minutes whether a new day has begun, without keeping the process alive. What went wrong for somebody is told and
 * tried again. `stop` waits for what is under way.
 */
export function startWatchingAges(
	{ db, now, fault }: Pick<Portal, "db" | "now" | "fault">,
	every: number = EVERY,
): Again {
	let done = "";
	const look = async () => {
		const at = now();
		if (done === dayOf(at)) return;
		const register = await currentRegister(db);
		if (done === "") await foldAuthorities(db, clockwork, register);
		const { failures } = await handOverByAge(db, clockwork, register, at);
		for (const failure of failures) fault(failure, "handing over by age");
		if (failures.length === 0) done = dayOf(at);
	};
	return again(look, every, (error) => fault(error, "handing over by age"));
}
