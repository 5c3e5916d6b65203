/** What an answer would do, before it is saved: what counts then, what it ends, and where it cannot apply. */

import { dayOf } from "#app/core/calendar.ts";
import { type Decision, decide } from "#app/core/decision.ts";
import type { Answer, ChoiceMade } from "#app/core/entry.ts";
import { type OwnChoice, ownChoices } from "#app/core/own-choices.ts";
import type { Decider } from "#app/core/said.ts";
import { covers, overlap, type Scope } from "#app/core/scope.ts";
import { apply } from "#app/core/standing.ts";
import { PATIENT, type Standing } from "#app/core/standing-row.ts";
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
	/** More cautious answers that go on standing against this one. */
	readonly stays: readonly Ended[];
	/** Tools in whose care nobody can choose, although the scope speaks about them. */
	readonly notHere: readonly string[];
	/** What the rule would say for the tool asked about; undefined for a scope without a tool. */
	readonly decision: Decision | undefined;
}

/** Looks ahead. `tools` are the rules of the tools that the answer could speak about; `decider` is who would say it. */
export function preview(
	standing: Standing,
	scope: Scope,
	answer: Answer,
	tools: readonly ToolRule[],
	at: Date,
	decider: Decider = { who: "patient" },
): Preview {
	const after = apply(standing, {
		seq: Number.MAX_SAFE_INTEGER,
		ref: "",
		at,
		body: wouldSay(scope, answer, at, decider),
	});
	const who = decider.who === "patient" ? PATIENT : decider.id;
	const touched = ownChoices(standing, who).filter((row) => overlap(row, scope) !== null);
	const ends = touched.filter((row) => !ownChoices(after, who).some((other) => other.seq === row.seq));
	const asked = scope.tool === null ? undefined : tools.find(({ id }) => id === scope.tool);
	return {
		ends: ends.filter((row) => row.state !== answer).map(shown),
		stays: touched.filter((row) => !ends.includes(row) && CAUTION[row.state] > CAUTION[answer]).map(shown),
		notHere: tools.filter((tool) => isBeyond(tool, scope)).map(({ id }) => id),
		decision: asked && decide(after, { tool: asked, purpose: scope.purpose ?? "care", at, onList: true }),
	};
}

/** What is more cautious decides (`app/core/deciding-choice.ts`). */
const CAUTION: Readonly<Record<Answer, number>> = { yes: 1, unsure: 2, no: 3 };

function shown({ tool, purpose, state, day }: OwnChoice): Ended {
	return { scope: { tool, purpose }, answer: state, day };
}

function isBeyond(tool: ToolRule, scope: Scope): boolean {
	return covers(scope, tool.id, "care") && basisOf(tool, "care") === "information";
}

function wouldSay(scope: Scope, answer: Answer, at: Date, decider: Decider): ChoiceMade {
	return {
		kind: "choice.made",
		version: 1,
		scope,
		answer,
		notice: null,
		lang: "en",
		saidOn: dayOf(at),
		said: {
			decider,
			recorder: { who: "patient" },
			way: "online",
			helped: null,
			interpreter: null,
		},
	};
}
