/** The answer file: one row for each row of the list, in its order, with the number and nothing else of what was sent. */
import { addDays, dayOf, startOfDay } from "#app/core/calendar.ts";
import { DECISION_ANSWERS, type DecisionAnswer } from "#app/core/decision-reasons.ts";
import type { Checked } from "#app/features/record/checked.ts";
import type { ListRow } from "./list-row.ts";

/** The first line of the file: names that programs read, so they are in no language. */
export const ANSWER_HEAD = "line,nhs_number,answer,reason,choice,checked_at,valid_until\r\n";

/** What a spreadsheet would take for a formula (OWASP, "CSV Injection"). */
const FORMULA = /^[\s=+\-@\uFF0B\uFF0D\uFF1D\uFF20|%]/;

/** How many rows got each answer. */
export type AnswerCounts = Readonly<Record<DecisionAnswer, number>>;

/** Before the first row. */
export const NO_ANSWERS = Object.fromEntries(DECISION_ANSWERS.map((answer) => [answer, 0])) as AnswerCounts;

/** Both together. */
export function addCounts(one: AnswerCounts, other: AnswerCounts): AnswerCounts {
	return Object.fromEntries(
		DECISION_ANSWERS.map((answer) => [answer, one[answer] + other[answer]]),
	) as AnswerCounts;
}

/**
 * The lines of one batch, and how many got each answer. `checked` has what was found for each row with a number, in their order; `at` is
 * when they were read.
 */
export function answerLines(
	rows: readonly ListRow[],
	checked: readonly (Checked | undefined)[],
	at: Date,
): { readonly csv: string; readonly permitted: string; readonly counts: AnswerCounts } {
	const endOfDay = startOfDay(addDays(dayOf(at), 1));
	const checkedAt = `,${at.toISOString()},`;
	// Nearly all lines of a million end so.
	const ending = `${checkedAt}${endOfDay.toISOString()}\r\n`;
	let [csv, permitted, place] = ["", "", 0];
	const counts: Record<DecisionAnswer, number> = { ...NO_ANSWERS };
	for (const row of rows) {
		if ("problem" in row) {
			counts.unknown += 1;
			csv += `${row.line},${cellOf(row.cell)},unknown,${row.problem},${ending}`;
			continue;
		}
		const found = checked[place];
		place += 1;
		const answer = found?.answer ?? "unknown";
		const reason = found?.reason ?? "not-on-list";
		counts[answer] += 1;
		const valid = found === undefined ? endOfDay : heldUntil(found, endOfDay);
		csv += `${row.line},${row.number},${answer},${reason},${found?.ref ?? ""}`;
		csv += valid === endOfDay ? ending : `${checkedAt}${valid.toISOString()}\r\n`;
		// A bare number says no time: it stands for the whole day.
		if (answer === "permit" && valid >= endOfDay) permitted += `${row.number},\n`;
	}
	return { csv, permitted, counts };
}

/** What an emergency permits ends within the hour, and a law on its last day at any time: no list may carry either on. */
function heldUntil({ reason, expires, lawEnds }: Checked, endOfDay: Date): Date {
	if (reason === "emergency") return expires;
	return lawEnds !== null && lawEnds < endOfDay ? lawEnds : endOfDay;
}

function cellOf(cell: string): string {
	const plain = FORMULA.test(cell) ? `'${cell}` : cell;
	return /[",;\t\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
