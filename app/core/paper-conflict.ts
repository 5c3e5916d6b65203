/**
 * A paper form that was written before a standing choice and says something else: nobody can tell from the record which
 * one the patient means, so the answer is `conflict` until they are asked. Whether there is one is found when the form
 * is keyed in and kept in its entry; from then on only the order of the record counts.
 */

import { ended } from "./deciding-choice.ts";
import type { Answer, ChoiceMade } from "./entry.ts";
import { atLeastAsSpecific, overlap, type Scope } from "./scope.ts";
import { deciderOf, PATIENT, put, rowOf, type Standing } from "./standing-row.ts";

/**
 * The seq of each standing choice that a form disagrees with and was written before: what `disagreesWith` of its entry
 * must hold (an empty list: leave the field out). `who` decided (`PATIENT` or a trusted person's id); `saidOn` is the
 * ISO day on the form. Only a choice that the form would end can be in conflict with it: an earlier "yes to everything"
 * takes nothing from a later no about one tool. While the patient decides for themself, the words of all who spoke for
 * them are one sequence.
 */
export function paperConflicts(
	standing: Standing,
	form: { readonly scope: Scope; readonly answer: Answer; readonly who: string; readonly saidOn: string },
): number[] {
	const oneSequence = !standing.some((row) => row.kind === "status" && row.state !== "self");
	const found: number[] = [];
	for (const row of standing) {
		if (row.kind !== "choice" || row.state === "none" || row.state === form.answer) continue;
		if (row.day === null || form.saidOn >= row.day || !(oneSequence || row.who === form.who)) continue;
		const where = overlap(form.scope, row);
		const mayEnd = form.who === PATIENT || row.authority !== null;
		const wouldEnd = row.state === "yes" || (mayEnd && atLeastAsSpecific(form.scope, row));
		if (where !== null && wouldEnd && !ended(row, standing, where.tool, where.purpose, oneSequence))
			found.push(row.seq);
	}
	return found;
}

/** Do two answers about this tool not agree, and nobody has settled it? `tool` null: about anything. */
export function isInConflict(standing: Standing, tool: string | null): boolean {
	return standing.some(
		(row) =>
			row.kind === "conflict" &&
			row.state === "open" &&
			(tool === null || row.tool === null || row.tool === tool),
	);
}

/** Does a conflict that is open in `before` rest in `after`? */
export function settlesAny(before: Standing, after: Standing): boolean {
	const open = (standing: Standing) =>
		standing.filter((row) => row.kind === "conflict" && row.state === "open");
	return open(before).some(
		({ who, tool, purpose }) =>
			!open(after).some((row) => row.who === who && row.tool === tool && row.purpose === purpose),
	);
}

/** The conflicts after a choice, seen from the standing before it: those that it settles, then those that it makes. */
export function afterChoice(standing: Standing, body: ChoiceMade, seq: number): Standing {
	const settled = settles(body) ? afterSettling(standing, body, seq) : standing;
	return body.disagreesWith === undefined ? settled : afterDisagreeing(settled, body, seq);
}

/** Only the person themself online, or staff who talked it through, can settle a conflict. */
function settles(body: ChoiceMade): boolean {
	return body.settles === true || body.said.way === "online";
}

/**
 * A yes settles only what is at most as specific; a no or unsure settles all it speaks about. Whose conflicts a person
 * can settle depends on who decides when the question is asked: see `openConflict`.
 */
function afterSettling(standing: Standing, body: ChoiceMade, seq: number): Standing {
	const who = deciderOf(body);
	let after = standing;
	for (const row of standing) {
		if (row.kind !== "conflict" || row.state !== "open") continue;
		if (body.answer === "yes" && !atLeastAsSpecific(body.scope, row)) continue;
		const where = overlap(body.scope, row);
		if (where !== null) after = put(after, rowOf({ kind: "conflict", who, ...where, state: "settled", seq }));
	}
	return after;
}

function afterDisagreeing(standing: Standing, body: ChoiceMade, seq: number): Standing {
	let after = standing;
	for (const row of standing) {
		const named = body.disagreesWith?.some((other) => other === row.seq || other === row.lastNo);
		const where = row.kind === "choice" && named ? overlap(body.scope, row) : null;
		if (where !== null)
			after = put(after, rowOf({ kind: "conflict", who: deciderOf(body), ...where, state: "open", seq }));
	}
	return after;
}
