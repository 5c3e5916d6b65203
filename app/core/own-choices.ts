/** All that the patient themself says now, whatever others said for them. `standingWord` says what it comes to for one question. */
import { ended } from "./deciding-choice.ts";
import { ANSWERS, type Answer } from "./entry.ts";
import { PATIENT, type Standing, type StandingRow } from "./standing-row.ts";

/** A choice of the patient's own that stands. */
export type OwnChoice = StandingRow & { readonly state: Answer; readonly day: string };

/** Their own choices that nothing later of theirs has ended for all that they speak about; of `who`, where somebody else decides. */
export function ownChoices(standing: Standing, who: string = PATIENT): OwnChoice[] {
	return standing.filter(
		(row): row is OwnChoice =>
			row.kind === "choice" &&
			row.who === who &&
			isAnswer(row.state) &&
			row.day !== null &&
			!ended(row, standing, row.tool, row.purpose, false),
	);
}

function isAnswer(state: string): state is Answer {
	return ANSWERS.some((answer) => answer === state);
}
