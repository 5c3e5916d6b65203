import { describe, expect, it } from "vitest";
import type { EntryBody } from "#app/core/entry.ts";
import { fold } from "#app/core/standing.ts";
import { aTool, EVERYTHING, EYE, entries, NOON, says, thePatient } from "#tests/builders.ts";
import { preview } from "./preview.ts";

const inCare = { tool: EYE, purpose: "care" } as const;
const training = { tool: null, purpose: "training" } as const;
const rota = aTool({ id: "rota", basis: { care: "information" } });

function ahead(before: EntryBody[], scope: typeof EVERYTHING, answer: "yes" | "no" | "unsure") {
	const { ends, stays, notHere, decision } = preview(
		fold(entries(...before)),
		scope,
		answer,
		[aTool(), rota],
		NOON,
	);
	const named = (list: typeof ends) =>
		list.map((choice) => `${choice.answer} ${choice.scope.tool ?? "any"} ${choice.scope.purpose ?? "any"}`);
	return { ends: named(ends), stays: named(stays), notHere, decision: decision?.reason };
}

describe("an answer before it is saved", () => {
	it("ends the other answer to the same question", () => {
		expect(ahead([says("yes")], inCare, "no")).toMatchObject({
			ends: ["yes eye-scan care"],
			stays: [],
			decision: "said-no",
		});
	});
	it("ends nothing when it says the same again", () => {
		expect(ahead([says("no")], inCare, "no")).toMatchObject({ ends: [], stays: [] });
	});
	it("of no to everything ends each yes, and a not sure no longer matters beside it", () => {
		const before = [says("yes"), says("unsure", thePatient, training)];
		expect(ahead(before, EVERYTHING, "no")).toMatchObject({
			ends: ["yes eye-scan care"],
			stays: [],
		});
	});
	it("of yes to everything ends no narrower no, and says so", () => {
		expect(ahead([says("no")], EVERYTHING, "yes")).toMatchObject({ ends: [], stays: ["no eye-scan care"] });
	});
	it("does not name again what was ended long ago", () => {
		const before = [says("yes"), says("no", thePatient, EVERYTHING)];
		expect(ahead(before, EVERYTHING, "yes").ends).toEqual(["no any any"]);
	});
	it("says for which tools nobody can choose", () => {
		expect(ahead([], EVERYTHING, "no").notHere).toEqual(["rota"]);
		expect(ahead([], training, "no").notHere).toEqual([]);
	});
	it("says when an older no still decides", () => {
		expect(ahead([says("no", thePatient, { tool: EYE, purpose: null })], training, "yes").stays).toEqual([
			"no eye-scan any",
		]);
	});
});
