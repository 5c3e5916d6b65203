import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readXml } from "#app/server/read-xml.server.ts";
import records from "#tests/cards/atrs-health.json" with { type: "json" };
import { wholeRecord } from "./atrs.ts";
import { PATIENT_QUESTIONS } from "./card.ts";
import { readCard } from "./read-card.ts";

const CARDS = ["Aidoc_ICH-02-RT", "Aidoc_PE-03-RT", "Aidoc_RibFx-02-RT", "OrbDoc_Voice-to-SOAP"];
const fileOf = (card: string) => readFileSync(`tests/cards/${card}.xml`, "utf8");
const ich = fileOf("Aidoc_ICH-02-RT");

function read(text: string) {
	const card = readCard(text, readXml);
	if (!card.ok) throw new Error(card.reason);
	return card.value;
}
const reason = (text: string) => {
	const card = readCard(text, readXml);
	return card.ok ? "read" : card.reason;
};

describe("a published model card", () => {
	it.each(CARDS)("%s is read whole: who makes it, which version, what it states", (card) => {
		const { facts, says } = read(fileOf(card));
		expect([facts.name, facts.maker, facts.makerVersion, facts.does]).not.toContain(null);
		expect(facts.statedFacts.length).toBeGreaterThan(0);
		expect(facts.statedLimits.length).toBeGreaterThan(0);
		expect(says.length).toBeGreaterThan(20);
	});

	it("gives each result in a line, as its maker states it", () => {
		const { facts } = read(ich);
		expect(facts.statedFacts).toContain("Sensitivity: 96.15 % (90.44 to 98.94, 95 % interval)");
		expect(facts.statedFacts).toContain("Significance vs Age: 0");
		expect(read(fileOf("OrbDoc_Voice-to-SOAP")).facts.statedFacts).toContain("Critical omissions: 0 count");
	});

	it("lacks what patients would still need to know: a 'None' and a 'N/A' tell them nothing", () => {
		const { lacking, says } = read(ich);
		expect(lacking).toEqual(["instead"]);
		expect(says.some(({ text }) => /^(None|N\/A)$/.test(text))).toBe(false);
		const without = ich.replace(/<Security>[\s\S]*<\/Security>/, "");
		expect(read(without).lacking).toEqual(["where-information-goes", "instead"]);
	});

	it.each([
		["another version", ich.replaceAll("v0.2/", "v0.3/"), "card-version"],
		["another namespace", ich.replaceAll("mc.chai.org", "mc.example.org"), "xml-no-card"],
		["no namespace", "<AppliedModelCard/>", "xml-no-card"],
		["another root", ich.replaceAll("AppliedModelCard", "Card"), "xml-no-card"],
		["a document type", ich.replace("<AppliedModelCard", "<!DOCTYPE x><AppliedModelCard"), "xml-doctype"],
		["only its first half", ich.slice(0, ich.length / 2), "xml-broken"],
	])("is refused with %s", (_, text, why) => {
		expect(reason(text)).toBe(why);
	});

	it("that is empty but for its root says nothing, and nothing is made up", () => {
		const { facts, says, lacking } = read(`<AppliedModelCard xmlns="https://mc.chai.org/v0.2/schema.xsd"/>`);
		expect(facts).toEqual({
			...{ name: null, maker: null, makerVersion: null, does: null, statedFacts: [], statedLimits: [] },
			...{ source: "CHAI applied model card v0.2", sourcePlace: null },
		});
		expect([says, lacking]).toEqual([[], PATIENT_QUESTIONS]);
	});
});

describe("a published transparency record", () => {
	it.each(records.records.map((record) => ({ record, name: record.tool_name })))(
		"as it is listed, $name, says what it is for and lacks all else",
		({ record }) => {
			const { facts, lacking } = read(JSON.stringify(record));
			expect(facts).toMatchObject({ name: record.tool_name, does: record.description.trim(), maker: null });
			expect(facts.sourcePlace).toBe(record.url);
			expect(lacking).toEqual(PATIENT_QUESTIONS.filter((question) => question !== "does"));
		},
	);

	it("as GOV.UK's own interface gives it is read from its body", () => {
		const body = "<h3>1 - Name</h3><p>Eyes</p><h3>19 - Human review</h3><p>A nurse looks.</p>";
		const metadata = { algorithmic_transparency_record_phase: "production" };
		const page = { title: "NHS: Eyes", base_path: "/algorithmic-transparency-records/eyes" };
		const card = read(JSON.stringify({ ...page, details: { body, metadata } }));
		expect(card.facts).toMatchObject({
			name: "Eyes",
			sourcePlace: "https://www.gov.uk/algorithmic-transparency-records/eyes",
		});
		expect(card.says).toContainEqual({ question: "who", heading: "Human review", text: "A nurse looks." });
	});

	it("as this website writes it, and as text of its page, is read too", () => {
		const own = wholeRecord(
			{ phase: null, date: null, url: null },
			{ "Tier 1 Information": { Name: "Eyes" } },
		);
		expect(read(JSON.stringify(own)).facts.name).toBe("Eyes");
		expect(read("\uFEFF1 - Name\nEyes").facts.name).toBe("Eyes");
	});

	it.each([
		["several at once", JSON.stringify(records), "several-records"],
		["broken JSON", "{", "json-broken"],
		["500,000 brackets", "[".repeat(500_000), "json-broken"],
		["JSON of something else", `{"a":1}`, "json-no-record"],
		["an empty list", "[]", "json-no-record"],
		["a prototype", `{"__proto__":{"standard":"x"}}`, "json-no-record"],
		["a letter", "Dear team", "no-record"],
		["nothing", "", "no-record"],
	])("is refused with %s", (_, text, why) => {
		expect(reason(text)).toBe(why);
	});
});
