/** Of what an entry can have changed the answer. Too much rather than too little: who is told asks, and who is not told does not. */
import { addDays, startOfDay } from "#app/core/calendar.ts";
import type { Entry } from "#app/core/entry.ts";
import type { Scope } from "#app/core/scope.ts";

/** The kinds of a patient's entries that can change what counts: those that the standing is folded from. */
export const CHANGING = [
	"choice.made",
	"choice.undone",
	"entry.in-error",
	"status.changed",
	"pause.opened",
	"pause.closed",
	"override.started",
	"override.ended",
	"trust.given",
	"trust.ended",
	"after-death.wished",
	"death.recorded",
] as const satisfies readonly Entry["body"]["kind"][];

/** Those of them that touch what an earlier entry of the same patient did. */
export const CORRECTING = [
	"choice.undone",
	"entry.in-error",
	"override.ended",
] as const satisfies readonly (typeof CHANGING)[number][];

const EVERYTHING: Scope = { tool: null, purpose: null };

/** A tool (null: any) and a purpose (null: each). `until`: when it changes once more, by itself and without an entry. */
export interface Touched extends Scope {
	readonly until: string | null;
}

/**
 * What this entry touches; undefined where nothing can differ for anybody. `find` gives an earlier entry of the same patient, which a
 * correction is about.
 */
export function touchedBy(
	{ seq, body }: Entry,
	find: (seq: number) => Entry | undefined,
): Touched | undefined {
	const all = { ...EVERYTHING, until: null };
	const asBefore = (earlier: number): Touched | undefined => {
		const entry = earlier < seq ? find(earlier) : undefined;
		return entry === undefined ? all : touchedBy(entry, find);
	};
	switch (body.kind) {
		case "choice.made":
			return { ...body.scope, until: null };
		case "choice.undone":
			return asBefore(body.choice);
		case "entry.in-error":
			return asBefore(body.entry);
		case "override.ended":
			return asBefore(body.override);
		case "status.changed":
		case "trust.ended":
		case "death.recorded":
		case "after-death.wished":
			return all;
		case "trust.given":
			return { ...all, until: body.until === null ? null : startOfDay(addDays(body.until, 1)).toISOString() };
		case "pause.opened":
		case "pause.closed":
			return { tool: body.tool, purpose: null, until: null };
		case "override.started":
			return { tool: body.tool, purpose: null, until: body.ends };
		default:
			return undefined;
	}
}
