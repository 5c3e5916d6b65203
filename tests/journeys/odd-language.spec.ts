/** A form that names a language which does not exist, or cannot: nothing breaks, and whatever is kept is read by every page. */
import { expect, test } from "#tests/journey.ts";
import { familyOf } from "./steps/acting.ts";
import { typedDate } from "./steps/people.ts";
import { fieldsOf, PlainBrowser } from "./steps/plain-browser.ts";
import { INSIDES } from "./steps/refusal.ts";
import { plainStaff } from "./steps/staff.ts";

/** A form is not taken with these. */
const NONE = ["a".repeat(300), "__proto__", "constructor", "en\u202E"];
/** As languages are written (BCP 47), and kept as what somebody reads: nothing of ours is in it. */
const UNKNOWN = "ar-XB";

test("a language of 300 letters, of a prototype or of nobody is asked for again, and no page breaks by one that we do not have", async ({
	portal,
}) => {
	const { patient } = await familyOf(portal, 60, ["Tara", "Oddlanguage", "Nobody"]);
	const browser = new PlainBrowser(portal.origin);
	const [day, month, year] = typedDate(patient.birthDate);
	const letter = [
		["code", patient.letterCode],
		["day", day],
		["month", month],
		["year", year],
	] as const;
	expect((await browser.post("/en/sign-in", letter)).status).toBe(303);
	for (const tag of [...NONE, UNKNOWN])
		for (const field of ["reads", "speaks"] as const) {
			const form = fieldsOf((await browser.get("/en/my/needs?change=1")).body, "form");
			const around = form.filter(([name]) => name === "once" || name === "seen");
			const sent = await browser.post("/en/my/needs", [...around, ["contact", "letter"], [field, tag]]);
			expect([field, tag, sent.status]).toEqual([field, tag, tag === UNKNOWN ? 303 : 422]);
			expect(sent.body).not.toMatch(INSIDES);
		}
	for (const page of ["/en/my", "/en/my/needs", "/ar/my/needs", "/en/my/needs/file", "/en/my/copy/html"])
		expect((await browser.get(page)).status, page).toBe(200);

	// Staff read it too, and a letter to them is in a language that there is
	const staff = await plainStaff(portal, "reception");
	const summary = (await staff.get(`/staff/patients?q=${patient.nhsNumber}`)).headers.location ?? "";
	for (const view of ["", "/record", "/needs", "/people/new"])
		expect((await staff.get(`${summary}${view}`)).status, view).toBe(200);
	for (const tag of NONE) {
		const form = fieldsOf((await staff.get(`${summary}/needs`)).body, "form");
		const around = form.filter(([name]) => name === "once" || name === "seen");
		const said = [...around, ["way", "phone"], ["contact", "letter"], ["reads", tag]] as const;
		expect((await staff.post(`${summary}/needs`, said)).status, tag).toBe(422);
	}

	// Nobody is called in it, and no tool has words in it
	const stranger = new PlainBrowser(portal.origin);
	const lead = await plainStaff(portal, "lead");
	for (const tag of [...NONE, UNKNOWN]) {
		const around = fieldsOf((await stranger.get("/en/call")).body, "form").filter(
			([name]) => name === "once" || name === "token",
		);
		const who = [
			["name", "Kim Tag"],
			["number", "01632 960 111"],
			["time", "any"],
			["speaks", tag],
		] as const;
		expect((await stranger.post("/en/call", [...around, ...who])).status, tag).toBe(422);
		const encoded = encodeURIComponent(tag);
		expect((await stranger.get(`/en/formats?page=/${encoded}/tools`)).status, tag).toBe(200);
		expect((await lead.get(`/staff/tools/eye-scan-urgency/draft/words/${encoded}`)).status, tag).toBe(404);
	}
});
