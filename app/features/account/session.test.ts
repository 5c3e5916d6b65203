import { describe, expect, it } from "vitest";
import { endsAt } from "./session.ts";

const signedIn = new Date("2026-11-21T09:00:00Z");
const minutesLater = (minutes: number) => new Date(signedIn.getTime() + minutes * 60_000);

describe("a signed-in browser", () => {
	it("of a patient on their own phone ends 30 minutes after its last use", () => {
		expect(endsAt({ who: "patient", shared: false }, signedIn, minutesLater(5))).toEqual(minutesLater(35));
	});
	it("on a shared computer ends 15 minutes after its last use", () => {
		expect(endsAt({ who: "patient", shared: true }, signedIn, minutesLater(5))).toEqual(minutesLater(20));
	});
	it("of staff ends 15 minutes after its last use", () => {
		expect(endsAt({ who: "staff", shared: false }, signedIn, minutesLater(5))).toEqual(minutesLater(20));
	});
	it("ends after 12 hours for a patient and 10 for staff, however much it is used", () => {
		expect(endsAt({ who: "patient", shared: false }, signedIn, minutesLater(719))).toEqual(minutesLater(720));
		expect(endsAt({ who: "staff", shared: false }, signedIn, minutesLater(599))).toEqual(minutesLater(600));
	});
});
