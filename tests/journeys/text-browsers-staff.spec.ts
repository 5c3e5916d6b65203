/** What staff do in a browser that shows only text: check a list, and type in a paper form. */
import { expect, test } from "#tests/journey.ts";
import type { RunningServer } from "#tests/server.ts";
import { Keys, lynx } from "./steps/lynx.ts";
import { needed } from "./steps/needed-program.ts";
import { freshCode } from "./steps/one-time-code.ts";
import { patientCalled, staffOfRole } from "./steps/people.ts";
import { fieldsOf } from "./steps/plain-browser.ts";
import { plainStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "sleep-therapy";
const SUBMIT = /id="form-submit"/;

test("reception with lynx checks a list by keys alone", async ({ portal }) => {
	const program = needed("lynx");
	const number = patientCalled(portal, "Peter Doyle").nhsNumber;
	const place = `/staff/lists?tool=${TOOL}`;
	const staff = await plainStaff(portal, "reception");
	const signIn = await (await fetch(`${portal.origin}/staff/sign-in`)).text();
	const form = (await staff.get(place)).body;
	const keys = (await signingInStaff(portal, signIn, "reception"))
		.to(form, /value="care"/)
		.enter()
		.on(form, /value="care"/, /id="list"/)
		.type(number)
		.on(form, /id="list"/, SUBMIT)
		.enter();

	const shown = lynx(program, `${portal.origin}/staff/sign-in?to=${encodeURIComponent(place)}`, keys);

	expect(shown).toMatch(new RegExp(`${t("lists:show.title.going")}|${t("lists:show.title.done")}`));
	const [list = ""] = (await staff.get("/staff/lists")).body.match(/\/staff\/lists\/[0-9a-f]{16}/) ?? [];
	const answers = async () => (await staff.get(`${list}/answers`)).body;
	await expect.poll(answers).toContain(`\n1,${number},`);
});

test("a nurse with lynx types in a paper form by keys alone, and is back at the pile", async ({ portal }) => {
	const program = needed("lynx");
	const number = patientCalled(portal, "Peter Doyle").nhsNumber;
	const staff = await plainStaff(portal, "clinician");
	const pile = (await staff.get("/staff/forms")).body;
	const { headers } = await staff.get(`/staff/patients?q=${number}`);
	const record = `${headers.location}/record?form=paper`;
	const form = (await staff.get(record)).body;
	const today = new Date();
	const [day, month, year] = [today.getUTCDate(), today.getUTCMonth() + 1, today.getUTCFullYear()].map(
		String,
	);
	const asked = new RegExp(`name="choice-${TOOL}".*value="no"`);
	const signed = /name="decider".*value="patient"/;
	const check = await staff.post(record, [
		...fieldsOf(form, "form").filter(([name]) => name !== `choice-${TOOL}`),
		...([
			["decider", "patient"],
			["day", day ?? ""],
			["month", month ?? ""],
			["year", year ?? ""],
			[`choice-${TOOL}`, "no"],
		] as const),
	]);
	const signIn = await (await fetch(`${portal.origin}/staff/sign-in`)).text();
	const keys = (await signingInStaff(portal, signIn, "clinician"))
		.to(pile, /id="q"/)
		.type(number)
		.on(pile, /id="q"/, SUBMIT)
		.enter()
		.to(form, /id="day"/)
		.type(day ?? "")
		.tab()
		.type(month ?? "")
		.tab()
		.type(year ?? "")
		.on(form, /id="year"/, signed)
		.enter()
		.on(form, signed, asked)
		.enter()
		.on(form, asked, SUBMIT)
		.enter()
		.to(check.body, /name="agreed"/)
		.enter()
		.on(check.body, /name="agreed"/, SUBMIT)
		.enter();

	const back = lynx(program, `${portal.origin}/staff/sign-in?to=/staff/forms`, keys);

	expect(back).toContain(t("staff:forms.saved", { name: "Peter Doyle" }));
	const shown = (await staff.get(headers.location ?? "")).body;
	expect(shown).toContain(t("reasons:short.said-no"));
});

test("staff with lynx who pass over a question are asked it, and nothing is answered for them", async ({
	portal,
}) => {
	const program = needed("lynx");
	const staff = await plainStaff(portal, "reception");
	const number = patientCalled(portal, "Peter Doyle").nhsNumber;
	const { headers } = await staff.get(`/staff/patients?q=${number}`);
	const comment = `${headers.location}/comment?tool=${TOOL}`;
	const { body } = await staff.get(comment);
	const signIn = await (await fetch(`${portal.origin}/staff/sign-in`)).text();
	const passedOver = (await signingInStaff(portal, signIn, "reception"))
		.to(body, /id="worry"/)
		.type("Is it safe?")
		.on(body, /id="worry"/, SUBMIT)
		.enter();

	const back = lynx(program, `${portal.origin}/staff/sign-in?to=${encodeURIComponent(comment)}`, passedOver);

	expect(back).toContain(t("staff:record.problem.way-missing"));
	expect(back).toMatch(
		new RegExp(`\\(\\*\\) ${t("ui:form.not-said")}\\s+\\( \\) ${t("staff:record.way-is.phone")}`),
	);
});

/** The keys of the sign-in of who has this role, from the top of its page on, whose HTML this is. */
async function signingInStaff(portal: RunningServer, signIn: string, role: string): Promise<Keys> {
	const { email, password, totpSecret } = staffOfRole(portal, role);
	return new Keys()
		.to(signIn, /id="email"/)
		.type(email)
		.tab()
		.type(password)
		.tab()
		.type(await freshCode(portal, totpSecret))
		.on(signIn, /id="code"/, SUBMIT)
		.enter();
}
