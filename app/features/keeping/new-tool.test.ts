import { describe, expect, it } from "vitest";
import { registerTool } from "#app/features/tools/register.ts";
import { cutFacts } from "./card.ts";
import { readNewTool } from "./new-tool.forms.ts";
import { beginningOf, freeSlug, nextNumber, slugOf } from "./new-tool.ts";

const NEW = { name: "Chest scan reader", line: "It reads scans of the chest." };
const CARD = {
	name: "ChestAI 2",
	maker: "Maker Ltd",
	makerVersion: "2.1",
	does: "Detects nodules.",
	statedFacts: ["Sensitivity: 96 %"],
	statedLimits: [],
	source: "CHAI applied model card v0.2",
	sourcePlace: null,
};

describe("the name of a new tool in addresses", () => {
	it.each([
		["Chest X-ray tool 2", "chest-x-ray-tool"],
		["  Café notes! ", "cafe-notes"],
		["123", ""],
		["آنکھ", ""],
		["New", "new"],
	])("of %j is %j", (name, slug) => {
		expect(slugOf(name)).toBe(slug);
	});

	it("is one that no other tool has and that is no page of its own", () => {
		expect(freeSlug("Eye tool", new Set())).toBe("eye-tool");
		expect(freeSlug("Eye tool", new Set(["eye-tool", "eye-tool-b"]))).toBe("eye-tool-c");
		expect(freeSlug("New", new Set())).toBe("new-b");
		expect(freeSlug("123", new Set())).toBeUndefined();
	});
});

describe("the number of a new tool", () => {
	it("is after all that were given, and never one of the file's", () => {
		expect(nextNumber([1, 36])).toBe(1001);
		expect(nextNumber([1, 36, 1001, 1007])).toBe(1008);
	});
});

describe("the draft that a new tool begins as", () => {
	it("is one that the register takes, at its most careful, with its facts unsaid", () => {
		const draft = beginningOf(NEW, "chest-scan-reader", 1001, null);
		expect(registerTool.parse(draft.facts)).toMatchObject({ basis: { care: "consent" }, known: [] });
		expect(draft).toMatchObject({ factsSaid: false, card: null, words: { en: NEW } });
	});

	it("has of a maker's card what names the tool, and no answer that patients would rest on", () => {
		const draft = beginningOf(NEW, "chest", 1001, { facts: CARD, lacking: ["instead"] });
		expect(draft.facts).toMatchObject({ maker: "Maker Ltd", does: "Detects nodules.", known: [] });
		expect(draft.facts).toMatchObject({ machineAlone: "unknown", basis: { care: "consent" } });
		expect(draft.words["en"]).toMatchObject({ ...NEW, works: [] });
		expect(draft.card).toEqual({ source: CARD.source, lacking: ["instead"] });
		expect(draft.factsSaid).toBe(false);
	});
});

describe("what a lead sends to begin a tool", () => {
	const sent = (fields: Readonly<Record<string, string>>) => {
		const form = new FormData();
		for (const [name, text] of Object.entries(fields)) form.append(name, text);
		return readNewTool(form);
	};

	it("is a name and one line", () => {
		expect(sent({ name: " Chest  scan reader ", line: "It reads\nscans of the chest." })).toMatchObject({
			value: NEW,
		});
	});

	it.each([
		[{ name: "", line: "" }, ["name-missing", "line-missing"]],
		[{ name: "123", line: "It reads." }, ["name-letters"]],
		[{ name: "Scan\u202Etool", line: "It reads." }, ["not-readable"]],
		[{ name: "x".repeat(61), line: "x".repeat(201) }, ["not-readable", "not-readable"]],
	])("is refused in words: %j", (fields, names) => {
		const read = sent(fields);
		expect("problems" in read && read.problems.map(({ name }) => name)).toEqual(names);
	});

	it("has the card that was read before, and none where that was tampered with", () => {
		const card = { facts: CARD, lacking: ["instead"] };
		expect(sent({ ...NEW, card: JSON.stringify(card) }).card).toEqual(card);
		for (const wrong of ["{", "[]", JSON.stringify({ ...card, basis: "objection" })])
			expect(sent({ ...NEW, card: wrong }).card).toBeNull();
	});

	it("has a card that is too long for a draft cut to what one can hold", () => {
		const long = {
			...CARD,
			does: "x".repeat(5000),
			statedFacts: Array.from({ length: 50 }, (_, at) => `${at}`),
		};
		const facts = cutFacts(long);
		expect([facts.does?.length, facts.does?.endsWith("…"), facts.statedFacts.length]).toEqual([
			400,
			true,
			20,
		]);
		expect(sent({ ...NEW, card: JSON.stringify({ facts, lacking: [] }) }).card?.facts).toEqual(facts);
	});
});
