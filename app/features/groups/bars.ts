/**
 * The lines of a table as bars. A bar is made of the figure that the table shows, and of nothing else: where the table hides a
 * figure there is no bar, and neither is the longest bar any longer for it.
 */
import type { GroupLine } from "./group-report.ts";

/** One bar of a group: whose line, the figure that is shown, and its part of the longest bar from 0 to 1. Null where it is hidden. */
export interface Bar {
	readonly what: GroupLine["what"];
	readonly figure: number | null;
	readonly part: number | null;
}

export interface GroupOfBars {
	readonly group: string;
	/** In the order of the lines. */
	readonly bars: readonly Bar[];
}

/** The groups of these lines, in the order of the lines. */
export function groupsIn(lines: readonly GroupLine[]): readonly string[] {
	return [...new Set(lines.flatMap(({ cells }) => (cells ?? []).map(([group]) => group)))];
}

/** What a line shows of a group; null where it is hidden. */
export function figureIn({ cells }: GroupLine, group: string): number | null {
	return cells?.find(([name]) => name === group)?.[1] ?? null;
}

/** The bars of each group; undefined where no figure but 0 is shown, so that there is nothing to draw. */
export function barsOf(lines: readonly GroupLine[]): readonly GroupOfBars[] | undefined {
	const groups = groupsIn(lines);
	const longest = Math.max(
		0,
		...lines.flatMap(({ cells }) => (cells ?? []).map(([, figure]) => figure ?? 0)),
	);
	if (longest === 0) return undefined;
	return groups.map((group) => ({
		group,
		bars: lines.map((line) => {
			const figure = figureIn(line, group);
			return { what: line.what, figure, part: figure === null ? null : figure / longest };
		}),
	}));
}
