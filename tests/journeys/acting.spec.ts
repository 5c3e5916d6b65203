/** Somebody acts for a patient with a letter of their own: always named, never further than their authority goes. */
import { LANGUAGES } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import { familyOf } from "./steps/acting.ts";
import { answerAbout, fillLetter, press, save, signIn } from "./steps/patient.ts";
import { typedDate } from "./steps/people.ts";
import { fieldIn, PlainBrowser } from "./steps/plain-browser.ts";
import { find, signInStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const TOOL = "eye-scan-urgency";
const t = wordsIn("en");
const PARENT = { authority: "parent", may: "decide" } as const;

test("a parent chooses for a child of 9, and everybody reads who did", async ({
	page,
	portal,
	accessible,
}) => {
	const { patient, person } = await familyOf(portal, 9, ["Ivy", "Ninefold", "Sam Ninefold"], PARENT);
	await signIn(page, "en", person);
	await expect(page.getByText(t("acting:for", { name: patient.name })).first()).toBeVisible();
	await accessible();
	await answerAbout(page, "en", TOOL, "no");
	await accessible();
	await save(page, "en");
	const saidBy = t("choices:receipt.someone", {
		name: "Sam Ninefold",
		authority: t("staff:authority.parent"),
	});
	await expect(page.getByText(saidBy)).toBeVisible();
	await expect(page.getByText(t("choices:receipt.you-way.acting", { name: "Sam Ninefold" }))).toBeVisible();
	await accessible();
	await press(page, t("ui:session.finish"));

	// Then the patient and staff read it too
	await signIn(page, "en", patient);
	await page.goto("/en/my/choices");
	await expect(page.getByText(saidBy)).toBeVisible();
	await page.goto("/en/my/looked");
	await expect(page.getByRole("row", { name: /Sam Ninefold/ })).not.toHaveCount(0);
	await press(page, t("ui:session.finish"));
	await signInStaff(page, portal, "reception");
	await find(page, patient.nhsNumber);
	await expect(page.getByText(/Sam Ninefold \(parent\)/).first()).toBeVisible();
});

test("staff print a letter with a code for a carer, who signs in with it and the patient's birth date", async ({
	page,
	portal,
}) => {
	const { patient, person } = await familyOf(portal, 60, ["Lee", "Printwell", "Pat Printwell"]);
	await signInStaff(page, portal, "reception");
	await find(page, patient.nhsNumber);
	await page.goto(`${new URL(page.url()).pathname}/people`);
	await press(page, t("acting:letter.button", { name: "Pat Printwell" }));
	await expect(page.getByText(t("acting:letter.may.help", { name: patient.name }))).toBeVisible();
	const letter = await page.content();
	for (const told of [patient.birthDate.slice(0, 4), patient.nhsNumber]) expect(letter).not.toContain(told);
	const letterCode = (await page.locator(".code bdi").textContent()) ?? "";

	// Then the old code is no code any more, and the new one is theirs
	await page.context().clearCookies();
	await page.goto("/en/sign-in");
	await fillLetter(page, "en", person);
	await press(page, t("account:sign-in.button"));
	await expect(page.getByText(t("account:problem.not-matched")).first()).toBeVisible();
	await signIn(page, "en", { ...person, letterCode });
	await expect(page.getByText(t("acting:for", { name: patient.name })).first()).toBeVisible();
});

test("a young person of 14 keeps an answer from their parent, who finds nothing of it", async ({
	page,
	portal,
	accessible,
}) => {
	const { patient, person } = await familyOf(portal, 14, ["Robin", "Fourteener", "Sam Fourteener"], PARENT);
	await signIn(page, "en", patient);
	await answerAbout(page, "en", TOOL, "no");
	await page.getByRole("checkbox", { name: t("acting:private.ask", { names: "Sam Fourteener" }) }).check();
	await accessible();
	const ref = await save(page, "en");
	await expect(page.getByText(t("acting:private.kept"))).toBeVisible();
	await press(page, t("ui:session.finish"));

	await signIn(page, "en", person);
	await page.goto("/en/my/choices");
	await expect(page.getByText(t("choices:history.none"))).toBeVisible();
	expect(await page.content()).not.toContain(ref);
	await page.goto(`/en/my/receipts/${ref}`);
	await expect(page.getByRole("heading", { name: t("errors:404.title") })).toBeVisible();
	await page.goto("/en/my/looked");
	await expect(page.getByRole("heading", { name: t("acting:no.own.title") })).toBeVisible();
	await accessible();
	await press(page, t("ui:session.finish"));

	await signInStaff(page, portal, "reception");
	await find(page, patient.nhsNumber);
	await expect(page.getByText(t("acting:private.staff")).first()).toBeVisible();
});

test("a carer fills in an answer and asks for a call, and only the patient saves it", async ({
	page,
	portal,
	accessible,
}) => {
	const { patient, person } = await familyOf(portal, 60, ["Noor", "Careful", "Pat Helper"]);
	await signIn(page, "en", person);
	await answerAbout(page, "en", TOOL, "no");
	await expect(page.getByRole("button", { name: t("choices:check.save") })).toHaveCount(0);
	await expect(page.getByText(t("acting:help", { name: patient.name }))).toBeVisible();
	await press(page, t("acting:call", { name: patient.name }));
	await expect(page.getByRole("status")).toContainText(`A person calls ${patient.name} by`);
	await accessible();
	await press(page, t("ui:session.finish"));

	await signIn(page, "en", patient);
	await expect(page.getByText(t("acting:mine"))).toBeVisible();
	await accessible();
	await page.goto(`/en/my/tools/${TOOL}/check`);
	await expect(page.getByText(t("acting:prepared", { name: "Pat Helper" }))).toBeVisible();
	await save(page, "en");
	await page.goto("/en/my/looked");
	await expect(page.getByText(t("record:looked.what.acting-called"))).toBeVisible();
});

test("what they type when their authority has ended is not saved, and a page says so", async ({
	page,
	portal,
	accessible,
}) => {
	const family = await familyOf(portal, 9, ["Toni", "Endwell", "Sam Endwell"], PARENT);
	await signIn(page, "en", family.person);
	await page.goto(`/en/my/tools/${TOOL}/choose`);
	await page.getByRole("radio", { name: t("choices:option.yes"), exact: true }).check();
	await family.end();
	await press(page, t("choices:ask.continue"));
	await expect(page.getByRole("heading", { name: t("acting:no.stopped.title") })).toBeVisible();
	await accessible();
	expect(await page.content()).not.toContain("Toni");
	await page.goto("/en/sign-in");
	await signIn(page, "en", family.patient);
	await page.goto("/en/my/choices");
	await expect(page.getByText(t("choices:history.none"))).toBeVisible();
});

test("the pages of their choice are light in every language, and say for whom", async ({ portal }) => {
	const { patient, person } = await familyOf(portal, 9, ["Uma", "Lightly", "Sam Lightly"], PARENT);
	const browser = new PlainBrowser(portal.origin);
	const [day, month, year] = typedDate(person.birthDate);
	const came = await browser.post("/en/sign-in", [
		["code", person.letterCode],
		["day", day],
		["month", month],
		["year", year],
	]);
	expect(came.status).toBe(303);
	for (const { tag: lang } of LANGUAGES) {
		const ask = await browser.get(`/${lang}/my/tools/${TOOL}/choose`);
		expect(ask.body, lang).toContain(patient.name);
		expect.soft(ask.weight, `bytes of the question in ${lang}`).toBeLessThanOrEqual(3_072);
		expect(fieldIn(ask.body, "token"), lang).not.toBe("");
	}
});
