/**
 * The decision rule: may this tool be used for this patient, for this purpose, now? Screens, receipts, machines and
 * exports all give the answer of this one function. From the strongest rule to the weakest; never a yes in doubt.
 */

import { withRunOut } from "./authority-row.ts";
import { deathIn, standingAfterDeath, wishRow } from "./death-row.ts";
import { ANSWER_OF, type DecisionAnswer, type Reason } from "./decision-reasons.ts";
import { emergencyPermits } from "./emergency.ts";
import type { DecisionStatus } from "./entry.ts";
import { isLegible } from "./legible-row.ts";
import { BASES, type Purpose } from "./scope.ts";
import type { Standing, StandingRow } from "./standing-row.ts";
import { basisOf, lawsInForce, type ToolRule } from "./tool-rule.ts";
import { exactYes, type WhoDecides, whatWasSaid } from "./what-was-said.ts";

/** What is asked. */
export interface Question {
	readonly tool: ToolRule;
	readonly purpose: Purpose;
	readonly at: Date;
	/** Is the patient on a list of the one who asks? */
	readonly onList: boolean;
	/** The National Data Opt-out, where the provider supplies it with the request. It is never kept. */
	readonly optOut?: boolean;
}

/** The answer, and what it rests on. Valid at `asOf` and until before `expires`, 60 seconds at most. */
export interface Decision {
	readonly answer: DecisionAnswer;
	/** `ANSWER_OF` and `NEXT_ACTIONS` say the rest of it. */
	readonly reason: Reason;
	/** The seq of the choice (or of the paper form, in a conflict) that the answer rests on. */
	readonly choiceSeq: number | null;
	/** The notice that this choice was given under. */
	readonly notice: number | null;
	/** That notice is older than the one in force. */
	readonly olderNotice: boolean;
	/** When the law that requires it ends, the last of them where several do; null where no law does. */
	readonly lawEnds: Date | null;
	readonly asOf: Date;
	readonly expires: Date;
}

/** A reason, and the row it rests on where it rests on one. */
interface Finding {
	readonly reason: Reason;
	readonly row: StandingRow | null;
}

/** Milliseconds that an answer is good for, at most. */
export const LONGEST_ANSWER = 60_000;

/** The answer for one patient, tool and purpose. Never throws on what the rows hold: it says `could-not-tell`. */
export function decide(standing: Standing, question: Question): Decision {
	const { tool, at } = question;
	const { reason, row } = find(standing, question);
	return {
		answer: ANSWER_OF[reason],
		reason,
		choiceSeq: row === null ? null : row.seq,
		notice: row === null ? null : row.notice,
		olderNotice: row !== null && row.notice !== null && tool.notice !== null && row.notice < tool.notice,
		lawEnds: reason === "law" ? lastEnd(question) : null,
		asOf: at,
		expires: new Date(expiry(standing, tool, at.getTime())),
	};
}

function find(kept: Standing, question: Question): Finding {
	const { tool, purpose, at } = question;
	const now = at.getTime();
	if (tool.retired) return because("tool-retired");
	if (tool.paused) return because("tool-paused");
	if (Number.isNaN(now) || !kept.every(isLegible)) return because("could-not-tell");
	const standing = withRunOut(kept, now);
	const death = deathIn(standing);
	// Nobody is cared for any more, so not even a law starts a tool in care.
	if (death !== undefined && purpose === "care") return because(question.onList ? "died" : "not-on-list");
	if (lawsInForce(tool, purpose, now).length > 0) return because("law");
	const who = whoDecides(standing);
	if (death !== undefined) return afterDeath(standing, question, death);
	const found = withoutEmergency(standing, question, who);
	return emergencyPermits(found.reason, standing, { tool: tool.id, purpose, now, status: who.status })
		? because("emergency")
		: found;
}

/**
 * Somebody who has died cannot be asked, so what would be asked is denied. A no goes on, and a yes and "used unless no" too, unless they
 * wished for a no after their death. A yes that came only after it is nobody's.
 */
