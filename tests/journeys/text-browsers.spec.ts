/** The way from the letter to the receipt in browsers that show only text. */
import { findProgram } from "#tests/chromium.ts";
import { expect, test } from "#tests/journey.ts";
import { linesIn } from "./steps/history.ts";
import { Keys, lynx, stopsIn } from "./steps/lynx.ts";
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

test("a patient with lynx chooses by keys alone, and reads the receipt", async ({ portal }) => {
	const program = needed("lynx");
	const name = "Peter Doyle";
	const { letterCode, birthDate } = patientCalled(portal, name);
	const [day, month, year] = typedDate(birthDate);

	// The keys are counted on the same pages, read beforehand
	const before = await plainPatient(portal, name);
	const page = async (path: string) => (await before.get(path)).body;
	const entries = linesIn(await page(`${MY}/choices`)).length;
	await before.post(QUESTION, [["choice", "no"]]);
	const signIn = await (await fetch(`${portal.origin}/en/sign-in`)).text();
	const keys = new Keys()
		.to(signIn, /id="code"/)
		.type(letterCode)
		.tab()
		.type(day)
		.tab()
		.type(month)
		.tab()
		.type(year)
		.tab(fieldsBetween(signIn, "year", "form-submit"))
		.enter()
		.to(await page(MY), new RegExp(`href="${MY}/tools/${TOOL}"`))
		.enter()
		.to(await page(`${MY}/tools/${TOOL}`), new RegExp(`href="${QUESTION}"`))
		.enter()
		.to(await page(QUESTION), /value="no"/)
		.enter()
		.tab(fieldsBetween(await page(QUESTION), "choice-2", "form-submit"))
		.enter()
		.to(await page(CHECK), /id="form-submit"/)
		.enter();

	const receipt = lynx(program, `${portal.origin}/en/sign-in`, keys);

	expect(receipt).toContain(t("choices:receipt.title"));
	expect(receipt).toMatch(/in your own care: No/);
	expect(receipt).toContain(t("choices:receipt.reference-why"));
	const lines = linesIn(await page(`${MY}/choices`));
	expect(lines).toHaveLength(entries + 1);
	expect(lines[0]).toMatchObject({ answer: "No" });
	expect(receipt).toContain(lines[0]?.ref);
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
		const entries = linesIn(w3m.source(at(`${MY}/choices`))).length;

		expect(w3m.read(at(QUESTION))).toContain(t("choices:option.unsure"));
		const question = fieldsOf(w3m.source(at(QUESTION)), "form");
		const check = w3m.send(at(QUESTION), [...question, ["choice", "unsure"]]);
		expect(check).toContain(t("choices:check.not-saved"));
		expect(check).toMatch(/A person calls you by \d/);

		const receipt = w3m.send(at(CHECK), fieldsOf(w3m.source(at(CHECK)), "form"));
		expect(receipt).toContain(t("choices:receipt.title"));
		const lines = linesIn(w3m.source(at(`${MY}/choices`)));
		expect(lines).toHaveLength(entries + 1);
		expect(lines[0]).toMatchObject({ answer: "Not sure" });
		expect(receipt).toContain(lines[0]?.ref);
	} finally {
		w3m.close();
	}
});

/** How many Tabs lead from one field of a form to another. */
function fieldsBetween(html: string, from: string, to: string): number {
	const at = (id: string) => stopsIn(html).findIndex((tag) => tag.includes(` id="${id}"`));
	return at(to) - at(from);
}

/** The program, or a skipped test that says why. */
function needed(name: string): string {
	const program = findProgram(name);
	const why = `${name} is not on this machine (Debian: apt-get install ${name})`;
	if (program === undefined) console.log(`not run: ${why}`);
	test.skip(program === undefined, why);
	return program ?? "";
}
