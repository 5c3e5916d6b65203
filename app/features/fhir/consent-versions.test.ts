import { describe, expect, it } from "vitest";
import type { Entry, EntryBody } from "#app/core/entry.ts";
import {
	aChoice,
	anError,
	anUndoing,
	aSaying,
	EVERYTHING,
	EYE,
	entries,
	minutesAfterNoon,
	NOON,
	says,
	theAttorney,
} from "#tests/builders.ts";
import { type ConsentVersion, type ReadTool, versionedChoices } from "./consent-versions.ts";

const eye: ReadTool = { id: EYE, asksAgain: null };
const skin: ReadTool = { id: "skin-photo", asksAgain: null };

/** The last version of each answer, by its place in the record. */
function now(happened: readonly Entry[], tools: readonly ReadTool[] = [eye]): Map<number, ConsentVersion> {
	return new Map(
		versionedChoices(happened, tools).flatMap(({ entry, versions }) => {
			const last = versions.at(-1);
			return last === undefined ? [] : [[entry.seq, last] as const];
		}),
	);
}

describe("what became of an answer", () => {
	const statuses = (...bodies: readonly EntryBody[]) =>
		[...now(entries(...bodies)).values()].map(({ status, why }) => `${status}: ${why}`);

	it("is inactive once the patient gave another one", () => {
		expect(statuses(says("no"), says("yes"))).toEqual(["inactive: replaced", "active: stands"]);
	});

	it("is inactive once it was taken back, and active again where that was a mistake", () => {
		expect(statuses(says("no"), anUndoing(1))).toEqual(["inactive: taken-back"]);
		expect(statuses(says("no"), anUndoing(1), anError(2))).toEqual(["active: stands"]);
	});

	it("is entered in error where staff wrote it down wrongly", () => {
		expect(statuses(says("yes"), anError(1))).toEqual(["entered-in-error: in-error"]);
	});

	it("is proposed for a yes that nobody may act on before somebody else has agreed", () => {
		const form = aChoice({
			answer: "yes",
			saidOn: "2026-11-01",
			disagreesWith: [1],
			said: aSaying(undefined, "paper"),
		});
		expect(statuses(says("no"), form)).toEqual(["inactive: replaced", "proposed: conflict"]);
		const represented = entries(
			{
				kind: "status.changed",
				version: 1,
				status: "represented",
				evidence: "Seen.",
				recorder: { who: "system", name: "x" },
			},
			says("yes"),
		);
		expect(now(represented).get(2)).toMatchObject({ status: "proposed", why: "representative-decides" });
	});

	it("is inactive for a yes to a tool that changed since, and active for a no", () => {
		const changed: ReadTool = { id: EYE, asksAgain: { notice: 2, at: NOON } };
		const yes = versionedChoices(entries(says("yes")), [changed])[0]?.versions ?? [];
		expect(yes.map(({ id, status }) => [id, status])).toEqual([
			["REF-1", "active"],
			["eye-scan.2", "inactive"],
		]);
		expect(yes[1]?.at).toEqual(NOON);
		expect(now(entries(says("no")), [changed]).get(1)).toMatchObject({ status: "active" });
		const everything = now(entries(says("yes", undefined, EVERYTHING)), [changed]).get(1);
		expect(everything).toMatchObject({ status: "active", exceptions: [{ tool: EYE, permits: false }] });
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
		const [first] = versionedChoices(entries(says("yes"), says("unsure", theAttorney), says("no")), [eye]);
		expect(first?.versions.map(({ id, status }) => [id, status])).toEqual([
			["REF-1", "active"],
			["REF-2", "inactive"],
		]);
		expect(first?.versions[1]?.at).toEqual(minutesAfterNoon(-2));
	});
});
