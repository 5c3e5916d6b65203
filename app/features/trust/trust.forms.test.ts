import { describe, expect, it } from "vitest";
import { readEnd, readTrust } from "./trust.forms.ts";

const TODAY = "2026-11-21";
const sam = { name: "Sam Carter", authority: "carer", may: "help", evidence: "Alex said so." };

function read(over: Record<string, string> = {}) {
	const form = new FormData();
	for (const [field, value] of Object.entries({ ...sam, ...over })) form.set(field, value);
	return readTrust(form, TODAY);
}
function wrong(over: Record<string, string>): unknown {
	const answer = read(over);
	return "problems" in answer ? answer.problems.map(({ field, name }) => `${field}: ${name}`) : [];
}

describe("the form of a trusted person", () => {
	it("begins today and has no last day where nobody says one", () => {
		expect(read()).toMatchObject({ given: { name: "Sam Carter", from: TODAY, until: null, limits: null } });
	});

	it("takes names as people have them", () => {
		for (const name of ["O", "Zoe\u0308", "नेहा", "Nguyễn Thị Ánh", "ابو بکر", "Sam 🙂"])
			expect(read({ name })).toMatchObject({ given: { name: name.normalize("NFC") } });
	});

	it("refuses a hidden turn of direction, a smile alone, and 300 letters, and keeps what was typed", () => {
		expect(wrong({ name: "Sam\u202Eretrac" })).toEqual(["name: name-direction"]);
		expect(wrong({ name: "🙂" })).toEqual(["name: name-without-letters"]);
		expect(wrong({ name: "a".repeat(300) })).toEqual(["name: name-too-long"]);
		expect(read({ name: "a".repeat(300) }).typed.name).toBe("a".repeat(300));
		expect(wrong({ evidence: "a".repeat(1001) })).toEqual(["evidence: too-long"]);
	});

	it("lets no carer decide, whatever a form sends", () => {
		expect(wrong({ may: "decide" })).toEqual(["may: carer-decides"]);
		expect(wrong({ authority: "king", may: "rule" })).toEqual([
			"authority: authority-missing",
			"may: may-missing",
		]);
	});

	it("refuses a last day before the first or before today, and a day that does not exist", () => {
		const days = { fromday: "20", frommonth: "11", fromyear: "2026", untilmonth: "11", untilyear: "2026" };
		expect(wrong({ ...days, untilday: "19" })).toEqual(["untilday: until-before-from"]);
		expect(wrong({ ...days, untilday: "20" })).toEqual(["untilday: until-past"]);
		expect(wrong({ ...days, untilday: "31" })).toEqual(["untilday: date-not-real"]);
		expect(wrong({ fromday: "22", frommonth: "11", fromyear: "2026" })).toEqual(["fromday: date-in-future"]);
	});

	it("asks for all that is needed at once, in the order of the page", () => {
		expect(wrong({ name: "", authority: "", may: "", evidence: "", email: "nobody" })).toEqual([
			"name: name-missing",
			"authority: authority-missing",
			"may: may-missing",
			"evidence: evidence-missing",
			"email: email-wrong",
		]);
	});
});

describe("the form that ends it", () => {
	const end = (over: Record<string, string>) => {
		const form = new FormData();
		for (const [field, value] of Object.entries({
			person: "p1",
			how: "phone",
			why: "They fell out.",
			...over,
		}))
			form.set(field, value);
		return readEnd(form);
	};

	it("says whether the patient wants it, and how they said so", () => {
		expect(end({})).toMatchObject({ ending: { because: "patient", way: "phone", note: "They fell out." } });
		expect(end({ how: "found" })).toMatchObject({ ending: { because: "staff", way: null } });
	});

	it("is refused without a reason, or for a way that staff do not have", () => {
		expect(end({ why: "", how: "online" })).toMatchObject({
			problems: [
				{ field: "how", name: "how-missing" },
				{ field: "why", name: "why-missing" },
			],
		});
	});
});
