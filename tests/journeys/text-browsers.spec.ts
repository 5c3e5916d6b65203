/** The way from the letter to the receipt, and to saying what was wrong, in browsers that show only text. */
import { expect, test } from "#tests/journey.ts";
import type { RunningServer } from "#tests/server.ts";
import { linesIn, newLines } from "./steps/history.ts";
import { Keys, lynx } from "./steps/lynx.ts";
import { needed } from "./steps/needed-program.ts";
import { patientCalled, typedDate } from "./steps/people.ts";
import { fieldsOf } from "./steps/plain-browser.ts";
import { letterFields, plainPatient } from "./steps/signed-in.ts";
import { W3m } from "./steps/w3m.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "sleep-therapy";
const MY = "/en/my";
const QUESTION = `${MY}/tools/${TOOL}/choose`;
const CHECK = `${MY}/tools/${TOOL}/check`;
const WRONG = `${MY}/disputes/new`;
const SUBMIT = /id="form-submit"/;

test("a patient with lynx chooses by keys alone, and reads the receipt", async ({ portal }) => {
	const program = needed("lynx");
	const name = "Peter Doyle";

	// The keys are counted on the same pages, read beforehand
	const before = await plainPatient(portal, name);
	const page = async (path: string) => (await before.get(path)).body;
	const entries = linesIn(await page(`${MY}/choices`));
	await before.post(QUESTION, [["choice", "no"]]);
	const keys = (await signingIn(portal, name))
		.to(await page(MY), new RegExp(`href="${MY}/tools/${TOOL}"`))
		.enter()
		.to(await page(`${MY}/tools/${TOOL}`), new RegExp(`href="${QUESTION}"`))
		.enter()
		.to(await page(QUESTION), /value="no"/)
		.enter()
		.on(await page(QUESTION), /value="no"/, SUBMIT)
		.enter()
		.to(await page(CHECK), SUBMIT)
		.enter();

	const receipt = lynx(program, `${portal.origin}/en/sign-in?to=${MY}`, keys);

	expect(receipt).toContain(t("choices:receipt.title"));
	expect(receipt).toMatch(/in your own care: No/);
	expect(receipt).toContain(t("choices:receipt.reference-why"));
	const lines = newLines(await page(`${MY}/choices`), entries);
	expect(lines).toEqual([expect.objectContaining({ answer: "No" })]);
	expect(receipt).toContain(lines[0]?.ref);
});

test("a patient with lynx who chooses nothing is asked again, and no answer is marked for them", async ({
	portal,
}) => {
	const program = needed("lynx");
	const name = "Peter Doyle";
	const { body } = await (await plainPatient(portal, name)).get(QUESTION);
	const none = (await signingIn(portal, name, QUESTION)).to(body, SUBMIT).enter();

	const asked = lynx(program, `${portal.origin}/en/sign-in?to=${QUESTION}`, none);

	expect(asked).toContain(t("choices:problem.choose-one"));
	expect(asked).toContain(`(*) ${t("ui:form.not-said")}`);
	expect(asked).toContain(`( ) ${t("choices:option.unsure")}`);
});

test("a patient with w3m, which never says where a form came from, chooses and reads the receipt", async ({
	portal,
}) => {
	const program = needed("w3m");
	const name = "Samira Khan";
	const w3m = new W3m(program);
	const at = (path: string) => `${portal.origin}${path}`;
	try {
		const signIn = fieldsOf(w3m.source(at("/en/sign-in")), "form").filter(([field]) => field === "token");
		expect(w3m.send(at("/en/sign-in"), [...signIn, ...letterFields(portal, name)])).toContain(
			t("choices:mine.title"),
		);
		const entries = linesIn(w3m.source(at(`${MY}/choices`)));

		expect(w3m.read(at(QUESTION))).toContain(t("choices:option.unsure"));
		const question = fieldsOf(w3m.source(at(QUESTION)), "form");
		const check = w3m.send(at(QUESTION), [...question, ["choice", "unsure"]]);
		expect(check).toContain(t("choices:check.not-saved"));
		expect(check).toMatch(/A person calls you by \d/);

		const receipt = w3m.send(at(CHECK), fieldsOf(w3m.source(at(CHECK)), "form"));
		expect(receipt).toContain(t("choices:receipt.title"));
		const lines = newLines(w3m.source(at(`${MY}/choices`)), entries);
		expect(lines).toEqual([expect.objectContaining({ answer: "Not sure" })]);
		expect(receipt).toContain(lines[0]?.ref);
	} finally {
		w3m.close();
	}
});

