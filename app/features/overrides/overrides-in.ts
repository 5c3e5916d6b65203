/** The emergency overrides of a record, each with what became of it. */
import type { Entry } from "#app/core/entry.ts";
import { OVERRIDE_LASTS } from "#app/core/override-row.ts";
import { corrections, fold } from "#app/core/standing.ts";
import type { EndedEarly, Override, OverrideStarted } from "./override.ts";

/** All of one patient's entries make these, the newest first. One that was recorded in error is none. */
export function overridesIn(entries: readonly Entry[]): Override[] {
	const inOrder = [...entries].sort((a, b) => a.seq - b.seq);
	const { inError } = corrections(inOrder);
	const live = inOrder.filter(({ seq }) => !inError.has(seq));
	return live
		.filter(isStart)
		.map((entry) => {
			const until = new Date(Math.min(Date.parse(entry.body.ends), entry.at.getTime() + OVERRIDE_LASTS));
			return { entry, until, ended: endOf(entry, until, live) };
		})
		.reverse();
}

/** The override with this receipt reference. */
export function overrideIn(entries: readonly Entry[], ref: string): Override | undefined {
	return overridesIn(entries).find(({ entry }) => entry.ref === ref);
}

function isStart(entry: Entry): entry is Entry<OverrideStarted> {
	return entry.body.kind === "override.started";
}

/** What ended it is asked of the standing itself, entry by entry, so that this can never tell otherwise than the rule. */
function endOf(start: Entry, until: Date, live: readonly Entry[]): EndedEarly | null {
	const from = live.findIndex(({ seq }) => seq === start.seq);
	for (let next = from + 1; next < live.length; next += 1) {
		const entry = live[next];
		if (entry === undefined || entry.at >= until) return null;
		const runs = fold(live.slice(0, next + 1)).some(
			(row) => row.kind === "override" && row.state === "running" && row.seq === start.seq,
		);
		if (!runs) return endedBy(entry);
	}
	return null;
}

function endedBy({ at, body }: Entry): EndedEarly {
	if (body.kind === "override.ended")
		return { at, by: "staff", name: body.recorder.who === "staff" ? body.recorder.name : null };
	const isWord = body.kind === "choice.made" || body.kind === "choice.undone";
	return { at, by: isWord ? "word" : "other", name: null };
}
