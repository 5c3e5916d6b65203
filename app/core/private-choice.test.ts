import { describe, expect, it } from "vitest";
import type { Entry, EntryBody } from "./entry.ts";
import { shownToOthers } from "./private-choice.ts";

const patient = { who: "patient" } as const;
const said = { decider: patient, recorder: patient, way: "online", helped: null, interpreter: null } as const;
const at = new Date("2026-11-21T12:00:00Z");

function choice(isPrivate: boolean): EntryBody {
	return {
		...{
			kind: "choice.made",
			version: 1,
			scope: { tool: "eye", purpose: "care" },
			answer: "unsure",
			notice: 1,
		},
		...{ lang: "en", saidOn: null, said, ...(isPrivate && { private: true as const }) },
	} as EntryBody;
}
const opened = (task: string, seq: number | null): EntryBody => ({
	...{
		kind: "task.opened",
		version: 1,
		task,
		what: "call-back",
		tool: "eye",
		choice: seq,
		due: "2026-11-25",
	},
});
const done = (task: string): EntryBody => ({
	...{ kind: "task.done", version: 1, task, note: "We talked.", recorder: { who: "system", name: "test" } },
});
const entries = (...bodies: readonly EntryBody[]): Entry[] =>
	bodies.map((body, place) => ({ seq: place + 1, ref: `R${place + 1}`, at, body }));
const shown = (...bodies: readonly EntryBody[]) => shownToOthers(entries(...bodies)).map(({ seq }) => seq);

describe("what is shown to whoever acts for a patient", () => {
	it("is all of it while the patient keeps nothing to themself", () => {
		expect(shown(choice(false), opened("a", 1), done("a"))).toEqual([1, 2, 3]);
	});

	it("has neither a private answer nor what was done because of it", () => {
		const undone: EntryBody = { kind: "choice.undone", version: 1, choice: 2, said };
		const wrong: EntryBody = {
			...{ kind: "entry.in-error", version: 1, entry: 2, why: "A slip." },
			recorder: patient,
		};
		expect(shown(choice(false), choice(true), opened("a", 2), done("a"), undone, wrong)).toEqual([1]);
	});

	it("has a job that another answer asked for too, but not what came of it", () => {
		expect(shown(choice(false), opened("a", 1), choice(true), opened("a", 3), done("a"))).toEqual([1, 2]);
	});

	it("has no job about answers that do not agree from a private one on, which can be one of them", () => {
		const conflict = (task: string, seq: number, tool: string | null): EntryBody =>
			({ ...opened(task, seq), what: "conflict", tool }) as EntryBody;
		expect(shown(choice(true), choice(false), conflict("a", 2, "eye"), done("a"))).toEqual([2]);
		expect(shown(choice(true), choice(false), conflict("a", 2, null), done("a"))).toEqual([2]);
		expect(shown(choice(false), conflict("a", 1, "eye"), choice(true), done("a"))).toEqual([1, 2]);
		expect(shown(choice(true), choice(false), conflict("a", 2, "skin"), done("a"))).toEqual([2, 3, 4]);
	});

	it("has what belongs to no answer", () => {
		expect(shown(choice(true), opened("a", null), done("a"))).toEqual([2, 3]);
	});
});
