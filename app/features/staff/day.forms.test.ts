import { describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { MOST_IN_A_DAY, readDayForm } from "./day.forms.ts";

const CLINICS = new Set(["eye-clinic"]);
const [ONE, TWO] = [testNhsNumber(1), testNhsNumber(2)];

function read(numbers: string, service = "eye-clinic") {
	const form = new FormData();
	form.set("service", service);
	form.set("numbers", numbers);
	const { typed: _typed, ...rest } = readDayForm(form, CLINICS);
	return rest;
}

describe("the form for a day list", () => {
	it("takes numbers as people write and paste them, each once and in their order", () => {
		const spaced = `${TWO.slice(0, 3)} ${TWO.slice(3, 6)} ${TWO.slice(6)}`;
		expect(read(`${spaced}, Evans, 10:30\r\n\n${ONE}\t9 am\n${TWO}\n`)).toEqual({
			asked: { service: "eye-clinic", numbers: [TWO, ONE], bad: [] },
		});
	});

	it("names each line that is no number, and takes the others", () => {
		expect(read(`name\n${ONE}\n943 476 5918\n=cmd()\n12`)).toEqual({
			asked: {
				service: "eye-clinic",
				numbers: [ONE],
				bad: [
					{ line: 1, problem: "nhs-number-symbols" },
					{ line: 3, problem: "nhs-number-check-digit" },
					{ line: 4, problem: "nhs-number-symbols" },
					{ line: 5, problem: "nhs-number-length" },
				],
			},
		});
	});

	it("says what is missing or too much", () => {
		const many = Array.from({ length: MOST_IN_A_DAY + 1 }, (_, n) => testNhsNumber(n + 1)).join("\n");
		expect(read("", "elsewhere")).toEqual({
			problems: [
				{ field: "service", name: "service-missing" },
				{ field: "numbers", name: "numbers-missing" },
			],
		});
		expect(read("nothing\nof use")).toEqual({ problems: [{ field: "numbers", name: "none-is-a-number" }] });
		expect(read(many)).toEqual({ problems: [{ field: "numbers", name: "too-many" }] });
		expect(read("1".repeat(10_001))).toEqual({ problems: [{ field: "numbers", name: "too-long" }] });
	});
});
