/** Can a row of the standing be understood? One that cannot may hide a no, so it makes every answer `could-not-tell`. */
import { AFTER_DEATH_PURPOSES } from "./death-entry.ts";
import { ANSWERS, DECISION_STATUSES } from "./entry.ts";
import { AUTHORITIES } from "./said.ts";
import { PURPOSES } from "./scope.ts";
import { PATIENT, type RowKind, type RowState, type StandingRow } from "./standing-row.ts";

const STATES: Readonly<Record<RowKind, readonly RowState[]>> = {
	choice: [...ANSWERS, "none"],
	conflict: ["open", "settled"],
	pause: ["open", "closed"],
	override: ["running", "ended"],
	status: DECISION_STATUSES,
	authority: ["running", "ended", "renewed"],
	wish: ["yes", "no", "none"],
	death: ["died"],
};

/** Is every part that the decision rule reads of the kind that it must be? Never throws, whatever the row holds. */
export function isLegible(row: StandingRow): boolean {
	if (typeof row !== "object" || row === null || typeof row.who !== "string") return false;
	if (!Object.hasOwn(STATES, row.kind) || !STATES[row.kind].includes(row.state)) return false;
	if (row.tool !== null && (typeof row.tool !== "string" || row.tool === "")) return false;
	if (row.purpose !== null && !PURPOSES.includes(row.purpose)) return false;
	if (!isSeq(row.seq)) return false;
	switch (row.kind) {
		case "choice":
			return isLegibleChoice(row);
		case "pause":
			return row.tool !== null;
		case "override":
			return row.tool !== null && Number.isFinite(row.ends);
		case "authority":
			return row.who !== PATIENT && (row.ends === null || Number.isFinite(row.ends));
		case "wish":
			return (
				row.who === PATIENT && row.tool === null && AFTER_DEATH_PURPOSES.some((one) => one === row.purpose)
			);
		default:
			return true;
	}
}

function isLegibleChoice(row: StandingRow): boolean {
	if (row.notice !== null && !isSeq(row.notice)) return false;
	if (row.lastNo !== 0 && !isSeq(row.lastNo)) return false;
	if ((row.state === "no" || row.state === "unsure") && row.lastNo < row.seq) return false;
	return row.who === PATIENT
		? row.authority === null
		: row.authority !== null && AUTHORITIES.includes(row.authority);
}

function isSeq(value: number): boolean {
	return Number.isSafeInteger(value) && value > 0;
}
