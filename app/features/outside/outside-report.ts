/** Who looked from outside, and who tried in vain: counts for the AI lead, so that misuse is noticed. */
import { dayOf } from "#app/core/calendar.ts";
import { MOST_TRIES } from "./outside.ts";

/** Something that a member of staff did: a look that they opened, or a try that did not fit. */
export interface OutsideAct {
	readonly staffId: string;
	readonly name: string;
	readonly at: Date;
}

export interface OutsideTally {
	readonly staffId: string;
	readonly name: string;
	readonly looks: number;
	readonly tries: number;
	/** On so many days they used up all their tries. */
	readonly stopped: number;
}

/** One line for each who did any of it; who tried most in vain stands first, then who looked most. */
export function tallyOf(looks: readonly OutsideAct[], tries: readonly OutsideAct[]): OutsideTally[] {
	const names = new Map([...looks, ...tries].map(({ staffId, name }) => [staffId, name]));
	const lines = [...names].map(([staffId, name]) => {
		const own = tries.filter((one) => one.staffId === staffId);
		return {
			staffId,
			name,
			looks: looks.filter((one) => one.staffId === staffId).length,
			tries: own.length,
			stopped: daysFull(own),
		};
	});
	return lines.sort((a, b) => b.tries - a.tries || b.looks - a.looks || a.name.localeCompare(b.name, "en"));
}

function daysFull(tries: readonly OutsideAct[]): number {
	const days = new Map<string, number>();
	for (const { at } of tries) days.set(dayOf(at), (days.get(dayOf(at)) ?? 0) + 1);
	return [...days.values()].filter((count) => count >= MOST_TRIES).length;
}
