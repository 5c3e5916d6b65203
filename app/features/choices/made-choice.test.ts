import { describe, expect, it } from "vitest";
import type { EntryBody } from "#app/core/entry.ts";
import { anError, anUndoing, entries, NOON, says, theAttorney } from "#tests/builders.ts";
import { choicesIn, otherNotes, whyNotUndone } from "./made-choice.ts";

const opened = (task: string, choice: number | null): EntryBody => ({
	kind: "task.opened",
	version: 1,
	task,
	what: "call-back",
	tool: null,
	choice,
	due: "2026-11-25",
});
const recorder = { who: "staff", id: "staff-1", name: "Rhian Price" } as const;
const done = (task: string, note: string): EntryBody => ({
	kind: "task.done",
	version: 2,
	task,
	note,
	lang: "cy",
	recorder,
});

const days = (count: number) => new Date(NOON.getTime() + count * 86_400_000);

describe("what staff wrote when a job was done", () => {
	it("stands with the choice that asked for the job, in the language it was written in", () => {
		const all = entries(says("unsure"), opened("a", 1), says("no"), done("a", "Fe siaradon ni."));
		expect(choicesIn(all).map(({ notes }) => notes)).toMatchObject([
			[{ job: "call-back", text: "Fe siaradon ni.", lang: "cy" }],
			[],
		]);
		expect(otherNotes(all)).toEqual([]);
	});

	it("stands with each choice that asked for the same job, and not with one of after it was done", () => {
		const asked = [says("unsure"), opened("a", 1), says("unsure"), opened("a", 3)];
		const all = entries(...asked, done("a", "We talked."), says("unsure"), opened("b", 6));
		expect(choicesIn(all).map(({ notes }) => notes.map(({ text }) => text))).toEqual([
			["We talked."],
			["We talked."],
			[],
		]);
	});

	it("no longer stands where the job was not done after all", () => {
		const reopened: EntryBody = { kind: "task.reopened", version: 1, task: "a", recorder };
		const all = [says("unsure"), opened("a", 1), done("a", "Wrong patient."), reopened];
		expect(choicesIn(entries(...all))[0]?.notes).toEqual([]);
		expect(choicesIn(entries(...all, done("a", "We talked.")))[0]?.notes).toMatchObject([
			{ text: "We talked." },
		]);
	});

	it("is read from entries of before the language was noted, which then is not known", () => {
		const old: EntryBody = { kind: "task.done", version: 1, task: "a", note: "We talked.", recorder };
		const [choice] = choicesIn(entries(says("unsure"), opened("a", 1), old));
		expect(choice?.notes).toMatchObject([{ text: "We talked.", lang: null }]);
	});

	it("stands by itself where no choice asked for the job, the newest first", () => {
		const all = entries(opened("a", null), opened("b", null), done("a", "One."), done("b", "Two."));
		expect(otherNotes(all).map(({ text }) => text)).toEqual(["Two.", "One."]);
	});
});

describe("taking back", () => {
	it("is for what the patient decided, for seven days, where it was no mistake", () => {
		const why = (at: Date, ...bodies: readonly EntryBody[]) => {
			const [made] = choicesIn(entries(...bodies));
			return made && whyNotUndone(made, at);
		};
		expect(why(NOON, says("no"))).toBeUndefined();
		expect(why(days(8), says("no"))).toBe("too-late");
		expect(why(NOON, says("no", theAttorney))).toBe("not-theirs");
		expect(why(NOON, says("no"), anError(1))).toBe("in-error");
		expect(choicesIn(entries(says("no"), anUndoing(1)))[0]).toMatchObject({
			undoneAt: expect.any(Date),
			undoneRef: expect.any(String),
		});
	});
});
