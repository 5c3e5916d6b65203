import { describe, expect, it } from "vitest";
import { atrsCard } from "./atrs-card.ts";
import { atrsOfText, textOfHtml } from "./atrs-text.ts";

const read = (text: string) => atrsOfText(text)?.sections;

describe("a record as it was copied from its page", () => {
	it("is its headings, numbered or not, with the text below each", () => {
		const text = `Tier 1 Information\r\n1 - Name\r\nEye tool\r\n\r\n2 - Description\r\nIt reads scans.\r\nIt sorts them.
Tier 2 - Deployment Context
3.2 - Human review
A doctor looks.
Tier 2 - Model Specification
34 - Model performance
Right in 94 of 100.`;
		expect(read(text)).toEqual({
			"Tier 1 Information": { Name: "Eye tool", Description: "It reads scans.\nIt sorts them." },
			"Tier 2 - Deployment Context": { "Human review": "A doctor looks." },
			"Tier 2 - Model Specification": { "Model performance": "Right in 94 of 100." },
		});
	});

	it("of an older template has its text where the same is asked for now", () => {
		const text =
			"2.1.4.1 External supplier\nEyes Ltd\n2.3.4 Human decisions and review:\nA doctor looks.\nRisks\nIt may miss one.";
		expect(read(text)).toEqual({
			"Tier 2 - Owner and Responsibility": { "Third party": "Eyes Ltd" },
			"Tier 2 - Deployment Context": { "Human review": "A doctor looks." },
			"Tier 2 - Risks, Mitigations and Impact Assessments": { "Risks and mitigations": "It may miss one." },
		});
	});

	it("keeps apart what was there for learning and what is there in use, though both have one name", () => {
		const text = `Tier 2 - Development Data Specification
Sensitive attributes
Age.
Tier 2 - Operational Data Specification
Sensitive attributes
Name.`;
		expect(read(text)).toEqual({
			"Tier 2 - Development Data Specification": { "Sensitive attributes": "Age." },
			"Tier 2 - Operational Data Specification": { "Sensitive attributes": "Name." },
		});
	});

	it("of several models has the texts of all of them", () => {
		const text = "Model name\nOne\nModel performance\nGood\nModel name\nTwo\nModel performance\nBetter";
		expect(read(text)).toEqual({
			"Tier 2 - Model Specification": { "Model name": "One\nTwo", "Model performance": "Good\nBetter" },
		});
	});

	it.each([
		["nothing", ""],
		["words without a heading", "Dear team,\nplease add this tool."],
		["headings alone", "1 - Name\n2 - Description"],
		["names that JavaScript knows", "constructor\n__proto__\ntoString\nx"],
	])("is none where there is %s", (_, text) => {
		expect(atrsOfText(text)).toBeUndefined();
	});

	it("of a megabyte in one line, or of a million lines, is read in one pass", () => {
		expect(
			atrsOfText(`Name\n${"x".repeat(1_000_000)}`)?.sections["Tier 1 Information"]?.["Name"],
		).toHaveLength(1_000_000);
		expect(atrsOfText("\n".repeat(1_000_000))).toBeUndefined();
		expect(textOfHtml("<".repeat(1_000_000))).toHaveLength(1_000_000);
		expect(textOfHtml("<p ".repeat(300_000))).toHaveLength(900_000);
	});
});

describe("the body of a record's page", () => {
	it("is text, a line for each block, with its marks as signs", () => {
		const html =
			'<h2 id="a">Tier 1 Information</h2>\n<h3 id="n">1 - Name</h3><p>Eyes &amp; ears &#8211; <a href="x">new</a></p><h3>2 - Description</h3><ul><li>One</li><li>Two</li></ul>';
		const record = atrsOfText(textOfHtml(html));
		expect(record?.sections).toEqual({
			"Tier 1 Information": { Name: "Eyes & ears – new", Description: "One\nTwo" },
		});
		expect(record && atrsCard(record).facts.does).toBe("One\nTwo");
	});

	it("gives no sign that nobody can type", () => {
		expect(textOfHtml("a&#0;b&#xd800;c&#x110000;d&unknown;")).toBe("a&#0;b&#xd800;c&#x110000;d&unknown;");
	});
});
