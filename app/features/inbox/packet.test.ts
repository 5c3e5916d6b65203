import { describe, expect, it } from "vitest";
import { TAKEN_OUT, whereToSend, withoutPatient } from "./packet.ts";

const amina = { givenNames: "Amina Sara", familyName: "O'Hara-Khan", nhsNumber: "9990010006" };

describe("a report to others", () => {
	it("does not name the patient, in whatever letters", () => {
		const said = "AMINA came back. Mrs O'Hara-Khan (999 001 0006) saw it; 9990010006.";
		expect(withoutPatient(said, amina)).toBe(
			`${TAKEN_OUT} came back. Mrs ${TAKEN_OUT}-${TAKEN_OUT} (${TAKEN_OUT}) saw it; ${TAKEN_OUT}.`,
		);
	});

	it("keeps words that only begin like a name", () => {
		expect(withoutPatient("Aminas and sarah", amina)).toBe("Aminas and sarah");
		expect(withoutPatient("ہم امینہ", { ...amina, givenNames: "امینہ" })).toBe(`ہم ${TAKEN_OUT}`);
	});

	it("goes where the nation of the provider has it", () => {
		expect(whereToSend("yellow-card", "england")).toEqual({ at: "https://yellowcard.mhra.gov.uk" });
		expect(whereToSend("yellow-card", "wales")).toEqual({ at: "https://yellowcard.mhra.gov.uk" });
		expect(whereToSend("yellow-card", "scotland")).toEqual({ ask: "iric" });
		expect(whereToSend("yellow-card", "northern-ireland")).toEqual({ ask: "niaic" });
		expect(whereToSend("patient-safety", "wales")).toEqual({ ask: "own-system" });
	});
});
