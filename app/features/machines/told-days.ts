/** When systems were told of an answer, as days: a page says no more, and whoever reads the same shares it. */
import { dayOf } from "#app/core/calendar.ts";

/** ISO days; null where it was not told, or has not confirmed it. */
export function toldDays(
	systems: readonly {
		readonly name: string;
		readonly told: Date | null;
		readonly confirmed: Date | null;
	}[],
) {
	const day = (at: Date | null) => (at === null ? null : dayOf(at));
	return systems.map(({ name, told, confirmed }) => ({ name, told: day(told), confirmed: day(confirmed) }));
}
