/**
 * A quarter's report by group. Each figure is about one tool and purpose, by one way of grouping: never two at once, and never the
 * people of a group as such, from which together with what some of them said the rest would follow.
 */
import { z } from "zod";
import { PURPOSES, type Purpose } from "#app/core/scope.ts";
import { type GroupCounts, LEAST_SHOWN, shownLine, shownTotal } from "./shown-line.ts";

/** What the people of a line have in common: what they said of a tool and a purpose, that nobody reached them, or that a need was not met. */
export const SAID_BY_GROUP = ["yes", "no", "unsure", "again"] as const;
export type SaidByGroup = (typeof SAID_BY_GROUP)[number];
/** Of people as such, whatever they said. */
export const PEOPLE = ["silent", "unmet"] as const;
const WHATS = [...SAID_BY_GROUP, ...PEOPLE, "against-no", "closed"] as const;

/** How people are told apart; each is in one group of each. By the last four only where the provider's list tells of anybody. */
export const DESCRIBED_WAYS = ["sex", "ethnicity", "disability", "deprivation"] as const;
export const PERSON_WAYS = ["service", "language", "age", ...DESCRIBED_WAYS] as const;
export type PersonWay = (typeof PERSON_WAYS)[number];
const GROUPED_BY = [...PERSON_WAYS, "way", "tool", "days"] as const;
export type GroupedBy = (typeof GROUPED_BY)[number];

/** Who is in a group too small to be named, and in one of services who is on the lists of several. */
export const OTHER = "other";
export const SEVERAL = "several";

const groupLine = z.strictObject({
	what: z.enum(WHATS),
	/** Of what is said to a tool; null for the rest. */
	tool: z.string().nullable(),
	purpose: z.enum(PURPOSES).nullable(),
	by: z.enum(GROUPED_BY),
	/** Rounded on its own; "few" for 1 to 7. */
	total: z.union([z.number(), z.literal("few")]),
	/** By group; null where a figure is hidden. Null for the whole line where it cannot be shown. */
	cells: z.array(z.tuple([z.string(), z.number().nullable()])).nullable(),
});
export const groupLines = z.array(groupLine);
export type GroupLine = z.infer<typeof groupLine>;

/** One person, without anything that says who. */
export interface Member {
	readonly groups: Readonly<Record<PersonWay, string>>;
	/** What counts of what they said, for each tool and purpose that they said something about. */
	readonly said: readonly {
		readonly tool: string;
		readonly purpose: Purpose;
		readonly answer: SaidByGroup;
		readonly way: string;
	}[];
	/** Never used a letter, was told of no tool by staff and never said anything, by any way. */
	readonly silent: boolean;
	/** A message could not be what they need (`needs/unmet.ts`), and at the end of the quarter nobody had done it instead. */
	readonly unmet: boolean;
}

/** Something that happened in the quarter, by its groups. */
export type Event = Readonly<Partial<Record<GroupedBy, string>>>;

export interface Counted {
	readonly members: readonly Member[];
	/** In the order of the register. */
	readonly tools: readonly { readonly id: string; readonly purposes: readonly Purpose[] }[];
	/** The groups that are known beforehand, in their order; others come after them. */
	readonly known: Readonly<Partial<Record<GroupedBy, readonly string[]>>>;
	/** Uses against a no; and cases that were closed. */
	readonly againstNo: readonly Event[];
	readonly closed: readonly Event[];
}

/** Every line of the report, as it may be shown. */
export function groupReport({ members, tools, known, againstNo, closed }: Counted): GroupLine[] {
	const folded = foldSmall(members);
	const named = (by: GroupedBy, found: readonly string[]) => [...new Set([...(known[by] ?? []), ...found])];
	const ways = PERSON_WAYS.filter((by) => isTold(by, folded));
	const groups = new Map<GroupedBy, readonly string[]>(
		ways.map((by) => {
			const found = new Set(folded.map((member) => member.groups[by]));
			return [by, named(by, [...found].sort()).filter((group) => found.has(group))];
		}),
	);
	groups.set("way", known.way ?? []);
	const line = (about: Pick<GroupLine, "what" | "tool" | "purpose">, by: GroupedBy, all: readonly string[]) =>
		lineOf(about, by, countEach(groups.get(by) ?? named(by, []), all));
	const said = tools.flatMap(({ id: tool, purposes }) =>
		purposes.flatMap((purpose) => {
			const here = folded.flatMap((member) =>
				member.said
					.filter((one) => one.tool === tool && one.purpose === purpose)
					.map(({ answer, way }) => ({ answer, groups: { ...member.groups, way } })),
			);
			return SAID_BY_GROUP.flatMap((what) =>
				([...ways, "way"] as const).map((by) => {
					const theirs = here.filter(({ answer }) => answer === what);
					return line(
						{ what, tool, purpose },
						by,
						theirs.map((one) => one.groups[by]),
					);
				}),
			);
		}),
	);
	const events = (what: "against-no" | "closed", all: readonly Event[], ...by: readonly GroupedBy[]) =>
		by.map((by) =>
			line(
				{ what, tool: null, purpose: null },
				by,
				all.map((one) => one[by] ?? OTHER),
			),
		);
	return [
		...said,
		...PEOPLE.flatMap((what) =>
			ways.map((by) => {
				const theirs = folded.filter((member) => member[what]);
				return line(
					{ what, tool: null, purpose: null },
					by,
					theirs.map((member) => member.groups[by]),
				);
			}),
		),
		...events("against-no", againstNo, "tool"),
		...events("closed", closed, "days", "tool"),
	];
}

/** Nobody is told apart by what the list tells of nobody. */
function isTold(by: PersonWay, members: readonly Member[]): boolean {
	const isDescribed = DESCRIBED_WAYS.some((one) => one === by);
	return !isDescribed || members.some(({ groups }) => groups[by] !== OTHER);
}

function lineOf(
	about: Pick<GroupLine, "what" | "tool" | "purpose">,
	by: GroupedBy,
	counts: GroupCounts,
): GroupLine {
	const cells = shownLine(counts);
	return { ...about, by, total: shownTotal(counts), cells: cells === undefined ? null : [...cells] };
}

function countEach(groups: readonly string[], found: readonly string[]): GroupCounts {
	const counts = new Map(groups.map((group) => [group, 0]));
	for (const group of found) counts.set(group, (counts.get(group) ?? 0) + 1);
	return counts;
}

/** Puts whoever is in a group of fewer than 8 among the others: that a group is there would say that somebody is in it. */
function foldSmall(members: readonly Member[]): readonly Member[] {
	const sizes = new Map(
		PERSON_WAYS.map(
			(by) =>
				[
					by,
					countEach(
						[],
						members.map(({ groups }) => groups[by]),
					),
				] as const,
		),
	);
	const folded = (by: PersonWay, group: string) =>
		(sizes.get(by)?.get(group) ?? 0) < LEAST_SHOWN ? OTHER : group;
	return members.map((member) => {
		const groups = { ...member.groups };
		for (const by of PERSON_WAYS) groups[by] = folded(by, groups[by]);
		return { ...member, groups };
	});
}
