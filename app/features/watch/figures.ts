/** The figures of one tool, side by side, as they may be shown: by month, by version and by service. */
import type { ShownMonth } from "./chart.ts";
import { type Counts, protectedTables, type Shown } from "./counts.ts";

/** How often a tool was used and said to be wrong, in one month, version and service. `service` and `version` may be empty. */
export interface Tally {
	readonly tool: string;
	readonly version: string;
	readonly service: string;
	readonly month: string;
	readonly uses: number;
	/** By patients. */
	readonly disputes: number;
	/** By staff. */
	readonly challenges: number;
}

export const COUNTED = ["uses", "disputes", "challenges"] as const;
export type Counted = (typeof COUNTED)[number];

/** One line. Null where the figure is left out, since it would give another one away. */
export type FigureRow = { readonly name: string } & Readonly<Record<Counted, Shown | null>>;

export interface ToolFigures {
	readonly total: Readonly<Record<Counted, Shown>>;
	readonly months: readonly FigureRow[];
	readonly versions: readonly FigureRow[];
	readonly services: readonly FigureRow[];
}

const WAYS = ["month", "service", "version"] as const;

/** The figures of the tool that these tallies are all about. Every month of `months` has its line, also without any. */
export function figuresOf(tallies: readonly Tally[], months: readonly string[]): ToolFigures {
	const names = {
		month: months,
		service: [...new Set(tallies.map(({ service }) => service))].sort(),
		version: [...new Set(tallies.map(({ version }) => version))].sort(),
	};
	const counts = (way: (typeof WAYS)[number], what: Counted): Counts =>
		new Map(
			names[way].map((name) => [
				name,
				tallies.filter((tally) => tally[way] === name).reduce((sum, tally) => sum + tally[what], 0),
			]),
		);
	const given = new Map(
		COUNTED.map((what) => [what, protectedTables(WAYS.map((way) => counts(way, what)))] as const),
	);
	const figure = (what: Counted, way: (typeof WAYS)[number], name: string) =>
		given.get(what)?.tables[WAYS.indexOf(way)]?.get(name) ?? null;
	const rows = (way: (typeof WAYS)[number]): FigureRow[] =>
		names[way].map((name) => ({
			name,
			uses: figure("uses", way, name),
			disputes: figure("disputes", way, name),
			challenges: figure("challenges", way, name),
		}));
	const total = (what: Counted): Shown => given.get(what)?.total ?? 0;
	return {
		total: { uses: total("uses"), disputes: total("disputes"), challenges: total("challenges") },
		months: rows("month"),
		versions: rows("version"),
		services: rows("service"),
	};
}

/** The months as a chart draws them; undefined where a figure is left out. */
export function chartable({ months }: Pick<ToolFigures, "months">): ShownMonth[] | undefined {
	const drawn = months.flatMap(({ name, uses, disputes, challenges }) =>
		uses === null || disputes === null || challenges === null
			? []
			: [{ month: name, uses, disputes, challenges }],
	);
	return drawn.length === months.length ? drawn : undefined;
}
