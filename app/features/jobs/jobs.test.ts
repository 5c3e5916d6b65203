import { describe, expect, it } from "vitest";
import { anUndoing, entries, says } from "#tests/builders.ts";
import { placeOfKind, takenBackJobs } from "./jobs.ts";

const toCall = (task: string, choice: number | null) =>
	({
		kind: "task.opened",
		version: 1,
		task,
		what: "call-back",
		tool: null,
		choice,
		due: "2026-11-25",
	}) as const;

describe("a job", () => {
	it("is needless once the choice that made it was taken back, and no other is", () => {
		const said = [
			says("unsure"),
			toCall("first", 1),
			says("unsure"),
			toCall("second", 3),
			toCall("own", null),
		];
		expect(takenBackJobs(entries(...said))).toEqual([]);
		expect(takenBackJobs(entries(...said, anUndoing(1)))).toEqual(["first"]);
	});

	it("that two choices asked for is needed until both were taken back", () => {
		const said = [says("unsure"), toCall("one", 1), says("unsure"), toCall("one", 3)];
		expect(takenBackJobs(entries(...said, anUndoing(3)))).toEqual([]);
		expect(takenBackJobs(entries(...said, anUndoing(3), anUndoing(1)))).toEqual(["one"]);
	});
});

describe("a kind of job on the list", () => {
	it("is where the jobs of the kinds before it end", () => {
		const counts = [
			{ kind: "look-again", count: 45 },
			{ kind: "call-back", count: 2 },
			{ kind: "post", count: 3 },
		] as const;
		expect(placeOfKind("look-again", counts)).toBe("/staff/tasks#look-again");
		expect(placeOfKind("call-back", counts)).toBe("/staff/tasks?page=3#call-back");
		expect(placeOfKind("post", counts)).toBe("/staff/tasks#post");
	});
});
