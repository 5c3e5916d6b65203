import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	addDays,
	addMonths,
	ageOn,
	dayOf,
	instantInLondon,
	isDay,
	parseDay,
	startOfDay,
	weekdayOf,
} from "./calendar.ts";

const TODAY = "2026-11-21";
const anyDay = fc
	.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
	.map((at) => at.toISOString().slice(0, 10));

function answerTo(day: string, month: string, year: string): string {
	const read = parseDay(day, month, year, TODAY);
	return read.ok ? read.value : read.reason;
}

describe("a date typed in three fields", () => {
	it.each([
		["plainly", "5", "3", "1984"],
		["with leading zeros", "05", "003", "1984"],
		["with spaces", " 5 ", "\u00A03", "1984\n"],
		["in full-width digits", "５", "３", "１９８４"],
		["in Urdu digits", "۵", "۳", "۱۹۸۴"],
		["in Hindi digits", "५", "३", "१९८४"],
	])("is read %s", (_how, day, month, year) => {
		expect(answerTo(day, month, year)).toBe("1984-03-05");
	});

	it.each([
		["nothing", "", "", "", "date-missing"],
		["no day", "", "3", "1984", "date-missing"],
		["only a space for the month", "5", " ", "1984", "date-missing"],
		["29 February in a common year", "29", "2", "2023", "date-not-real"],
		["29 February 1900, which was no leap year", "29", "2", "1900", "date-not-real"],
		["31 April", "31", "04", "1984", "date-not-real"],
		["day 0", "0", "3", "1984", "date-not-real"],
		["month 13", "5", "13", "1984", "date-not-real"],
		["month first, as in America", "3", "25", "1984", "date-not-real"],
		["words", "5", "March", "1984", "date-not-real"],
		["two numbers in one field", "1-2", "3", "1984", "date-not-real"],
		["a day below zero", "-5", "3", "1984", "date-not-real"],
		["a fraction", "5.5", "3", "1984", "date-not-real"],
		["a thousand digits", "1".repeat(1000), "3", "1984", "date-not-real"],
		["a year of two digits", "5", "3", "84", "date-year"],
		["a year of five digits", "5", "3", "19844", "date-year"],
		["a year with zeros before", "5", "3", "0084", "date-year"],
		["tomorrow", "22", "11", "2026", "date-in-future"],
		["next year", "1", "1", "2027", "date-in-future"],
		["1899", "31", "12", "1899", "date-too-long-ago"],
		["a year of the Persian calendar", "14", "12", "1362", "date-too-long-ago"],
	])("is refused by name: %s", (_what, day, month, year, reason) => {
		expect(answerTo(day, month, year)).toBe(reason);
	});

	it.each([
		["today", "21", "11", "2026", "2026-11-21"],
		["the first day there is", "1", "1", "1900", "1900-01-01"],
		["29 February in a leap year", "29", "2", "2024", "2024-02-29"],
		["29 February 2000, which was a leap year", "29", "2", "2000", "2000-02-29"],
	])("may be %s", (_what, day, month, year, iso) => {
		expect(answerTo(day, month, year)).toBe(iso);
	});

	it("is the same day when it is typed from a written one", () => {
		fc.assert(
			fc.property(anyDay, (iso) => {
				const [year = "", month = "", day = ""] = iso.split("-");
				expect(parseDay(day, month, year, "2099-12-31")).toEqual({ ok: true, value: iso });
			}),
		);
	});

	it("is never another day than the one typed, whatever was typed", () => {
		fc.assert(
			fc.property(fc.nat(40), fc.nat(15), fc.integer({ min: 1890, max: 2030 }), (day, month, year) => {
				const answer = answerTo(`${day}`, `${month}`, `${year}`);
				if (isDay(answer)) expect(answer.split("-").map(Number)).toEqual([year, month, day]);
			}),
		);
	});

	it("needs a real day for today", () => {
		expect(() => parseDay("1", "1", "2000", "2026-02-30")).toThrow(RangeError);
	});
});

describe("a day some days away", () => {
	it.each([
		["2026-12-31", 1, "2027-01-01"],
		["2024-02-28", 1, "2024-02-29"],
		["2023-02-28", 1, "2023-03-01"],
		["2026-03-28", 2, "2026-03-30"],
		["2026-11-21", -21, "2026-10-31"],
		["2026-11-21", 0, "2026-11-21"],
	])("from %s by %i is %s", (from, n, to) => {
		expect(addDays(from, n)).toBe(to);
	});

	it("comes back by as many days", () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, n) => {
				expect(addDays(addDays(day, n), -n)).toBe(day);
			}),
		);
	});

	it("is later in writing where it is later in time", () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: 1, max: 40_000 }), (day, n) => {
				expect(addDays(day, n) > day).toBe(true);
			}),
		);
	});

	it.each([
		["2026-02-30", 1],
		["21/11/2026", 1],
		["2026-11-21T00:00:00Z", 1],
		["2026-11-21", 0.5],
		["2026-11-21", Number.NaN],
		["2026-11-21", 1e12],
		["9999-12-31", 1],
	])("is not made up from %s and %d", (from, n) => {
		expect(() => addDays(from, n)).toThrow(RangeError);
	});
});

