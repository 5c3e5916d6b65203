import { describe, expect, it } from "vitest";
import { LANGUAGES } from "#locales/index.ts";
import {
	formatDay,
	formatList,
	formatMoment,
	formatMonth,
	formatNumber,
	formatOutOf100,
	formatTime,
	formatUntil,
} from "./format.ts";

const instant = new Date("2026-03-05T23:42:00Z");

describe("a date in words", () => {
	it.each(LANGUAGES.map(({ tag }) => tag))(
		"has the year and day everybody else has, in Latin digits: %s",
		(lang) => {
			expect(formatDay(lang, instant)).toMatch(/\b5\b.*2026|2026.*\b5\b/u);
			expect(formatTime(lang, instant)).toBe("23:42");
			expect(formatMoment(lang, instant)).not.toMatch(/[۰-۹٠-٩]/u);
		},
	);
	it.each(LANGUAGES.map(({ tag }) => tag))("has the day before the month, and the year last: %s", (lang) => {
		expect(formatDay(lang, instant)).toMatch(/^5\D+2026$/u);
		expect(formatMoment(lang, instant)).toMatch(/^5\D+2026\D+23:42$/u);
	});
	it("has the month's own name where the order is changed", () => {
		expect(formatDay("so", instant)).toBe("5 Maarso 2026");
		expect(formatMoment("so", instant)).toBe("5 Maarso 2026 ee 23:42");
		expect(formatMonth("so", "2026-03")).toBe("Maarso 2026");
	});
	it("is the day in London, also in summer and around midnight", () => {
		expect(formatDay("en", new Date("2026-07-05T23:30:00Z"))).toBe("6 July 2026");
		expect(formatTime("en", new Date("2026-07-05T23:30:00Z"))).toBe("00:30");
	});
	it("and a clock time is one phrase, put together as the language does, not with an English comma", () => {
		expect(formatMoment("en", instant)).toBe("5 March 2026 at 23:42");
		expect(formatMoment("cy", instant)).toBe("5 Mawrth 2026 am 23:42");
		expect(formatMoment("ur", instant)).not.toContain(",");
		expect(formatMoment("ur", instant)).toMatch(/2026.*23:42/u);
	});
	it("of a day is that day, wherever the server stands", () => {
		expect(formatDay("en", "2026-03-05")).toBe("5 March 2026");
	});
});

describe("the end of a span of time", () => {
	it("is a clock time on the same day in London, and else the whole moment", () => {
		const summerEvening = new Date("2026-07-05T22:50:00Z");
		expect(formatUntil("en", instant, new Date("2026-03-05T23:50:00Z"))).toBe("23:50");
		expect(formatUntil("en", summerEvening, new Date("2026-07-05T23:10:00Z"))).toBe("6 July 2026 at 00:10");
	});
});

describe("a month in words", () => {
	it("is the one it is, in every language", () => {
		expect(formatMonth("en", "2026-11")).toBe("November 2026");
		for (const { tag } of LANGUAGES) expect(formatMonth(tag, "2026-01")).toMatch(/2026/);
	});
});

describe("a share", () => {
	it("is a number out of 100, to one tenth", () => {
		expect(["0", "0.07", "0.1185", "1"].map((share) => formatOutOf100("en", Number(share)))).toEqual([
			"0",
			"7",
			"11.9",
			"100",
		]);
	});
});

describe("a number in words", () => {
	it.each(LANGUAGES.map(({ tag }) => tag))("has Latin digits: %s", (lang) => {
		expect(formatNumber(lang, 2436)).toMatch(/^2\D?436$/);
	});
});

describe("a list in words", () => {
	it('has the comma and the "and" of its language', () => {
		expect(formatList("en", ["BSL", "Urdu", "lip speaking"])).toBe("BSL, Urdu and lip speaking");
		expect(formatList("ur", ["ایک", "دو", "تین"])).toBe("ایک، دو، اور تین");
		expect(formatList("pl", ["jeden", "dwa"])).toBe("jeden i dwa");
	});
	it("is the word itself where there is one, and nothing where there is none", () => {
		expect(formatList("cy", ["BSL"])).toBe("BSL");
		expect(formatList("cy", [])).toBe("");
	});
	it("sets each name apart that runs the other way", () => {
		expect(formatList("en", ["Jo", "ليلى", "Sam"])).toBe("Jo, \u2068ليلى\u2069 and Sam");
		expect(formatList("ur", ["Jo", "ليلى"])).toBe("\u2068Jo\u2069 اور ليلى");
	});
});
