/** Prints what was measured as Markdown tables that a README can hold. */
import { type Compared, type Goal, isReached, median, ratios } from "./figures.ts";

/** One subject: its table, and the sentences that say how it was measured. */
export interface Subject {
	readonly title: string;
	/** What the yardstick is, as the column's head says it. */
	readonly yardstick: string;
	readonly compared: readonly Compared[];
	readonly notes: readonly string[];
}

/** The table of a subject. Figures are medians; the ratio is the median of the rounds' ratios. */
export function tableOf({ title, yardstick, compared, notes }: Subject): string {
	return [
		`### ${title}`,
		"",
		`| | portal | ${yardstick} | ratio | min–max | to reach | |`,
		"| --- | --: | --: | --: | --: | --: | --- |",
		...compared.map(rowOf),
		"",
		...notes.map((note) => `- ${note}`),
		"",
	].join("\n");
}

function rowOf(one: Compared): string {
	const ratio = ratios(one);
	const reached = isReached(ratio.median, one.goal);
	const cells = [
		one.what,
		`${shown(median(one.ours))} ${one.unit}`,
		`${shown(median(one.yardstick))} ${one.unit}`,
		`**${short(ratio.median)}**`,
		`${short(ratio.least)}–${short(ratio.most)}`,
		goalText(one.goal),
		reached === undefined ? "" : reached ? "reached" : "missed",
	];
	return `| ${cells.join(" | ")} |`;
}

function goalText(goal: Goal | undefined): string {
	if (goal === undefined) return "–";
	return "most" in goal ? `≤ ${goal.most.toFixed(2)}` : `≥ ${goal.least.toFixed(1)}`;
}

function shown(figure: number): string {
	return Math.round(figure).toLocaleString("en-GB");
}

/** Two digits that say something: 0.074, 0.61, 4.4, 18. */
function short(ratio: number): string {
	return ratio >= 10 ? ratio.toFixed(0) : ratio.toPrecision(2);
}
