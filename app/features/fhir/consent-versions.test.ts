import { describe, expect, it } from "vitest";
import type { Entry, EntryBody } from "#app/core/entry.ts";
import {
	aChoice,
	anError,
	anUndoing,
	aPause,
	aPauseClosed,
	aSaying,
	aStatus,
	aTrust,
	aTrustEnded,
	EVERYTHING,
	EYE,
	entries,
	minutesAfterNoon,
	NOON,
	says,
	theAttorney,
	theMother,
} from "#tests/builders.ts";
import { aReadTool, READ } from "#tests/read-tools.ts";
import { type ConsentVersion, versionedChoices } from "./consent-versions.ts";
import { type ReadTool, untouched } from "./read-tool.ts";

const eye = aReadTool(EYE);
const skin = aReadTool("skin-photo");

/** The last version of each answer, by its place in the record. */
function now(happened: readonly Entry[], tools: readonly ReadTool[] = [eye]): Map<number, ConsentVersion> {
	return new Map(
		versionedChoices(happened, tools, READ).flatMap(({ entry, versions }) => {
			const last = versions.at(-1);
			return last === undefined ? [] : [[entry.seq, last] as const];
		}),
	);
}

const WRITING = { tool: "skin-photo", purpose: "care" } as const;

const inWords = ({ status, why, permits }: ConsentVersion) =>
	`${status}: ${why}${status === "active" ? (permits ? ", permits" : ", denies") : ""}`;

/** Each version of the first answer, by its name. */
const versions = (happened: readonly Entry[], tools: readonly ReadTool[] = [eye]) =>
	versionedChoices(happened, tools, READ)[0]?.versions.map((one) => [one.id, inWords(one)]);