describe("the day of the week", () => {
	it.each([
		["2026-11-16", 1],
		["2026-11-21", 6],
		["2026-11-22", 7],
		["2000-02-29", 2],
	])("of %s is %i", (day, weekday) => {
		expect(weekdayOf(day)).toBe(weekday);
	});
});

describe("an age", () => {
	it.each([
		["the day before a birthday", "2010-11-22", 15],
		["on the birthday", "2010-11-21", 16],
		["the day after", "2010-11-20", 16],
		["on the day of birth", "2026-11-21", 0],
		["of the oldest patient", "1912-01-01", 114],
	])("%s", (_when, birth, years) => {
		expect(ageOn(birth, TODAY)).toBe(years);
	});

	it("of one born on 29 February grows on 1 March in a common year, on the day itself in a leap year", () => {
		expect(ageOn("2008-02-29", "2026-02-28")).toBe(17);
		expect(ageOn("2008-02-29", "2026-03-01")).toBe(18);
		expect(ageOn("2008-02-29", "2028-02-28")).toBe(19);
		expect(ageOn("2008-02-29", "2028-02-29")).toBe(20);
	});

	it("is not given for one who is not born yet", () => {
		expect(() => ageOn("2026-11-22", TODAY)).toThrow(RangeError);
	});
});

describe("the day of an instant", () => {
	it.each([
		["2026-06-30T22:59:59Z", "2026-06-30"],
		["2026-06-30T23:00:00Z", "2026-07-01"],
		["2026-12-31T23:59:59Z", "2026-12-31"],
		["2027-01-01T00:00:00Z", "2027-01-01"],
		["2026-03-29T00:59:59Z", "2026-03-29"],
	])("%s is %s in the United Kingdom", (instant, day) => {
		expect(dayOf(new Date(instant))).toBe(day);
	});

	it("is another day elsewhere", () => {
		expect(dayOf(new Date("2026-11-21T18:15:00Z"), "Asia/Kathmandu")).toBe("2026-11-22");
	});

	it("is refused for an instant that is none", () => {
		expect(() => dayOf(new Date(Number.NaN))).toThrow(RangeError);
	});
});

describe("a time on the clocks of London", () => {
	it.each([
		["2026-01-15", "09:05", "2026-01-15T09:05:00.000Z"],
		["2026-07-15", "09:05", "2026-07-15T08:05:00.000Z"],
		["2026-07-15", "00:30", "2026-07-14T23:30:00.000Z"],
		["2026-03-29", "00:59", "2026-03-29T00:59:00.000Z"],
		["2026-03-29", "02:00", "2026-03-29T01:00:00.000Z"],
	])("on %s at %s is %s", (day, time, instant) => {
		expect(instantInLondon(day, time)?.toISOString()).toBe(instant);
	});

	it("is none in the hour that the clocks jump over in spring", () => {
		expect(instantInLondon("2026-03-29", "01:30")).toBeUndefined();
	});

	it("is the first of the two in autumn, when an hour comes twice", () => {
		expect(instantInLondon("2026-10-25", "01:30")?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
	});

	it("is refused where it is no time", () => {
		expect(() => instantInLondon("2026-03-29", "24:00")).toThrow(RangeError);
	});
});

describe("the beginning of a day", () => {
	it.each([
		["2026-07-01", "2026-06-30T23:00:00.000Z"],
		["2026-11-21", "2026-11-21T00:00:00.000Z"],
		["2026-03-29", "2026-03-29T00:00:00.000Z"],
		["2026-03-30", "2026-03-29T23:00:00.000Z"],
		["2026-10-25", "2026-10-24T23:00:00.000Z"],
		["2026-10-26", "2026-10-26T00:00:00.000Z"],
	])("of %s is %s", (day, instant) => {
		expect(startOfDay(day).toISOString()).toBe(instant);
	});

	it("is the first instant of that day, on any day", () => {
		fc.assert(
			fc.property(anyDay, (day) => {
				fc.pre(day > "1972-01-01");
				const start = startOfDay(day);
				expect([dayOf(start), dayOf(new Date(start.getTime() - 1)) < day]).toEqual([day, true]);
			}),
		);
	});
});

describe("some months later", () => {
	it.each([
		["2026-01-15", 1, "2026-02-15"],
		["2026-01-31", 1, "2026-02-28"],
		["2028-01-31", 1, "2028-02-29"],
		["2026-08-31", 6, "2027-02-28"],
		["2026-12-31", 1, "2027-01-31"],
		["2026-11-30", 3, "2027-02-28"],
	])("than %s by %i is %s", (day, months, later) => {
		expect(addMonths(day, months)).toBe(later);
	});
});
