/**
 * What counts now for one patient: their entries folded into a few narrow rows (`standing-row.ts`), so that a decision
 * reads one page. The rows are derived: they can always be folded again from the entries, and give the same decisions.
 */
import { afterTrustEnded, afterTrustGiven } from "./authority-row.ts";
import { dayOf } from "./calendar.ts";
import { afterDeathRecorded, afterWished } from "./death-row.ts";
import type { ChoiceMade, DecisionStatus, Entry, EntryBody } from "./entry.ts";
import {
	afterCanDecide,
	afterDispute,
	afterOverrideEnded,
	afterOverrideStarted,
	afterWord,
} from "./override-row.ts";
import { afterChoice } from "./paper-conflict.ts";
import { deciderOf, put, rowOf, type Standing, type StandingRow, sameKey } from "./standing-row.ts";

/** An entry that only adds. The other two change the past: after one, the store folds all entries anew. */
export type AddingBody = Exclude<EntryBody, { kind: "choice.undone" | "entry.in-error" }>;

/**
 * The standing after one more entry, which must be the patient's latest. Rows that do not change keep their identity,
 * and so does the whole when nothing changes. `choice.undone` and `entry.in-error` are refused by type: they change
 * what was said before, so the store folds all the patient's entries again.
 */
export function apply(standing: Standing, entry: Entry<AddingBody>): Standing {
	const { body, seq } = entry;
	switch (body.kind) {
		case "choice.made":
			return afterWord(
				put(afterChoice(standing, body, seq), choiceRow(standing, body, entry)),
				body.scope,
				seq,
			);
		case "status.changed":
			return afterStatus(standing, body.status, seq);
		case "pause.opened":
			return afterDispute(put(standing, pauseRow(body, "open", seq)), body.tool, seq);
		case "pause.closed":
			return afterPauseClosed(standing, pauseRow(body, "closed", seq));
		case "override.started":
			return afterOverrideStarted(standing, { ...entry, body });
		case "override.ended":
			return afterOverrideEnded(standing, body.override, seq);
		case "trust.given":
			return afterTrustGiven(standing, { ...entry, body });
		case "trust.ended":
			return afterTrustEnded(standing, body, seq);
		case "after-death.wished":
			return afterWished(standing, { ...entry, body });
		case "death.recorded":
			return afterDeathRecorded(standing, seq);
		default:
			return standing;
	}
}

/**
 * The standing that all of a patient's entries make, in whatever order they are given: order is `seq`.
 * - An entry recorded in error is ignored, and so is what it did; an `entry.in-error` that was itself in error too.
 * - A yes that was taken back is as if never said: what it had ended stands again.
 * - A no or unsure that was taken back no longer stands, but a yes that it ended stays ended: taking a no back is not
 *   saying yes. An emergency override that any of them ended stays ended too.
 */
export function fold(entries: readonly Entry[]): Standing {
	const inOrder = [...entries].sort((a, b) => a.seq - b.seq);
	const { inError, undone } = corrections(inOrder);
	let standing: Standing = [];
	for (const { seq, ref, at, body } of inOrder) {
		if (inError.has(seq) || body.kind === "entry.in-error") continue;
		if (body.kind === "choice.undone") standing = afterTakingBack(standing, inOrder, body.choice, seq);
		else if (body.kind === "choice.made" && undone.has(seq)) {
			if (body.answer !== "yes") standing = put(standing, takenBack(standing, body, seq));
		} else standing = apply(standing, { seq, ref, at, body });
	}
	return standing;
}

/**
 * The seqs of what was recorded in error, and of the choices that were taken back. Read from the latest back, so that a
 * correction that was itself in error corrects nothing. Only what came before it. Entries are in the order of `seq`.
 */
export function corrections(inOrder: readonly Entry[]): { inError: Set<number>; undone: Set<number> } {
	const inError = new Set<number>();
	const undone = new Set<number>();
	for (const { seq, body } of inOrder.toReversed()) {
		if (inError.has(seq)) continue;
		if (body.kind === "entry.in-error" && body.entry < seq) inError.add(body.entry);
		if (body.kind === "choice.undone" && body.choice < seq) undone.add(body.choice);
	}
	return { inError, undone };
}

/**
 * A later choice of the same person in the same scope takes the slot. A yes inside a later no keeps its row, although
 * it is ended: it may itself have ended an earlier no, which must not stand again behind a later unsure.
 */
function choiceRow(standing: Standing, body: ChoiceMade, entry: Entry): StandingRow {
	const slot = emptySlot(body);
	const before = standing.find((row) => sameKey(row, slot));
	return {
		...slot,
		state: body.answer,
		seq: entry.seq,
		notice: body.notice,
		lastNo: body.answer === "yes" ? (before?.lastNo ?? 0) : entry.seq,
		day: body.saidOn ?? dayOf(entry.at),
	};
}

function takenBack(standing: Standing, body: ChoiceMade, seq: number): StandingRow {
	const slot = emptySlot(body);
	return { ...(standing.find((row) => sameKey(row, slot)) ?? { ...slot, seq }), lastNo: seq };
}

/** Whoever takes a choice back speaks about what it was about, whatever they had said. */
function afterTakingBack(
	standing: Standing,
	entries: readonly Entry[],
	choice: number,
	seq: number,
): Standing {
	const taken = entries.find((entry) => entry.seq === choice && entry.seq < seq)?.body;
	return taken?.kind === "choice.made" ? afterWord(standing, taken.scope, seq) : standing;
}

function emptySlot(body: ChoiceMade): StandingRow {
	const { decider } = body.said;
	return rowOf({
		kind: "choice",
		who: deciderOf(body),
		...body.scope,
		state: "none",
		seq: 0,
		authority: decider.who === "trusted" ? decider.authority : null,
	});
}

/** An assessment that finds what was already so changes nothing: it does not ask anybody again. */
function afterStatus(standing: Standing, status: DecisionStatus, seq: number): Standing {
	const now = standing.find((row) => row.kind === "status")?.state ?? "self";
	if (now === status) return standing;
	const after = put(standing, rowOf({ kind: "status", who: "", state: status, seq }));
	return status === "represented" ? after : afterCanDecide(after, seq);
}

function pauseRow(
	pause: { tool: string; dispute: string },
	state: "open" | "closed",
	seq: number,
): StandingRow {
	return rowOf({ kind: "pause", who: pause.dispute, tool: pause.tool, state, seq });
}

/** Only what is open can be closed. Of the closed ones the latest is enough: whoever answers it answers the others. */
function afterPauseClosed(standing: Standing, closed: StandingRow): Standing {
	if (!standing.some((row) => sameKey(row, closed) && row.state === "open")) return standing;
	const others = standing.filter(
		(row) => !(row.kind === "pause" && row.tool === closed.tool && row.state === "closed"),
	);
	return put(others, closed);
}
