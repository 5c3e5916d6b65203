/**
 * The rows of emergency overrides: one a tool, running until its end or until something ends it before. An override is for a
 * patient who cannot decide now and about whom nobody has spoken, so whatever shows that this is no longer so ends it for good:
 * who still needs the tool starts another, knowing what was said.
 */
import type { Entry, EntryBody } from "./entry.ts";
import { covers, type Scope } from "./scope.ts";
import { rowOf, type Standing, type StandingRow } from "./standing-row.ts";

/** The longest that an override can last, in milliseconds: 60 minutes (the decision rule, step 8). */
export const OVERRIDE_LASTS = 3_600_000;

type Started = Extract<EntryBody, { kind: "override.started" }>;

/** The latest override of a tool is the one that counts. It ends within the hour, whatever was written. */
export function afterOverrideStarted(standing: Standing, { seq, at, body }: Entry<Started>): Standing {
	const others = standing.filter((row) => row.kind !== "override" || row.tool !== body.tool);
	const row = rowOf({
		kind: "override",
		who: body.recorder.who === "staff" ? body.recorder.id : body.recorder.who,
		tool: body.tool,
		state: "running",
		seq,
		ends: Math.min(Date.parse(body.ends), at.getTime() + OVERRIDE_LASTS),
	});
	return [...others, row];
}

/** Somebody ended the override that began with the entry `override`. One that another replaced, or that ended before, stays as it is. */
export function afterOverrideEnded(standing: Standing, override: number, seq: number): Standing {
	return ended(standing, seq, (row) => row.seq === override);
}

/** Somebody who may decide said anything that speaks about the tool in care, or took it back: it ends an override of it. */
export function afterWord(standing: Standing, scope: Scope, seq: number): Standing {
	return ended(standing, seq, (row) => covers(scope, row.tool, "care"));
}

/** The tool is said to be wrong for this patient: what stopped it goes on counting when the dispute is closed. */
export function afterDispute(standing: Standing, tool: string, seq: number): Standing {
	return ended(standing, seq, (row) => row.tool === tool);
}

/** The patient can decide again, alone or with a parent. */
export function afterCanDecide(standing: Standing, seq: number): Standing {
	return ended(standing, seq, () => true);
}

/** Ended rows are kept, with the seq of what ended them: whoever looked before sees that something changed. */
function ended(standing: Standing, seq: number, which: (row: StandingRow) => boolean): Standing {
	const ends = (row: StandingRow) => row.kind === "override" && row.state === "running" && which(row);
	return standing.some(ends)
		? standing.map((row) => (ends(row) ? { ...row, state: "ended" as const, seq } : row))
		: standing;
}
