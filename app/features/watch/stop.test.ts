import { describe, expect, it } from "vitest";
import { STAFF_ROLES, type StaffActor, type StaffRole, type SystemActor } from "#app/core/actor.ts";
import { TOOL_STOPS, type ToolStop } from "#app/core/tool-entry.ts";
import { NOON } from "#tests/builders.ts";
import {
	decideStop,
	STOP_STATES,
	STOPS,
	type Stopped,
	type StopState,
	stateOf,
	stopMark,
	stopsOpenTo,
} from "./stop.ts";

const RUNNING: Stopped = { paused: null, resumeAskedBy: null, review: null, retiring: null, retired: null };
const paused = { since: NOON, why: "It missed 2 eyes." };
const retiring = { since: NOON, why: "Its maker gave it up.", by: "lead-1" };
const review = { since: NOON, why: "We look into it." };
const IN: Readonly<Record<StopState, Stopped>> = {
	running: RUNNING,
	paused: { ...RUNNING, paused },
	"resume-asked": { ...RUNNING, paused, resumeAskedBy: "lead-1" },
	retired: { ...RUNNING, retired: { since: NOON, why: "Its maker gave it up." } },
};
const system: SystemActor = { role: "system", name: "watch" };
const staff = (staffRole: StaffRole, staffId = "another"): StaffActor => ({
	role: "staff",
	staffId,
	staffRole,
	providerId: "riverside",
	name: "Ann",
});
const actors = [...STAFF_ROLES.map((role) => [role, staff(role)] as const), ["system", system] as const];
const every = TOOL_STOPS.flatMap((what) =>
	STOP_STATES.flatMap((state) =>
		[false, true].flatMap((reviewed) =>
			[false, true].flatMap((isRetiring) =>
				actors.map(([who, actor]) => ({ what, state, reviewed, isRetiring, who, actor })),
			),
		),
	),
);
const tried = (what: ToolStop, now: Stopped, actor: StaffActor | SystemActor) =>
	decideStop(now, what, "Because.", actor, NOON);

describe("every move from every state by everybody", () => {
	it.each(every)(
		"$what from $state, reviewed: $reviewed, to be retired: $isRetiring, by $who",
		({ what, state, reviewed, isRetiring, who, actor }) => {
			const now = { ...IN[state], review: reviewed ? review : null, retiring: isRetiring ? retiring : null };
			const rule = STOPS[what];
			const result = tried(what, now, actor);
			const fits =
				rule.from.includes(state) &&
				(rule.reviewed === null || rule.reviewed === reviewed) &&
				(rule.retiring === undefined || rule.retiring === isRetiring);
			if (!rule.by.includes(who)) expect(result).toEqual({ ok: false, reason: "not-your-move" });
			else if (!fits) expect(result).toEqual({ ok: false, reason: "not-from-here" });
			else {
				expect(result.ok && stateOf(result.value)).toBe(rule.to === "stays" ? state : rule.to);
				if (actor.role === "staff") expect(stopsOpenTo(now, actor)).toContain(what);
			}
			if (!result.ok && actor.role === "staff") expect(stopsOpenTo(now, actor)).not.toContain(what);
		},
	);
});

describe("a paused tool", () => {
	it("is left by two people: who asked never agrees", () => {
		const asked = tried("resume-asked", IN.paused, staff("lead", "lead-1"));
		if (!asked.ok) throw new Error(asked.reason);
		expect(tried("resumed", asked.value, staff("lead", "lead-1"))).toEqual({
			ok: false,
			reason: "same-person",
		});
		expect(stopsOpenTo(asked.value, staff("lead", "lead-1"))).not.toContain("resumed");
		for (const other of [staff("lead", "lead-2"), staff("clinician", "doctor")])
			expect(tried("resumed", asked.value, other)).toEqual({ ok: true, value: RUNNING });
	});

	it("stays paused since the same day when somebody does not agree, and then has to be asked for again", () => {
		const later = new Date(NOON.getTime() + 1000);
		const result = decideStop(IN["resume-asked"], "paused", "Not yet.", staff("lead"), later);
		expect(result).toEqual({
			ok: true,
			value: { ...RUNNING, paused: { since: NOON, why: "Not yet." } },
		});
	});

	it("stays under review, and a review stops nothing", () => {
		const both = { ...IN["resume-asked"], review };
		const resumed = tried("resumed", both, staff("clinician"));
		expect(resumed.ok && resumed.value.review).toEqual(review);
		const reviewed = tried("review-opened", RUNNING, staff("lead"));
		expect(reviewed.ok && stateOf(reviewed.value)).toBe("running");
	});
});

describe("a tool that is to be retired", () => {
	const asked = { ...IN.paused, review, retiring };

	it("is used as before until another person agrees, and then for the reason that was asked with", () => {
		const first = tried("retire-asked", RUNNING, staff("lead", "lead-1"));
		expect(first).toEqual({ ok: true, value: { ...RUNNING, retiring: { ...retiring, why: "Because." } } });
		expect(first.ok && stateOf(first.value)).toBe("running");
		for (const other of [staff("lead", "lead-2"), staff("clinician", "doctor")])
			expect(tried("retired", asked, other)).toEqual({ ok: true, value: IN.retired });
		expect(tried("retired", asked, staff("lead", "lead-1"))).toEqual({ ok: false, reason: "same-person" });
		expect(stopsOpenTo(asked, staff("lead", "lead-1"))).not.toContain("retired");
	});

	it("is kept by anybody who may agree, who asked too", () => {
		for (const other of [staff("lead", "lead-1"), staff("clinician", "doctor")])
			expect(tried("retire-kept", asked, other)).toEqual({ ok: true, value: { ...asked, retiring: null } });
	});

	it("stays retired: nothing moves it", () => {
		expect(stopsOpenTo(IN.retired, staff("lead"))).toEqual([]);
	});
});

describe("the table", () => {
	it("lets every state but retired be left", () => {
		for (const state of STOP_STATES.filter((one) => one !== "retired"))
			expect(Object.values(STOPS).some(({ from, to }) => from.includes(state) && to !== state)).toBe(true);
	});

	it("never lets anybody but a lead stop a tool, and lets the clockwork only open a review", () => {
		expect(STOPS.paused.by).toEqual(["lead"]);
		expect(TOOL_STOPS.filter((what) => STOPS[what].by.includes("system"))).toEqual(["review-opened"]);
		expect(TOOL_STOPS.filter((what) => STOPS[what].by.includes("reception"))).toEqual([]);
	});
});

describe("the mark of a page", () => {
	it("changes with every move", () => {
		const mark = (now: Stopped) => stopMark((text) => text, now);
		const all = [...Object.values(IN), { ...RUNNING, review }, { ...RUNNING, retiring }];
		expect(new Set(all.map(mark)).size).toBe(all.length);
		expect(mark({ ...IN["resume-asked"] })).toBe(mark(IN["resume-asked"]));
	});
});
