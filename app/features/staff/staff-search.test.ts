import { describe, expect, it } from "vitest";
import { ok, refuse } from "#app/core/result.ts";
import { readSearch } from "./staff-search.ts";

const TODAY = "2026-11-21";
const search = (typed: string) => readSearch(typed, TODAY);
const ahmed = ok({ by: "name", familyName: "Ahmed", birthDate: "1957-03-27" });

describe("a search by NHS number", () => {
	it.each(["943 476 5919", "9434765919", "943-476-5919", "９４３４７６５９１９", " 943\u00a0476\u00a05919 "])(
		"finds the ten digits in “%s”",
		(typed) => {
			expect(search(typed)).toEqual(ok({ by: "number", nhsNumber: "9434765919" }));
		},
	);

	it("says what is wrong with a number", () => {
		expect(search("943 476 5918")).toEqual(refuse("nhs-number-check-digit"));
		expect(search("943 476 591")).toEqual(refuse("nhs-number-length"));
		expect(search("943/476/5919")).toEqual(refuse("nhs-number-symbols"));
		expect(search("- -")).toEqual(refuse("nhs-number-symbols"));
		expect(search("0000000000")).toEqual(refuse("nhs-number-check-digit"));
	});
});

describe("a search by family name and birth date", () => {
	it.each([
		"Ahmed 27/3/1957",
		"Ahmed 27 3 1957",
		"Ahmed 27.03.1957",
		"Ahmed, 27-3-1957",
		"Ahmed 1957-03-27",
		"27/3/1957 Ahmed",
		"27 3 1957, Ahmed",
		"1957-03-27 Ahmed",
		"Ahmed ２７/３/１９５７",
		"Ahmed 27 March 1957",
		"Ahmed 27th mar 1957",
		"27 March 1957 Ahmed",
		"Ahmed 27031957",
	])("finds both in “%s”", (typed) => {
		expect(search(typed)).toEqual(ahmed);
	});

	it("takes a name of several words whole", () => {
		expect(search("van der Berg-O’Neill 1 2 1980")).toEqual(
			ok({ by: "name", familyName: "van der Berg-O’Neill", birthDate: "1980-02-01" }),
		);
	});

	it("takes no name for a month", () => {
		expect(search("May 1 6 1964")).toEqual(ok({ by: "name", familyName: "May", birthDate: "1964-06-01" }));
	});

	it("never takes month and day for each other", () => {
		expect(search("Ahmed 3/27/1957")).toEqual(refuse("date-not-real"));
	});

	it("asks for the half that is missing", () => {
		expect(search("Ahmed")).toEqual(refuse("search-birth-date-missing"));
		expect(search("Ahmed March 1957")).toEqual(refuse("search-birth-date-missing"));
		expect(search("27 March 1957")).toEqual(refuse("search-name-missing"));
		expect(search("Ahmed 27 3")).toEqual(refuse("search-birth-date-missing"));
		expect(search("Ahmed 9434765919")).toEqual(refuse("search-birth-date-missing"));
		expect(search("27 3 1957")).toEqual(refuse("search-name-missing"));
		expect(search("1957-03-27")).toEqual(refuse("search-name-missing"));
	});

	it("does not read a number into a name", () => {
		expect(search("Ahmed 5 27 3 1957")).toEqual(refuse("search-birth-date-missing"));
	});

	it("says what is wrong with a date", () => {
		expect(search("Ahmed 31 4 1957")).toEqual(refuse("date-not-real"));
		expect(search("Ahmed 27 3 57")).toEqual(refuse("date-year"));
		expect(search("Ahmed 27 3 2027")).toEqual(refuse("date-in-future"));
		expect(search("Ahmed 27 3 1857")).toEqual(refuse("date-too-long-ago"));
	});
});

describe("a search for nothing, or for too much", () => {
	it("is told so", () => {
		expect(search("")).toEqual(refuse("search-missing"));
		expect(search(" \u200b ")).toEqual(refuse("search-missing"));
		expect(search(`${"A".repeat(201)}`)).toEqual(refuse("search-too-long"));
	});
});
