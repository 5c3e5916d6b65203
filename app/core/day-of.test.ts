import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf } from "./calendar.ts";

describe("the day of an instant that was asked for before", () => {
	it("is the calendar's own, however often it was asked before, at the turn of a day too", () => {
		const zones = ["Europe/London", "Asia/Kathmandu", "Africa/Monrovia", "Australia/Lord_Howe"];
		const moment = fc.record({
			at: fc.date({ min: new Date("1960-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
			ms: fc.integer({ min: -2, max: 2 }),
			zone: fc.constantFrom(...zones),
		});
		fc.assert(
			fc.property(moment, ({ at, ms, zone }) => {
				const near = [at, new Date(Math.round(at.getTime() / 900_000) * 900_000 + ms)];
				const plain = new Intl.DateTimeFormat("sv-SE", { timeZone: zone });
				for (const instant of [...near, ...near]) expect(dayOf(instant, zone)).toBe(plain.format(instant));
			}),
		);
	});
});
