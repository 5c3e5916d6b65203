/** Which choices of a history count now, where more than one person spoke for the patient. */
import { ended, speaks, WEIGHT, weightOf } from "#app/core/deciding-choice.ts";
import { whoDecides } from "#app/core/decision.ts";
import { ownChoices } from "#app/core/own-choices.ts";
import type { Standing, StandingRow } from "#app/core/standing-row.ts";

/**
 * The entries (seq) of the choices that count now, of `people` (empty: the patient). What has to be asked again does not: what others said
 * before the patient came to decide alone, or the yes of somebody who acts no more. Nor does a yes that another's no or "not sure" stands
 * against, for the most cautious decides.
 */
export function countingNow(standing: Standing, people: Iterable<string>): number[] {
	const { status, seq } = whoDecides(standing);
	const askAgain = { becameSelf: status === "self" ? seq : 0, changedWith: 0 };
	const isAskedAgain = (row: StandingRow) => {
		const weight = weightOf(row, standing, askAgain);
		return weight === WEIGHT.againYes || weight === WEIGHT.againNo || weight === WEIGHT.lapsedYes;
	};
	// Where the patient decides, all that was said is one sequence: a later word of theirs ends another's.
	const isEnded = (row: StandingRow) =>
		status === "self" && ended(row, standing, row.tool, row.purpose, true);
	const rows = [...people]
		.flatMap((who): StandingRow[] => ownChoices(standing, who))
		.filter((row) => !isAskedAgain(row) && !isEnded(row));
	const isOutweighed = (row: StandingRow) =>
		rows.some(
			(other) => other.who !== row.who && other.state !== "yes" && speaks(other, row.tool, row.purpose),
		);
	return rows.filter((row) => row.state !== "yes" || !isOutweighed(row)).map(({ seq: entry }) => entry);
}
