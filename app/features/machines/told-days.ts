/** When systems were told of an answer, as days: a page says no more, and whoever reads the same shares it. */
import { dayOf } from "#app/core/calendar.ts";

/** ISO days; null where it was not told, has not confirmed it, or has not asked since. */
export function toldDays(
	systems: readonly {
		readonly name: string;
		readonly told: Date | null;
		readonly confirmed: Date | null;
		readonly asked: Date | null;
	}[],
) {
	const day = (at: Date | null) => (at === null ? null : dayOf(at));
	return systems.map(({ name, told, confirmed, asked }) => ({
		...{ name, told: day(told), confirmed: day(confirmed) },
		asked: day(asked),
	}));
}