test("a patient with lynx says by keys alone that a tool was wrong, and reads when the answer comes", async ({
	portal,
}) => {
	const program = needed("lynx");
	const name = "Dorothy Webb";
	const before = await plainPatient(portal, name);
	const page = async (path: string) => (await before.get(path)).body;
	await before.post(WRONG, [["about", "unknown"]]);
	await before.post(`${WRONG}/what`, [["route-tool-output", "yes"]]);
	await before.post(`${WRONG}/answer`, [["by", "letter"]]);
	const [first = "", what = "", answer = "", check = ""] = await Promise.all(
		["", "/what", "/answer", "/check"].map((at) => page(WRONG + at)),
	);
	const known = receiptsIn(await page(`${MY}/disputes`));
	const keys = (await signingIn(portal, name, WRONG))
		.to(first, /value="unknown"/)
		.enter()
		.on(first, /value="unknown"/, SUBMIT)
		.enter()
		.to(what, SUBMIT)
		.enter()
		.to(answer, SUBMIT)
		.enter()
		.to(check, SUBMIT)
		.enter();

	const receipt = lynx(program, `${portal.origin}/en/sign-in?to=${WRONG}`, keys);

	expect(receipt).toContain(t("disputes:show.title.raised"));
	expect(receiptsIn(await page(`${MY}/disputes`))).toHaveLength(known.length + 1);
});

test("a patient with w3m says that a tool was wrong, and follows it", async ({ portal }) => {
	const program = needed("w3m");
	const name = "Gwen Parry";
	const w3m = new W3m(program);
	const at = (path: string) => `${portal.origin}${path}`;
	const sent = (path: string, ...said: [string, string][]) => {
		const fields = fieldsOf(w3m.source(at(path)), "form").filter(
			([field]) => !said.some(([one]) => one === field),
		);
		return w3m.send(at(path), [...fields, ...said]);
	};
	try {
		const signIn = fieldsOf(w3m.source(at("/en/sign-in")), "form").filter(([field]) => field === "token");
		w3m.send(at("/en/sign-in"), [...signIn, ...letterFields(portal, name)]);
		const known = receiptsIn(w3m.source(at(`${MY}/disputes`)));

		expect(sent(WRONG, ["about", "unknown"])).toContain(t("disputes:what.title"));
		expect(sent(`${WRONG}/what`, ["route-urgent", "yes"])).toContain("111");
		expect(sent(`${WRONG}/answer`, ["by", "phone"])).toContain(t("disputes:check.title"));
		expect(sent(`${WRONG}/check`)).toContain(t("disputes:show.title.raised"));

		expect(receiptsIn(w3m.source(at(`${MY}/disputes`)))).toHaveLength(known.length + 1);
	} finally {
		w3m.close();
	}
});

/** Where each thing that was said to be wrong is followed. */
function receiptsIn(html: string): string[] {
	return [...new Set(html.match(/\/my\/disputes\/[0-9a-f]{16}/g))];
}

/** The keys of a sign-in by letter, from the top of its page on. */
async function signingIn(portal: RunningServer, name: string, to = MY): Promise<Keys> {
	const { letterCode, birthDate } = patientCalled(portal, name);
	const [day, month, year] = typedDate(birthDate);
	const page = await (await fetch(`${portal.origin}/en/sign-in?to=${to}`)).text();
	return new Keys()
		.to(page, /id="code"/)
		.type(letterCode)
		.tab()
		.type(day)
		.tab()
		.type(month)
		.tab()
		.type(year)
		.on(page, /id="year"/, SUBMIT)
		.enter();
}
