/** What holds in a reader's own care where they say nothing: which sentence of `tools:basis` is true of this tool now. */
import type { Explained } from "./explain.ts";

export type CareLine = "objection" | "consent" | "information" | "none" | "not-here" | "stopped" | "retired";

/** A tool that is stopped promises nothing, and neither does one that nobody uses for the reader. */
export function careLineOf({
	basis,
	stage,
	retired,
	stopped,
}: Pick<Explained, "basis" | "stage" | "retired" | "stopped">): CareLine {
	if (retired) return "retired";
	const inCare = basis.care ?? "none";
	if (inCare !== "objection" && inCare !== "consent") return inCare;
	if (!("since" in stage)) return "not-here";
	return stopped ? "stopped" : inCare;
}

/** The basis in planning, where the page says one: a tool that is stopped uses nothing unless somebody says no. */
export function planningLineOf({
	basis: { planning },
	stopped,
}: Pick<Explained, "basis" | "stopped">): "objection" | "consent" | undefined {
	if (planning === "consent") return planning;
	return planning === "objection" && !stopped ? planning : undefined;
}
