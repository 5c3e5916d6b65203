/** What an answer would do, before it is saved: what counts then, what it ends, and where it cannot apply. */

import { dayOf } from "#app/core/calendar.ts";
import { type Decision, decide } from "#app/core/decision.ts";
import type { Answer, ChoiceMade } from "#app/core/entry.ts";
import { atLeastAsSpecific, covers, PURPOSES, type Purpose, type Scope } from "#app/core/scope.ts";
import { apply } from "#app/core/standing.ts";
import { PATIENT, type Standing, type StandingRow } from "#app/core/standing-row.ts";
import { basisOf, type ToolRule } from "#app/core/tool-rule.ts";

/** A choice that stood until now. */
export interface Ended {
	readonly scope: Scope;
	readonly answer: Answer;
	/** ISO day. */
	readonly day: string;
}

export interface Preview {
	readonly ends: readonly Ended[];
	/** Narrower answers that go on standing against this one. */
	readonly stays: readonly Ended[];
	/** Tools that the scope covers and about which nobody can choose. */
	readonly notHere: readonly string[];
	/** What the rule would say for the tool asked about; undefined for a scope without a tool. */
	readonly decision: Decision | undefined;
}

/** Looks ahead. `tools` are the rules of the tools that the answer could speak about. */
export function preview(
	standing: Standing,
	scope: Scope,
	answer: Answer,
	tools: readonly ToolRule[],
	at: Date,
): Preview {
	const after = apply(standing, {
		seq: Number.MAX_SAFE_INTEGER,
		ref: "",
		at,
		body: wouldSay(scope, answer, at),
	});
	const mine = standing.filter(isChoice);
	const touched = mine.filter((row) => overlaps(row, scope));
	const ends = touched.filter((row) => endedBy(row, scope, answer));
	const asked = scope.tool === null ? undefined : tools.find(({ id }) => id === scope.tool);
	return {
		ends: ends.map(shown),
		stays: touched
			.filter((row) => !ends.includes(row) && row.state !== answer && !sameScope(row, scope))
			.map(shown),
		notHere: tools.filter((tool) => isBeyond(tool, scope)).map(({ id }) => id),
		decision: asked && decide(after, { tool: asked, purpose: scope.purpose ?? "care", at, onList: true }),
	};
}

type ChoiceRow = StandingRow & { readonly state: Answer; readonly day: string };

function isChoice(row: StandingRow): row is ChoiceRow {
	return row.kind === "choice" && row.who === PATIENT && row.state !== "none" && row.day !== null;
}

function overlaps(a: Scope, b: Scope): boolean {
	return (
		(a.tool === null || b.tool === null || a.tool === b.tool) &&
		(a.purpose === null || b.purpose === null || a.purpose === b.purpose)
	);
}

/** The ending rule, for all that the older choice speaks about: a later answer at least as specific, or a no that covers a yes. */
function endedBy(row: ChoiceRow, scope: Scope, answer: Answer): boolean {
	if (sameScope(row, scope)) return row.state !== answer;
	return row.state === "yes" && answer !== "yes" && atLeastAsSpecific(row, scope);
}

function sameScope(a: Scope, b: Scope): boolean {
	return a.tool === b.tool && a.purpose === b.purpose;
}

function shown({ tool, purpose, state, day }: ChoiceRow): Ended {
	return { scope: { tool, purpose }, answer: state, day };
}

/** The purposes of the tool that this scope speaks about. */
function covered(tool: ToolRule, scope: Scope): Purpose[] {
	return PURPOSES.filter((purpose) => tool.basis[purpose] !== undefined && covers(scope, tool.id, purpose));
}

/** The scope speaks about this tool, and nowhere that it does is there a choice. */
function isBeyond(tool: ToolRule, scope: Scope): boolean {
	const purposes = covered(tool, scope);
	return purposes.length > 0 && purposes.every((purpose) => basisOf(tool, purpose) === "information");
}

function wouldSay(scope: Scope, answer: Answer, at: Date): ChoiceMade {
	return {
		kind: "choice.made",
		version: 1,
		scope,
		answer,
		notice: null,
		lang: "en",
		saidOn: dayOf(at),
		said: {
			decider: { who: "patient" },
			recorder: { who: "patient" },
			way: "online",
			helped: null,
			interpreter: null,
		},
	};
}
