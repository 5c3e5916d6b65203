/**
 * Somebody who holds every report by group that the portal ever gives, of every quarter and tool, and works with them. They are
 * given more than they have: the exact total of every line.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Purpose } from "#app/core/scope.ts";
import {
	type GroupLine,
	groupReport,
	type Member,
	PERSON_WAYS,
	SAID_BY_GROUP,
} from "#app/features/groups/group-report.ts";
import { boundsOf } from "#app/features/watch/counts.ts";

const TOOLS = ["scan", "triage"];
const PURPOSES: Purpose[] = ["care", "research"];
const WAYS = ["online", "phone", "paper"];

const saying = fc.record({
	tool: fc.constantFrom(...TOOLS),
	purpose: fc.constantFrom(...PURPOSES),
	answer: fc.constantFrom(...SAID_BY_GROUP.slice(0, 2)),
	way: fc.constantFrom(...WAYS),
});
const person: fc.Arbitrary<Member> = fc.record({
	groups: fc.record({
		service: fc.constantFrom("eyes", "eyes", "imaging", "skin"),
		language: fc.constantFrom("en", "en", "en", "ur", "cy"),
		age: fc.constantFrom("16", "45", "75"),
		sex: fc.constantFrom("female", "male", "another", "other"),
		ethnicity: fc.constantFrom("white", "white", "white", "asian", "black"),
		disability: fc.constantFrom("yes", "no", "no", "no"),
		deprivation: fc.constantFrom("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"),
	}),
	said: fc.uniqueArray(saying, {
		minLength: 2,
		maxLength: 4,
		selector: ({ tool, purpose }) => `${tool} ${purpose}`,
	}),
	silent: fc.boolean(),
	unmet: fc.boolean(),
});
/** People in two quarters: some come, some go, some say something else. */
const quarters = fc
	.tuple(
		fc.array(person, { minLength: 1, maxLength: 120, size: "max" }),
		fc.array(person, { maxLength: 3 }),
		fc.nat(3),
	)
	.map(([before, come, gone]) => [before, [...before.slice(gone), ...come]]);

const reportOf = (members: readonly Member[]) =>
	groupReport({
		members,
		tools: TOOLS.map((id) => ({ id, purposes: PURPOSES })),
		known: { way: WAYS },
		againstNo: [],
		closed: [],
	});

/** What a line is about, and so what its groups really are. */
function truth(members: readonly Member[], line: GroupLine): readonly string[] {
	const { what, tool, purpose, by } = line;
	return members.flatMap(({ groups, said, ...person }) => {
		const own = said.find((one) => one.tool === tool && one.purpose === purpose);
		const isIn = what === "silent" || what === "unmet" ? person[what] : own?.answer === what;
		if (!isIn) return [];
		return by === "way" ? [own?.way ?? ""] : by === "tool" || by === "days" ? [] : [groups[by]];
	});
}

/** From where to where each group can lie, for whoever knows the line's total: nothing else is known that it has a part in. */
function ranges(line: GroupLine, total: number): Map<string, readonly [number, number]> {
	const bounds = new Map(
		(line.cells ?? []).map(([group, cell]) => [group, cell === null ? [1, total] : boundsOf(cell)] as const),
	);
	const sum = (end: 0 | 1, but: string) =>
		[...bounds].reduce((all, [group, bound]) => all + (group === but ? 0 : (bound[end] ?? 0)), 0);
	return new Map(
		[...bounds].map(([group, [from = 0, to = 0]]) => [
			group,
			[Math.max(from, total - sum(1, group)), Math.min(to, total - sum(0, group))] as const,
		]),
	);
}

const runs = { numRuns: process.env["LONG_TESTS"] ? 5000 : 300 };

describe("whoever holds all reports by group", () => {
	it("works out no count from 1 to 7, by no sum and in no neighbouring quarter", () => {
		let hidden = 0;
		fc.assert(
			fc.property(quarters, (all) => {
				for (const members of all)
					for (const line of reportOf(members)) {
						const people = truth(members, line);
						for (const [group, [from, to]] of ranges(line, people.length)) {
							const cell = line.cells?.find(([name]) => name === group)?.[1];
							if (cell !== null) continue;
							hidden += 1;
							expect([from, to, to - from >= 2]).toEqual([from, to, true]);
						}
					}
			}),
			runs,
		);
		expect(hidden).toBeGreaterThan(100);
	});

	it("reads no number from 1 to 7, nor one that is not rounded", () => {
		fc.assert(
			fc.property(quarters, (all) => {
				for (const { total, cells } of all.flatMap(reportOf))
					for (const figure of [total, ...(cells ?? []).map(([, cell]) => cell)])
						if (typeof figure === "number")
							expect([figure, figure % 5, figure === 0 || figure > 7]).toEqual([figure, 0, true]);
			}),
			runs,
		);
	});

	it("finds no group named that has fewer than 8 people", () => {
		fc.assert(
			fc.property(quarters, (all) => {
				for (const members of all)
					for (const { by, cells } of reportOf(members)) {
						const way = PERSON_WAYS.find((one) => one === by);
						if (way === undefined) continue;
						for (const [group] of cells ?? []) {
							const size = members.filter(({ groups }) => groups[way] === group).length;
							expect([group, group === "other" || size >= 8]).toEqual([group, true]);
						}
					}
			}),
			runs,
		);
	});

	it("is told nowhere how many people a group has, nor two groupings at once", () => {
		const whats = new Set(
			reportOf([]).map(({ what, tool }) => `${what} ${tool === null ? "" : "of a tool"}`.trim()),
		);
		expect([...whats]).toEqual([
			...SAID_BY_GROUP.map((what) => `${what} of a tool`),
			"silent",
			"unmet",
			"against-no",
			"closed",
		]);
	});
});