function afterDeath(standing: Standing, question: Question, death: StandingRow): Finding {
	const after = standingAfterDeath(standing, death, question.purpose);
	const found = withoutEmergency(after, question, whoDecides(after));
	const { reason, row } = found;
	const permits = ANSWER_OF[reason] === "permit";
	if (!permits && ANSWER_OF[reason] !== "ask" && reason !== "needs-a-yes" && reason !== "conflict")
		return found;
	const wish = wishRow(standing, question.purpose);
	if (wish?.state === "no") return { reason: "no-after-death", row: wish };
	if (!permits || (row !== null && row.seq > death.seq)) return because("died");
	return row !== null && row.seq === wish?.seq ? { reason: "yes-after-death", row: wish } : found;
}

/** The steps from a dispute to the basis, in the order of their strength. */
function withoutEmergency(standing: Standing, question: Question, who: WhoDecides): Finding {
	const { tool, purpose, onList, optOut = false } = question;
	if (standing.some((row) => row.kind === "pause" && row.tool === tool.id && row.state === "open"))
		return because("disputed");

	const changedWith = tool.reaskOnMaterial ? (tool.materialNotice ?? 0) : 0;
	const said = whatWasSaid(standing, who, tool.id, purpose, changedWith);
	const closed = standing.find((row) => row.kind === "pause" && row.tool === tool.id);
	if (closed !== undefined && !saidSince(closed, standing, who.status, purpose)) {
		// A no needs no asking. It must be a later one, for what was said before the dispute is what is asked about.
		const denied = said !== undefined && ANSWER_OF[said.reason] === "deny" && said.row.seq > closed.seq;
		if (!denied) return because("dispute-closed");
	}

	if (!tool.usedHere) return because("not-used-here");
	const basis = basisOf(tool, purpose);
	if (basis === null) return because("purpose-does-not-apply");
	if (!BASES.includes(basis)) return because("could-not-tell");
	// Even where a broad no stands: no choice is possible here, and nobody may claim that the no is honoured.
	if (basis === "information") return because("no-individual-choice");
	if (!onList) return because("not-on-list");

	if (optOut && purpose !== "care") {
		const exact =
			said?.reason === "said-yes" ? exactYes(standing, who, tool.id, purpose, changedWith) : undefined;
		return exact === undefined ? because("national-opt-out") : { reason: "said-yes", row: exact };
	}
	return said ?? because(basis === "objection" ? "used-unless-no" : "needs-a-yes");
}

/** Where two laws require it, it is required until the later one ends. */
function lastEnd({ tool, purpose, at }: Question): Date {
	const ends = lawsInForce(tool, purpose, at.getTime()).map((law) => law.ends.getTime());
	return new Date(Math.max(...ends));
}

function because(reason: Reason): Finding {
	return { reason, row: null };
}

/** Who decides for this patient: they themself, where nobody ever assessed it. */
export function whoDecides(standing: Standing): WhoDecides {
	const row = standing.find((other) => other.kind === "status");
	return row === undefined
		? { status: "self", seq: 0 }
		: { status: row.state as DecisionStatus, seq: row.seq };
}

/**
 * Has somebody who may decide spoken about this tool by name since its dispute was closed? "Yes to everything" has not:
 * it never reopens what the patient said was wrong.
 */
function saidSince(
	closed: StandingRow,
	standing: Standing,
	status: DecisionStatus,
	purpose: Purpose,
): boolean {
	return standing.some(
		(row) =>
			row.kind === "choice" &&
			row.state !== "none" &&
			row.seq > closed.seq &&
			row.tool === closed.tool &&
			(row.purpose === null || row.purpose === purpose) &&
			(status === "jointly" || (row.authority === null) === (status === "self")),
	);
}

/** A minute, or less where an override, a law or an authority begins or ends before. Nobody may rest on an answer longer. */
function expiry(standing: Standing, tool: ToolRule, now: number): number {
	let ends = now + LONGEST_ANSWER;
	const sooner = (moment: number) => {
		if (moment > now && moment < ends) ends = moment;
	};
	for (const { starts, ends } of tool.laws) {
		sooner(starts.getTime());
		sooner(ends.getTime());
	}
	// Also asked of rows that cannot be understood.
	for (const row of standing) {
		const isOfTool = row?.kind === "override" && row.tool === tool.id;
		if (isOfTool || row?.kind === "authority") sooner(row.ends ?? now);
	}
	return ends;
}
