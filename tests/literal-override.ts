/** Step 8 of the rule word for word: does an emergency override of this tool run? Over the whole history, as in `literal-rule.ts`. */
import type { DecisionStatus, Entry } from "#app/core/entry.ts";
import { within } from "./literal-scope.ts";

const HOUR = 3_600_000;

/** `live` are the entries that are not in error, in their order; `history` all of them. */
export function literalOverride(
	live: readonly Entry[],
	history: readonly Entry[],
	tool: string,
	at: Date,
): boolean {
	const started = live.findLast(({ body }) => body.kind === "override.started" && body.tool === tool);
	if (started?.body.kind !== "override.started") return false;
	const left = Math.min(Date.parse(started.body.ends), started.at.getTime() + HOUR) - at.getTime();
	if (left <= 0 || left > HOUR) return false;
	const speaks = (entry: Entry | undefined) =>
		entry?.body.kind === "choice.made" && within({ tool, purpose: "care" }, entry.body.scope);
	let who: DecisionStatus = "self";
	for (const { seq, body } of live) {
		if (body.kind !== "status.changed") continue;
		if (seq > started.seq && body.status !== who && body.status !== "represented") return false;
		who = body.status;
	}
	return !live.some((entry) => {
		const { seq, body } = entry;
		if (seq < started.seq) return false;
		if (body.kind === "choice.undone")
			return speaks(history.find((other) => other.seq === body.choice && other.seq < seq));
		if (body.kind === "pause.opened") return body.tool === tool;
		if (body.kind === "override.ended") return body.override === started.seq;
		return speaks(entry);
	});
}
