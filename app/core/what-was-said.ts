/**
 * The patient's choices as one answer to one question: who decides for this patient, and what they said.
 * `self`: the patient, in one sequence with those who speak for them. `jointly`: the patient and a parent, each for
 * themself. `represented`: the representatives, each for themself, with the patient's own objection heard.
 */
import {
	type AskAgain,
	type Deciding,
	deciding,
	ended,
	speaks,
	WEIGHT,
	weightOf,
} from "./deciding-choice.ts";
import type { DecisionStatus } from "./entry.ts";
import { atLeastAsSpecific, covers, type Purpose } from "./scope.ts";
import { PATIENT, type Standing, type StandingRow } from "./standing-row.ts";

/** Who decides for this patient, and since which entry; seq 0 where nobody ever assessed it. */
export interface WhoDecides {
	readonly status: DecisionStatus;
	readonly seq: number;
}

export const SAID = [
	"said-yes",
	"said-no",
	"conflict",
	"unsure",
	"patient-objects",
	"representative-decides",
	"ask-again",
	"authority-ended",
	"tool-changed",
] as const;

/** What the choices come to, and the row that it rests on. */
export interface Said {
	readonly reason: (typeof SAID)[number];
	readonly row: StandingRow;
}

const REASON_OF = [
	undefined,
	"ask-again",
	"authority-ended",
	"tool-changed",
	"said-yes",
	"ask-again",
	"unsure",
	"said-no",
] as const;

/**
 * What the choices come to for this tool and purpose; undefined where nobody said anything that stands. `null` asks what was said
 * of any tool, or of any purpose.
 */
export function whatWasSaid(
	standing: Standing,
	{ status, seq }: WhoDecides,
	tool: string | null,
	purpose: Purpose | null,
	changedWith: number,
): Said | undefined {
	const conflict = openConflict(standing, status, tool, purpose);
	if (conflict !== undefined) return { reason: "conflict", row: conflict };
	const askAgain = { becameSelf: status === "self" ? seq : 0, changedWith };
	if (status === "self") return said(deciding(standing, tool, purpose, null, askAgain));
	const together = eachForThemself(standing, status, tool, purpose, askAgain);
	if (status === "jointly" || together?.reason === "conflict" || together?.reason === "said-no")
		return together;
	return withThePatientsOwn(together, deciding(standing, tool, purpose, PATIENT, askAgain));
}

/** The latest conflict of a paper form with another choice that nobody has settled: see `paper-conflict.ts`. */
export function openConflict(
	standing: Standing,
	status: DecisionStatus,
	tool: string | null,
	purpose: Purpose | null,
): StandingRow | undefined {
	let found: StandingRow | undefined;
	for (const row of standing) {
		if (row.kind !== "conflict" || row.state !== "open" || !covers(row, tool, purpose)) continue;
		if (found !== undefined && found.seq > row.seq) continue;
		if (!isSettled(row, standing, status, tool, purpose)) found = row;
	}
	return found;
}

/** Each person settles their own; one who decides for themself settles also what others said for them. */
function isSettled(
	conflict: StandingRow,
	standing: Standing,
	status: DecisionStatus,
	tool: string | null,
	purpose: Purpose | null,
): boolean {
	return standing.some(
		(row) =>
			row.kind === "conflict" &&
			row.state === "settled" &&
			row.seq > conflict.seq &&
			(row.who === conflict.who || (status === "self" && row.who === PATIENT)) &&
			covers(row, tool, purpose) &&
			atLeastAsSpecific(row, conflict),
	);
}

/** Has anybody a no that stands for this tool and purpose? Then no emergency may override. */
export function somebodySaidNo(
	standing: Standing,
	status: DecisionStatus,
	tool: string,
	purpose: Purpose,
): boolean {
	return standing.some(
		(row) =>
			row.state === "no" &&
			speaks(row, tool, purpose) &&
			!ended(row, standing, tool, purpose, status === "self"),
	);
}

/** The latest yes to exactly this tool and purpose that stands, of somebody whose yes counts. */
export function exactYes(
	standing: Standing,
	{ status, seq }: WhoDecides,
	tool: string,
	purpose: Purpose,
	changedWith: number,
): StandingRow | undefined {
	const askAgain = { becameSelf: status === "self" ? seq : 0, changedWith };
	let found: StandingRow | undefined;
	for (const row of standing) {
		if (row.state !== "yes" || row.tool !== tool || row.purpose !== purpose || row.kind !== "choice")
			continue;
		if (status === "represented" && row.authority === null) continue;
		if (found !== undefined && found.seq > row.seq) continue;
		if (weightOf(row, standing, askAgain) !== WEIGHT.yes) continue;
		if (!ended(row, standing, tool, purpose, status === "self")) found = row;
	}
	return found;
}

function said(found: Deciding | undefined): Said | undefined {
	const reason = found && REASON_OF[found.weight];
	return found && reason && { reason, row: found.row };
}

/** Those who may decide, each by their own sequence: two who disagree are a conflict, and else the most cautious. */
function eachForThemself(
	standing: Standing,
	status: DecisionStatus,
	tool: string | null,
	purpose: Purpose | null,
	askAgain: AskAgain,
): Said | undefined {
	let most: Deciding | undefined;
	let yes = false;
	for (const [at, row] of standing.entries()) {
		if (!speaks(row, tool, purpose) || (status === "represented" && row.authority === null)) continue;
		if (standing.findIndex((other) => other.who === row.who && speaks(other, tool, purpose)) < at) continue;
		const own = deciding(standing, tool, purpose, row.who, askAgain);
		if (own === undefined) continue;
		yes ||= own.weight === WEIGHT.yes || own.weight === WEIGHT.oldYes;
		const more = most === undefined ? 1 : caution(own) - caution(most) || own.row.seq - most.row.seq;
		if (more > 0) most = own;
	}
	return yes && most?.weight === WEIGHT.no ? { reason: "conflict", row: most.row } : said(most);
}

/** One person's newer yes makes up for their own old one, but not for somebody else's, who has yet to be asked. */
function caution({ weight }: Deciding): number {
	return weight === WEIGHT.oldYes ? WEIGHT.yes + 0.5 : weight;
}

/**
 * A representative's yes does not stand against what the patient says now, or said while they decided for themself.
 * Where no representative has answered, the patient's own no still counts, and their yes waits for who decides.
 */
function withThePatientsOwn(
	representatives: Said | undefined,
	patient: Deciding | undefined,
): Said | undefined {
	if (patient === undefined || representatives?.reason === "unsure") return representatives;
	const objects = patient.weight === WEIGHT.no || patient.weight === WEIGHT.unsure;
	if (representatives !== undefined)
		return objects ? { reason: "patient-objects", row: patient.row } : representatives;
	return objects ? said(patient) : { reason: "representative-decides", row: patient.row };
}
