import { describe, expect, it } from "vitest";
import { ok, refuse } from "#app/core/result.ts";
import { agesOf, canEndAlone, DEFAULT_AGES, mayAct, statusByAge } from "./trust.ts";

const TODAY = "2026-11-21";
const parent = {
	authority: "parent",
	may: "decide",
	from: "2020-01-01",
	until: null,
	endedAt: null,
} as const;
const attorney = { ...parent, authority: "attorney" } as const;
const carer = { ...parent, authority: "carer", may: "help" } as const;
const child = { status: "represented", birthDate: "2017-05-06" } as const;
const dorothy = { status: "represented", birthDate: "1938-08-08" } as const;

describe("what a trusted person may do today", () => {
	const may = (
		person: Parameters<typeof mayAct>[0],
		patient: Parameters<typeof mayAct>[1],
		today = TODAY,
		ages = DEFAULT_AGES,
	) => mayAct(person, patient, ages, today);

	it("is to decide for a parent of a child, and for an attorney of somebody who cannot", () => {
		expect(may(parent, child)).toEqual(ok("decide"));
		expect(may(attorney, dorothy)).toEqual(ok("decide"));
	});

	it("is to decide together for a parent of a young person, and to help for anybody else then", () => {
		const maya = { status: "jointly", birthDate: "2012-02-19" } as const;
		expect(may(parent, maya)).toEqual(ok("decide"));
		expect(may(attorney, maya)).toEqual(ok("help"));
	});

	it("is only to help somebody who decides for themself", () => {
		expect(may(parent, { ...child, status: "self" })).toEqual(ok("help"));
		expect(may(attorney, { ...dorothy, status: "self" })).toEqual(ok("help"));
	});

	it("is what staff wrote down for a carer, who never decides whatever stands in the row", () => {
		expect(may(carer, dorothy)).toEqual(ok("help"));
		expect(may({ ...carer, may: "read" }, dorothy)).toEqual(ok("read"));
		expect(may({ ...carer, may: "decide" }, dorothy)).toEqual(ok("help"));
	});

	it("begins and ends with its first and last day, and when somebody ends it", () => {
		const days = { ...attorney, from: "2026-11-21", until: "2026-11-21" };
		expect(may(days, dorothy)).toEqual(ok("decide"));
		expect(may(days, dorothy, "2026-11-20")).toEqual(refuse("not-yet"));
		expect(may(days, dorothy, "2026-11-22")).toEqual(refuse("over"));
		expect(may({ ...attorney, endedAt: new Date(0) }, dorothy)).toEqual(refuse("ended"));
	});

	it("ends for a parent on the birthday that the provider sets, and at 18 whatever it sets", () => {
		expect(may(parent, child, "2033-05-05")).toEqual(ok("decide"));
		expect(may(parent, child, "2033-05-06")).toEqual(refuse("age"));
		expect(may(parent, child, "2035-05-05", { own: 13, adult: 18 })).toEqual(ok("decide"));
		expect(may(parent, child, "2035-05-06", { own: 13, adult: 30 })).toEqual(refuse("age"));
	});

	it("ends on 1 March where the patient was born on 29 February", () => {
		const leap = { status: "jointly", birthDate: "2012-02-29" } as const;
		expect(may(parent, leap, "2028-02-28")).toEqual(ok("decide"));
		expect(may(parent, leap, "2028-02-29")).toEqual(refuse("age"));
		expect(may(parent, leap, "2030-03-01", { own: 13, adult: 18 })).toEqual(refuse("age"));
		expect(may(parent, leap, "2030-02-28", { own: 13, adult: 18 })).toEqual(ok("decide"));
	});
});

describe("who decides by age alone", () => {
	it("is the parent, then both, then the young person", () => {
		expect(statusByAge("2014-01-01", DEFAULT_AGES, "2026-12-31")).toBe("represented");
		expect(statusByAge("2014-01-01", DEFAULT_AGES, "2027-01-01")).toBe("jointly");
		expect(statusByAge("2014-01-01", DEFAULT_AGES, "2030-01-01")).toBe("self");
	});

	it("follows the youngest ages of the lists that the patient is on", () => {
		expect(agesOf([])).toEqual({ own: 13, adult: 16 });
		expect(
			agesOf([
				{ own: 12, adult: 18 },
				{ own: 14, adult: 16 },
			]),
		).toEqual({ own: 12, adult: 16 });
	});
});

describe("a patient", () => {
	it("ends it alone unless somebody else decides for them", () => {
		expect((["self", "jointly", "represented"] as const).map(canEndAlone)).toEqual([true, true, false]);
	});
});
