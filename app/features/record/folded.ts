/** Whether what counts for a patient is what their entries make. */
import { canonical } from "#app/core/canonical.ts";
import type { Entry } from "#app/core/entry.ts";
import { fold } from "#app/core/standing.ts";
import type { Standing } from "#app/core/standing-row.ts";

/** Is this what these entries, all of one patient in their order, fold into? Whatever the order of its rows. */
export function isFoldOf(standing: Standing, entries: readonly Entry[]): boolean {
	return inOneOrder(standing) === inOneOrder(fold(entries));
}

function inOneOrder(standing: Standing): string {
	return canonical(standing.map((row) => canonical(row)).sort());
}
