import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { USE_REFUSALS } from "#app/features/uses/use-report.ts";
import { type Installation, patientLine, patientsFile, withTools } from "#tests/admin.ts";
import { aBundle, aFhirPatient, anAiDevice, aProvenance, SENT_AS } from "#tests/use-bundle.ts";
import { lineOfRefused } from "./use-words.ts";

let here: Installation;
beforeAll(() => {
	here = withTools();
	const services = "riverside-gp;riverside-eyes";
	here.admin([
		"import-patients",
		here.file("p.csv", patientsFile(patientLine(1, { services }), patientLine(2))),
	]);
});
afterAll(() => here.remove());

const uses = () => here.rows("SELECT id FROM uses").length;
const send = (content: unknown) =>
	here.admin([
		"import-uses",
		here.file("uses.json", typeof content === "string" ? content : JSON.stringify(content)),
	]);
const anotherUse = (n: number, over = {}) => ({
	fullUrl: `urn:uuid:22222222-2222-4222-8222-22222222222${n}`,
	resource: aProvenance(over),
});

describe("a file of uses", () => {
	it("brings its uses in, and a second time changes nothing", () => {
		const bundle = aBundle();
		expect(send(bundle)).toEqual({ status: 0, out: "1 added, 0 known before, 0 refused.\n", err: "" });
		expect(send(bundle)).toEqual({ status: 0, out: "0 added, 1 known before, 0 refused.\n", err: "" });
		expect(uses()).toBe(1);
	});

	it("with the same use twice brings it in once", () => {
		const again = { fullUrl: SENT_AS, resource: aProvenance() };
		const ran = send(aBundle({ more: [again] }));
		expect([ran.status, ran.out]).toEqual([0, "0 added, 2 known before, 0 refused.\n"]);
	});

	it("brings the others in where some are refused, and names each by its place, its name and the reason", () => {
		const before = uses();
		const other = {
			resource: anAiDevice({ id: "rogue", identifier: [{ system: "urn:ai-choices:tool", value: "rogue" }] }),
		};
		const rogue = [{ who: { reference: "Device/rogue" } }];
		const ran = send(
			aBundle({
				fullUrl: "urn:uuid:33333333-3333-4333-8333-333333333333",
				more: [
					other,
					anotherUse(1, { agent: rogue }),
					anotherUse(2, { meta: {} }),
					anotherUse(3, { occurredDateTime: "2999-01-01T00:00:00Z" }),
					{ fullUrl: SENT_AS, resource: aProvenance({ occurredDateTime: "2026-11-19T09:00:00Z" }) },
				],
			}),
		);
		expect([ran.status, ran.out]).toEqual([1, "1 added, 0 known before, 4 refused.\n"]);
		expect(ran.err.trimEnd().split("\n")).toEqual([
			"Entry 7 (urn:uuid:22222222-2222-4222-8222-222222222221): There is no such AI tool in the register. Import it first (import-tools).",
			"Entry 8 (urn:uuid:22222222-2222-4222-8222-222222222222): The label AIAST is missing, in meta.security or as the reason.",
			"Entry 9 (urn:uuid:22222222-2222-4222-8222-222222222223): The time of use is in the future.",
			`Entry 10 (${SENT_AS}): A use with this fullUrl came before with other facts. A use is never changed.`,
		]);
		expect(uses()).toBe(before + 1);
	});

	it("about somebody who is not here, or not on a list of the provider, says so without the number", () => {
		const nobody = testNhsNumber(77);
		const ran = send(aBundle({ fullUrl: "urn:uuid:4", patient: aFhirPatient(nobody) }));
		expect([ran.status, ran.out]).toEqual([1, "0 added, 0 known before, 1 refused.\n"]);
		expect(ran.err).toBe(
			"Entry 0 (urn:uuid:4): There is no such patient here. Import them first (import-patients).\n",
		);
		expect(ran.err).not.toContain(nobody);
	});

	it("with a use that was not allowed brings it in, and says what follows", () => {
		const device = anAiDevice({ identifier: [{ system: "urn:ai-choices:tool", value: "symptom-triage" }] });
		const ran = send(
			aBundle({ fullUrl: "urn:uuid:5", device, provenance: aProvenance({ location: undefined }) }),
		);
		expect(ran.status).toBe(0);
		expect(ran.out).toContain("1 of those added were not allowed.");
		expect(here.rows("SELECT kind FROM tasks")).toEqual([{ kind: "use-against-no" }]);
	});

	it.each([
		["nothing in it", "", /is empty\.\n$/],
		["no JSON in it", "nhs_number", /^This is not JSON\.\n$/],
		["something else in it", '{"resourceType":"Patient"}', /^This is not a FHIR Bundle\.\n$/],
		[
			"nothing of AI in it",
			'{"resourceType":"Bundle","entry":[]}',
			/^There is no use of an AI tool in this file\.\n$/,
		],
		["lists in lists without end", "[".repeat(1_000_000), /^This is not JSON\.\n$/],
		["50 MB in it", `{"a":"${"x".repeat(50_000_000)}"}`, /has more than 20 MB: split it\.\n$/],
	])("with %s is answered in words", (_what, content, words) => {
		const ran = send(content);
		expect([ran.status, ran.out]).toEqual([1, ""]);
		expect(ran.err).toMatch(words);
	});
});

describe("the words for what is refused", () => {
	it.each(USE_REFUSALS)("has some for %s", (reason) => {
		expect(lineOfRefused(3, null, reason)).toMatch(/^Entry 3: [A-Z].+\.$/);
	});

	it("puts what stood in the file on one line", () => {
		expect(lineOfRefused(3, "urn:uuid:\n\u001b[31m", "shape-wrong")).toMatch(/^[ -~]+$/);
	});
});
