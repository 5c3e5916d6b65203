import { describe, expect, it } from "vitest";
import { readDone, readPressedTraining, readRequirement } from "./training.forms.ts";

const form = (fields: Readonly<Record<string, string>>) => {
	const sent = new FormData();
	for (const [name, value] of Object.entries(fields)) sent.append(name, value);
	return sent;
};
const ASKED = {
	needed: "yes",
	words: "The maker's course.",
	link: "https://nhs.example/course",
	months: "12",
};
const problems = (fields: Readonly<Record<string, string>>) => {
	const read = readRequirement(form(fields));
	return "problems" in read ? read.problems.map(({ field, name }) => `${field} ${name}`) : [];
};

describe("what a lead asks for", () => {
	it("is what was typed, for a time or for good", () => {
		expect(readRequirement(form(ASKED))).toMatchObject({
			requirement: { needed: true, words: ASKED.words, link: ASKED.link, months: 12 },
		});
		expect(readRequirement(form({ ...ASKED, link: "", months: "never" }))).toMatchObject({
			requirement: { link: null, months: null },
		});
	});

	it("is nothing else where no training is needed", () => {
		expect(readRequirement(form({ ...ASKED, needed: "no", link: "x" }))).toMatchObject({
			requirement: { needed: false, words: "", link: null, months: null },
		});
	});

	it("misses nothing, keeps what was typed, and takes no address but of https", () => {
		expect(problems({})).toEqual(["needed needed-missing", "words words-missing", "months months-missing"]);
		for (const link of ["http://nhs.example", "javascript:alert(1)", "nhs.example", "https://a b"])
			expect(problems({ ...ASKED, link }), link).toEqual(["link link-not-https"]);
		expect(problems({ ...ASKED, months: "13" })).toEqual(["months months-missing"]);
		expect(problems({ ...ASKED, words: "x".repeat(301) })).toEqual(["words not-readable"]);
		expect(readRequirement(form({ words: "Course" })).typed.words).toBe("Course");
	});
});

describe("the day on which training was done", () => {
	const TODAY = "2026-11-21";
	const read = (day: string, months: 12 | null = 12) => {
		const [year = "", month = "", of = ""] = day.split("-");
		const done = readDone(form({ day: of, month, year }), TODAY, months);
		return "on" in done ? done.on : done.refusal;
	};

	it("is today or before, and not so long ago that it counts no more", () => {
		expect(read("2026-11-21")).toBe("2026-11-21");
		expect(read("2026-11-22")).toBe("date-in-future");
		expect(read("2025-11-21")).toBe("2025-11-21");
		expect(read("2025-11-20")).toBe("date-over");
		expect(read("2005-11-20", null)).toBe("2005-11-20");
	});

	it("is a day that there is, and all of it", () => {
		expect(read("2026-02-30")).toBe("date-not-real");
		expect(read("2026--1")).toBe("date-missing");
		expect(read("26-1-1")).toBe("date-year");
	});
});

describe("a press", () => {
	it("is one of two moves, or none", () => {
		expect(readPressedTraining(form({ move: "confirm", tool: "t", seen: "1.0" }))).toMatchObject({
			move: "confirm",
			tool: "t",
			seen: "1.0",
		});
		expect(readPressedTraining(form({ move: "erase" })).move).toBeUndefined();
	});
});
