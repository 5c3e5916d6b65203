import { describe, expect, it } from "vitest";
import { aSaying, EVERYTHING, entries, says, theMother, thePatient } from "#tests/builders.ts";
import type { EntryBody } from "./entry.ts";
import { ownChoices } from "./own-choices.ts";
import { fold } from "./standing.ts";

const said = (...bodies: EntryBody[]) =>
	ownChoices(fold(entries(...bodies))).map(({ state, tool }) => `${state} ${tool ?? "any"}`);

describe("a patient's own choices", () => {
	it("are none before they said anything", () => {
		expect(said()).toEqual([]);
	});
	it("hold the latest answer to the same question", () => {
		expect(said(says("no"), says("yes"))).toEqual(["yes eye-scan"]);
	});
	it("no longer hold a yes that their no to everything ended", () => {
		expect(said(says("yes"), says("no", thePatient, EVERYTHING))).toEqual(["no any"]);
	});
	it("still hold the no about one tool beside a yes to everything", () => {
		expect(said(says("no"), says("yes", thePatient, EVERYTHING)).sort()).toEqual(["no eye-scan", "yes any"]);
	});
	it("hold nothing that somebody else said for them", () => {
		expect(said(says("no", theMother))).toEqual([]);
	});
	it("hold nothing that they took back", () => {
		expect(said(says("no"), { kind: "choice.undone", version: 1, choice: 1, said: aSaying() })).toEqual([]);
	});
});
