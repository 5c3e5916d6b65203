import { describe, expect, it } from "vitest";
import { askedState, asListed, isToAsk, keptNeeds, textOfNeeds } from "./needs.ts";

const ON_LIST = { lang: "ur", formats: ["large-print", "email"] };
const said = (on: string) => ({ ref: "ABCD-EFGH", on, way: "phone" as const });

describe("what a patient needs", () => {
	it("is what the list knows while nobody said anything, e-mail being a way of contact and no format", () => {
		expect(keptNeeds(null, ON_LIST)).toEqual({
			said: null,
			needs: {
				reads: "ur",
				speaks: null,
				contact: "email",
				formats: ["large-print"],
				printSize: 20,
				interpreters: [],
				supports: [],
				other: null,
			},
		});
	});

	it("is what was said, whatever the list knows", () => {
		const { needs } = keptNeeds(null, { lang: "pl", formats: ["braille"] });
		expect(keptNeeds(textOfNeeds({ needs, said: said("2026-11-21") }), ON_LIST)).toEqual({
			needs,
			said: said("2026-11-21"),
		});
	});

	it("leaves out a language of the list that is no language tag, and formats that nobody knows", () => {
		const { needs } = keptNeeds(null, { lang: "Urdu, I think", formats: ["fax"] });
		expect(needs).toMatchObject({ reads: null, formats: [], contact: "letter" });
	});

	it("goes back into the words of the list without a loss", () => {
		expect(asListed(keptNeeds(null, ON_LIST).needs)).toEqual(ON_LIST);
	});

	it("cannot be read from a column that holds something else", () => {
		expect(() => keptNeeds('{"needs":{}}', ON_LIST)).toThrow();
	});
});

describe("the question what a patient needs", () => {
	it("is due again a year after the answer, and not a day before", () => {
		expect(askedState({ said: null }, "2026-11-21")).toBe("never");
		expect(askedState({ said: said("2025-11-22") }, "2026-11-21")).toBe("current");
		expect(askedState({ said: said("2025-11-21") }, "2026-11-21")).toBe("due");
	});

	it("is asked once, and again a year after it was put off", () => {
		expect(isToAsk(null, "2026-11-21")).toBe(true);
		expect(isToAsk(new Date("2025-11-22T12:00:00Z"), "2026-11-21")).toBe(false);
		expect(isToAsk(new Date("2025-11-21T12:00:00Z"), "2026-11-21")).toBe(true);
	});
});