describe("what became of an answer", () => {
	const statuses = (...bodies: readonly EntryBody[]) => [...now(entries(...bodies)).values()].map(inWords);

	it("is inactive once the patient gave another one", () => {
		expect(statuses(says("no"), says("yes"))).toEqual(["inactive: replaced", "active: stands, permits"]);
	});

	it("is inactive once it was taken back, and active again where that was a mistake", () => {
		expect(statuses(says("no"), anUndoing(1))).toEqual(["inactive: taken-back"]);
		expect(statuses(says("no"), anUndoing(1), anError(2))).toEqual(["active: stands, denies"]);
	});

	it("is entered in error where staff wrote it down wrongly", () => {
		expect(statuses(says("yes"), anError(1))).toEqual(["entered-in-error: in-error"]);
	});

	it("is an active deny for a yes that nobody may act on before somebody else has agreed", () => {
		const form = aChoice({
			answer: "yes",
			saidOn: "2026-11-01",
			disagreesWith: [1],
			said: aSaying(undefined, "paper"),
		});
		expect(statuses(says("no"), form)).toEqual(["inactive: replaced", "active: conflict, denies"]);
		expect(statuses(aStatus("represented"), says("yes"))).toEqual(["active: representative-decides, denies"]);
		expect(statuses(aStatus("jointly"), says("yes"), says("no", theMother))).toEqual([
			"active: conflict, denies",
			"active: stands, denies",
		]);
	});

	it("is an active deny for a yes of somebody whose authority has ended, or whose last day is over", () => {
		const yes = says("yes", theAttorney);
		expect(versions(entries(aTrust(theAttorney), yes, aTrustEnded(theAttorney)))).toEqual([
			["REF-2", "active: stands, permits"],
			["REF-3", "active: authority-ended, denies"],
		]);
		const ranOut = versions(entries(aTrust(theAttorney, { until: "2026-11-20" }), yes));
		expect(ranOut?.at(-1)?.[1]).toBe("active: authority-ended, denies");
	});

	it("is an active deny for a yes while a dispute is open, and until the patient has spoken again", () => {
		expect(versions(entries(says("yes"), aPause(), aPauseClosed()))).toEqual([
			["REF-1", "active: stands, permits"],
			["REF-2", "active: disputed, denies"],
			["REF-3", "active: dispute-closed, denies"],
		]);
		expect(statuses(says("yes"), aPause(), aPauseClosed(), says("yes"))).toEqual([
			"inactive: replaced",
			"active: stands, permits",
		]);
	});

	it("is an active deny for a yes to a tool that changed since, with each change that came, and still one for a no", () => {
		const changed = aReadTool(EYE, {
			today: { ...untouched(EYE), materialNotice: 3 },
			changes: [
				{ id: "eye-scan.2", at: minutesAfterNoon(-2), now: { materialNotice: 2 } },
				{ id: "eye-scan.3", at: NOON, now: { materialNotice: 3 } },
			],
		});
		const again = aChoice({ notice: 2 });
		expect(versions(entries(says("yes"), says("unsure", undefined, WRITING), again), [changed])).toEqual([
			["REF-1", "active: stands, permits"],
			["eye-scan.2", "active: tool-changed, denies"],
			["REF-3", "inactive: replaced"],
		]);
		expect(now(entries(again), [changed]).get(1)).toMatchObject({ why: "tool-changed", permits: false });
		expect(now(entries(says("no")), [changed]).get(1)).toMatchObject({ status: "active", permits: false });
		const everything = now(entries(says("yes", undefined, EVERYTHING)), [changed, skin]).get(1);
		expect(everything).toMatchObject({ permits: true, exceptions: [{ tool: EYE, permits: false }] });
	});

	it("is an active deny for a yes while its tool is stopped for everybody, and permits again once it goes on", () => {
		const stop = { id: "STOP", at: NOON, now: { paused: true } };
		const paused = aReadTool(EYE, { today: { ...untouched(EYE), paused: true }, changes: [stop] });
		expect(versions(entries(says("yes")), [paused])?.at(-1)).toEqual(["STOP", "active: tool-paused, denies"]);
		const goesOn = aReadTool(EYE, {
			changes: [stop, { id: "GO", at: minutesAfterNoon(1), now: { paused: false } }],
		});
		expect(versions(entries(says("yes")), [goesOn])?.at(-1)).toEqual(["GO", "active: stands, permits"]);
	});

	it("is an active deny for a yes to a tool that is not used here, under a name that each such state has of its own", () => {
		const elsewhere = aReadTool(EYE, { today: { ...untouched(EYE), usedHere: false } });
		const [, last] = versions(entries(says("yes")), [elsewhere]) ?? [];
		expect(last).toEqual([expect.stringMatching(/^today\.[0-9a-f]{16}$/), "active: not-used-here, denies"]);
		const nobodyKnows = aReadTool(EYE, { today: null });
		const [, other] = versions(entries(says("yes")), [nobodyKnows]) ?? [];
		expect(other?.[1]).toBe("active: could-not-tell, denies");
		expect(other?.[0]).not.toBe(last?.[0]);
	});

	it("denies for a yes to everything where nothing of it counts", () => {
		const paused = aReadTool(EYE, { today: { ...untouched(EYE), paused: true } });
		const yes = entries(says("yes", undefined, EVERYTHING));
		expect(now(yes, [paused]).get(1)).toMatchObject({ permits: false, why: "tool-paused", exceptions: [] });
		expect(now(yes, [paused, skin]).get(1)).toMatchObject({
			permits: true,
			exceptions: [{ tool: EYE, purpose: null, permits: false }],
		});
	});

	it("is a yes to everything but for the tool that a later no is about", () => {
		const happened = entries(says("yes", undefined, EVERYTHING), says("no"));
		expect(now(happened, [eye, skin]).get(1)?.exceptions).toEqual([
			{ tool: EYE, purpose: "care", permits: false },
		]);
		expect(now(happened, [skin]).get(1)?.exceptions).toEqual([]);
		expect([...now(happened, [skin]).keys()]).toEqual([1]);
	});

	it("is one version for each thing that changed it, named by its entry", () => {
		const happened = entries(says("yes"), says("unsure", theAttorney), says("no"));
		const [first] = versionedChoices(happened, [eye], READ);
		expect(first?.versions.map(({ id, status }) => [id, status])).toEqual([
			["REF-1", "active"],
			["REF-2", "inactive"],
		]);
		expect(first?.versions[1]?.at).toEqual(minutesAfterNoon(-2));
	});
});
