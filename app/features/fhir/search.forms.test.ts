import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { RUNS } from "#tests/histories.ts";
import { readAuditSearch, readConsentSearch } from "./search.forms.ts";

const read = (query: string) => readConsentSearch([...new URLSearchParams(query)]);
const NUMBER = testNhsNumber(1);
const BY_NUMBER = `patient.identifier=https://fhir.nhs.uk/Id/nhs-number%7C${NUMBER}`;

describe("a search for Consents", () => {
	it("is for one patient, by the id of references or by the NHS number", () => {
		expect(read("patient=Patient/a1b2")).toMatchObject({ whose: { id: "a1b2" }, count: null });
		expect(read("patient=a1b2")).toMatchObject({ whose: { id: "a1b2" } });
		expect(read(BY_NUMBER)).toMatchObject({ whose: { nhsNumber: NUMBER } });
	});

	it("takes codes, with their system or without, and several of them", () => {
		expect(
			read("patient=a1&status=active,inactive&category=http://loinc.org%7C59284-0&actor=Device/eye,skin"),
		).toMatchObject({
			search: {
				status: [
					{ system: null, code: "active" },
					{ system: null, code: "inactive" },
				],
				category: [{ system: "http://loinc.org", code: "59284-0" }],
				actor: ["eye", "skin"],
			},
		});
	});

	it("takes a day as it was in London, and an instant", () => {
		const limits = (query: string) => read(`patient=a1&${query}`);
		const [summer, next] = [Date.parse("2026-06-30T23:00Z"), Date.parse("2026-07-01T23:00Z")];
		expect(limits("_lastUpdated=2026-07-01")).toMatchObject({
			search: { updated: [{ from: summer, until: next }] },
		});
		expect(limits("_lastUpdated=gt2026-07-01&_lastUpdated=lt2026-11-21T12:00:00Z")).toMatchObject({
			search: {
				updated: [
					{ from: next, until: null },
					{ from: null, until: Date.parse("2026-11-21T12:00Z") },
				],
			},
		});
	});

	it("goes on from a page alone", () => {
		expect(read("_page=abc")).toEqual({ page: "abc" });
		expect(read("_page=abc&patient=a1")).toEqual({ why: "page-alone", parameter: "_page" });
		expect(read("_page=")).toMatchObject({ why: "value-wrong" });
		const sealed = "a".repeat(2_000);
		expect(read(`_page=${sealed}`)).toEqual({ page: sealed });
		expect(read(`_page=${"a".repeat(9_000)}`)).toMatchObject({ why: "value-wrong" });
	});

	it.each<readonly [string, string]>([
		["", "patient-missing"],
		["status=active", "patient-missing"],
		[`patient=a1&${BY_NUMBER}`, "patient-twice"],
		["patient=a1&patient=a2", "twice"],
		["patient=a1&status=active&status=inactive", "twice"],
		...[
			"_id=A",
			"_has:Provenance:target:agent=x",
			"_include=*",
			"_include=Consent:actor",
			"_revinclude=Provenance:target",
			"_filter=status+eq+active",
			"_summary=count",
			"_elements=status",
			"_sort=date",
			"_total=accurate",
			"_content=Hill",
			"_pretty=true",
			"_since=2026",
			"_offset=20",
			"patient:Patient.name=Hill",
			"patient.name=Hill",
			"patient.birthdate=1957-03-27",
			"patient:identifier=1",
			"status:not=inactive",
			"status:missing=true",
			"actor:Device.identifier=x",
			"purpose:below=TREAT",
			"data=x",
			"period=2026",
			"Patient=a1",
			"__proto__=x",
			"status[]=active",
		].map((bad) => [`patient=a1&${bad}`, "not-listed"] as const),
		["patient=https://evil.example/fhir/Patient/a1", "value-wrong"],
		["patient=https://choices.example/fhir/Patient/a1", "value-wrong"],
		["patient=Group/a1", "value-wrong"],
		["patient=Patient/Patient/a1", "value-wrong"],
		["patient=a1,a2", "value-wrong"],
		["patient=*", "value-wrong"],
		["patient=", "value-wrong"],
		[`patient.identifier=${NUMBER}`, "value-wrong"],
		[`patient.identifier=%7C${NUMBER}`, "value-wrong"],
		[`patient.identifier=urn:other%7C${NUMBER}`, "value-wrong"],
		["patient.identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990000000", "value-wrong"],
		[`patient.identifier=https://fhir.nhs.uk/Id/nhs-number%7C${NUMBER},https://x`, "value-wrong"],
		["patient=a1&status=", "value-wrong"],
		["patient=a1&status=active,", "value-wrong"],
		[`patient=a1&status=${"a,".repeat(30)}a`, "value-wrong"],
		["patient=a1&_count=-1", "value-wrong"],
		["patient=a1&_count=1e9", "value-wrong"],
		["patient=a1&_count=99999999999", "value-wrong"],
		["patient=a1&_lastUpdated=2026", "value-wrong"],
		["patient=a1&_lastUpdated=ne2026-07-01", "value-wrong"],
		["patient=a1&_lastUpdated=ap2026-07-01", "value-wrong"],
		["patient=a1&_lastUpdated=2026-02-30", "value-wrong"],
		["patient=a1&_lastUpdated=2026-07-01T10:00:00", "value-wrong"],
		["patient=a1&_lastUpdated=9999-12-31", "value-wrong"],
		["patient=a1&_lastUpdated=2026-07-01&_lastUpdated=2026-07-01&_lastUpdated=2026-07-01", "value-wrong"],
	])("is refused as %j", (query, why) => {
		expect(read(query)).toMatchObject({ why });
	});

	it("never throws, whatever is sent, and either names one patient or refuses", () => {
		const name = fc.oneof(
			fc.constantFrom("patient", "patient.identifier", "status", "actor", "_lastUpdated", "_count", "_page"),
			fc.string(),
		);
		const value = fc.oneof(
			fc.string({ unit: "binary" }),
			fc.constantFrom("a1", "ge2026-01-01", "9999-12-31", "1e400"),
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(name, value), { maxLength: 6 }), (pairs) => {
				const asked = readConsentSearch(pairs);
				expect("why" in asked || "page" in asked || "whose" in asked).toBe(true);
			}),
			RUNS,
		);
	});

	it("repeats nothing of what was sent when it refuses", () => {
		const refused = read(`patient=a1&x${NUMBER}=${NUMBER}`);
		expect(JSON.stringify(refused)).not.toContain(NUMBER);
	});
});

describe("a search for looks", () => {
	it("is for one patient, and by nothing else", () => {
		const looks = (query: string) => readAuditSearch([...new URLSearchParams(query)]);
		expect(looks("patient=a1&_count=5")).toMatchObject({ whose: { id: "a1" }, count: 5 });
		expect(looks("patient=a1&status=active")).toMatchObject({ why: "not-listed" });
	});
});
