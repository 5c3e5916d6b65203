import { describe, expect, it } from "vitest";
import {
	type Confirmation,
	countTrained,
	type KnownTraining,
	saidOfStaff,
	type TrainedFor,
	trainedBy,
	trainingNote,
} from "./training.ts";

const TODAY = "2026-11-21";
const asked = (over: Partial<KnownTraining> = {}): KnownTraining => ({
	providerId: "riverside",
	number: 2,
	needed: true,
	words: "The maker's course.",
	link: null,
	months: 12,
	said: new Map(),
	staff: 4,
	...over,
});
const tool = (over: Partial<TrainedFor> = {}): TrainedFor => ({
	materialNotice: null,
	training: [asked()],
	...over,
});
const done = (over: Partial<Confirmation> = {}): Confirmation => ({
	on: "2026-10-01",
	number: 2,
	material: 0,
	...over,
});
const stands = (
	said: Confirmation | undefined,
	months: KnownTraining["months"] = 12,
	changed: number | null = null,
) => trainedBy({ materialNotice: changed }, { number: 2, months }, said, TODAY);

describe("training that somebody confirmed", () => {
	it("counts to the end of the day on which it runs out, and is over after it", () => {
		expect(stands(done())).toEqual({ state: "confirmed", on: "2026-10-01", until: "2027-10-01" });
		expect(stands(done({ on: "2025-11-21" }))).toMatchObject({ state: "running-out", until: TODAY });
		expect(stands(done({ on: "2025-11-20" }))).toEqual({ state: "missing", why: "over" });
	});

	it("is said to run out from 30 days before on", () => {
		expect(stands(done({ on: "2025-12-21" })).state).toBe("running-out");
		expect(stands(done({ on: "2025-12-22" })).state).toBe("confirmed");
	});

	it("never runs out where it counts for good", () => {
		expect(stands(done({ on: "2001-01-01" }), null)).toMatchObject({ state: "confirmed", until: null });
	});

	it("is asked for again when another training is asked for, or the tool itself changed", () => {
		expect(stands(undefined)).toEqual({ state: "missing", why: "never" });
		expect(stands(done({ number: 1 }))).toEqual({ state: "missing", why: "other-training" });
		expect(stands(done({ material: 0 }), 12, 3)).toEqual({ state: "missing", why: "tool-changed" });
		expect(stands(done({ material: 3 }), 12, 3).state).toBe("confirmed");
	});
});

describe("what staff see beside a tool", () => {
	const said = new Map([
		["rhian", done()],
		["colm", done({ number: 1 })],
		["hannah", done({ on: "2025-12-01" })],
	]);
	const withSaid = tool({ training: [asked({ said })] });

	it("is whether they have confirmed, and how many of all have", () => {
		const note = (staffId: string) => trainingNote(withSaid, { staffId, providerId: "riverside" }, TODAY);
		expect(note("rhian")).toEqual({ confirmed: true, count: 2, staff: 4 });
		expect(note("hannah")).toEqual({ confirmed: true, count: 2, staff: 4 });
		expect(note("colm")).toEqual({ confirmed: false, count: 2, staff: 4 });
		expect(note("nobody")).toEqual({ confirmed: false, count: 2, staff: 4 });
	});

	it("is nothing where their provider asks for none, or has said nothing", () => {
		const none = tool({ training: [asked({ needed: false })] });
		expect(trainingNote(none, { staffId: "rhian", providerId: "riverside" }, TODAY)).toBeNull();
		expect(trainingNote(withSaid, { staffId: "rhian", providerId: "hillside" }, TODAY)).toBeNull();
	});

	it("counts nobody whose training is over", () => {
		expect(countTrained(withSaid, asked({ said }), "2027-10-02")).toBe(0);
	});
});

describe("what everybody reads of our staff", () => {
	it("is yes or no where all providers say the same, and nothing is known where one has not said", () => {
		const both = (one: boolean, two: boolean) =>
			tool({ training: [asked({ needed: one }), asked({ needed: two, providerId: "hillside" })] });
		const of = (one: TrainedFor, ...ids: string[]) => saidOfStaff(one, new Set(ids));
		expect(of(both(true, true), "riverside", "hillside")).toBe("yes");
		expect(of(both(false, false), "riverside", "hillside")).toBe("no");
		expect(of(both(true, false), "riverside", "hillside")).toBe("some");
		expect(of(both(true, false), "hillside")).toBe("no");
		expect(of(tool(), "riverside", "hillside")).toBe("unknown");
		expect(of(tool())).toBe("unknown");
	});
});
