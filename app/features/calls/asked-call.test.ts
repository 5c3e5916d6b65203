import { describe, expect, it } from "vitest";
import type { EntryBody } from "#app/core/entry.ts";
import { aSaying, entries } from "#tests/builders.ts";
import { askedCall, isForMore, openCall } from "./asked-call.ts";

const opened = (due = "2026-11-25", task = "job"): EntryBody => ({
	...{ kind: "task.opened", version: 1, task, what: "help", tool: null, choice: null, due },
});
const asked = (task = "job"): EntryBody => ({
	...{ kind: "call.asked", version: 1, task, number: null, time: "morning", about: null, lang: "en" },
	said: aSaying(),
});
const takenBack: EntryBody = { kind: "call.taken-back", version: 1, task: "job", said: aSaying() };
const done: EntryBody = {
	...{ kind: "task.done", version: 2, task: "job", note: "We called.", lang: "en" },
	recorder: { who: "staff", id: "staff-1", name: "Rhian Price" },
};
const reopened: EntryBody = { kind: "task.reopened", version: 1, task: "job", recorder: done.recorder };

describe("a call that a patient asked for", () => {
	it("is open with the day that was promised, and its own reference", () => {
		expect(openCall(entries(opened(), asked()))).toMatchObject({ ref: "REF-2", due: "2026-11-25" });
	});

	it("keeps the earlier day of a job that was in hand already", () => {
		expect(openCall(entries(opened("2026-11-23"), opened(), asked()))?.due).toBe("2026-11-23");
	});

	it.each([
		["made", [opened(), asked(), done]],
		["taken back", [opened(), asked(), takenBack]],
		["none at all", [opened()]],
	])("is not open once it is %s", (_what, bodies) => {
		expect(openCall(entries(...bodies))).toBeUndefined();
	});

	it("is open again where staff said by mistake that it was made", () => {
		expect(openCall(entries(opened(), asked(), done, reopened))?.ref).toBe("REF-2");
	});

	it("is the newest one", () => {
		const again = [opened("2026-12-01", "other"), asked("other")];
		expect(openCall(entries(opened(), asked(), done, ...again))).toMatchObject({ task: "other" });
	});
});

describe("a job in the list of staff", () => {
	it("says what was asked, and no more once it was taken back", () => {
		expect(askedCall(entries(opened(), asked()), "job")?.time).toBe("morning");
		expect(askedCall(entries(opened(), asked(), takenBack), "job")).toBeUndefined();
		expect(askedCall(entries(opened()), "job")).toBeUndefined();
	});

	it("is for more than the call where a paper form asked for help too", () => {
		expect(isForMore(entries(opened(), asked()), "job")).toBe(false);
		expect(isForMore(entries(opened(), opened(), asked()), "job")).toBe(true);
	});
});
