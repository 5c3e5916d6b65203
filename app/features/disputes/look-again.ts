/** Where a tool was wrong for one patient, somebody looks again at what the same version of it said about others. */
import type { Harm } from "#app/core/dispute-entry.ts";
import { addWorkingDays, type Nation } from "#app/core/working-day.ts";
import { isHarmed } from "./moves.ts";

/** Our own promise, in working days: sooner where somebody was harmed. */
const PROMISED = 10;
const PROMISED_AFTER_HARM = 3;

/** The ISO day by which the others are looked at again. `today` is an ISO day. */
export function lookAgainBy(harm: Harm | null, today: string, nation: Nation): string {
	return addWorkingDays(today, isHarmed(harm) ? PROMISED_AFTER_HARM : PROMISED, nation);
}
