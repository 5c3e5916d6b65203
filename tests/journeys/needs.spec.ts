/** A patient says once what they need; staff see it before anything else, and what we cannot send becomes a job. */
import type { Page } from "@playwright/test";
import { addMonths, dayOf } from "#app/core/calendar.ts";
import { formatDay } from "#app/i18n/format.ts";
import { expect, test } from "#tests/journey.ts";
import { familyOf } from "./steps/acting.ts";
import { answerAbout, save, signIn } from "./steps/patient.ts";
import { patientCalled, typedDate } from "./steps/people.ts";
import { fieldIn, PlainBrowser } from "./steps/plain-browser.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const ur = wordsIn("ur");

/** The file behind this link is a proof. */
async function proved(page: Page, link: string): Promise<void> {
	const proof = page.getByRole("link", { name: link }).first();
	const file = await page.request.get((await proof.getAttribute("href")) ?? "");
	expect(await file.text()).toMatch(/^c2sp\.org\/tlog-proof@v1\n/);
}

test("what a patient needs is asked early, kept when the language changes, and stands first for staff", async ({
	page,
	context,
	portal,
	browser,
	accessible,
}) => {
	// Given a patient whom nobody asked yet
	const oliver = patientCalled(portal, "Oliver Reed");
	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const theirs = await home.newPage();
	await signIn(theirs, "en", oliver);
	await theirs.goto("/en/my");
	await theirs.getByRole("link", { name: t("needs:ask.link") }).click();

	// When they say it, and change the language before they save
	await theirs.getByLabel(t("needs:format.braille")).check();
	await theirs.getByLabel(t("needs:interpreter.spoken-interpreter")).check();
	await theirs.getByLabel(t("needs:form.other")).fill("Please speak slowly.");
	await theirs.getByRole("button", { name: "اردو" }).click();
	await expect(theirs.getByLabel(ur("needs:format.braille"))).toBeChecked();
	await expect(theirs.getByLabel(ur("needs:form.other"))).toHaveValue("Please speak slowly.");
	await theirs.getByRole("button", { name: ur("needs:form.save") }).click();

	// Then they read it back
	await expect(theirs.getByText(ur("needs:saved.title"))).toBeVisible();
	await expect(theirs.getByText("Please speak slowly.")).toBeVisible();

	// And when they are asked again: a year from now, also in the file for others
	const today = dayOf(new Date());
	const review = addMonths(today, 12);
	await expect(theirs.locator("dt", { hasText: ur("needs:row.review") }).locator("+ dd")).toHaveText(
		formatDay("ur", review),
	);
	const file = await (await theirs.request.get("/ur/my/needs/file")).json();
	expect(file).toMatchObject({
		...{ name: "Oliver Reed", birthDate: oliver.birthDate, toldOn: today, reviewOn: review },
		needs: { formats: ["braille"], interpreters: ["spoken-interpreter"], other: "Please speak slowly." },
	});

	// And what they said has a proof, here and in the list of all that they said
	await proved(theirs, ur("ui:proof.save"));
	await theirs.goto("/en/my/copy");
	await proved(theirs, t("record:copy.kind.needs"));

	// And their pages ask no more
	await theirs.goto("/en/my");
	await expect(theirs.getByRole("link", { name: t("needs:ask.link") })).toHaveCount(0);

	// And a letter that is not in braille is a job for a person, who sees why
	await answerAbout(theirs, "en", "eye-scan-urgency", "yes");
	await save(theirs, "en");
	await arriveAsStaff(context, portal, "reception");
	await find(page, oliver.nhsNumber);
	await expect(page.locator("dl.who")).toContainText(t("needs:format.braille"));
	await expect(page.locator("dl.who")).toContainText("Please speak slowly.");
	await expect(page.locator("dl.who")).toContainText(formatDay("en", review));
	await accessible();
	await expect(async () => {
		await page.goto("/staff/tasks");
		const card = page.locator(".card").filter({ hasText: "Oliver Reed" });
		await expect(card.filter({ hasText: t("needs:unmet.braille") })).toHaveCount(1);
	}).toPass({ timeout: 20_000 });
	await home.close();
});

test("what a patient needs stands first on each page of staff about them", async ({
	page,
	context,
	portal,
}) => {
	const { patient } = await familyOf(portal, 60, ["Needa", "Firstread", "Nobody"]);
	const theirs = new PlainBrowser(portal.origin);
	const [day, month, year] = typedDate(patient.birthDate);
	await theirs.post("/en/sign-in", [
		["code", patient.letterCode],
		["day", day],
		["month", month],
		["year", year],
	]);
	const form = (await theirs.get("/en/my/needs")).body;
	const said = [
		["contact", "letter"],
		["formats-braille", "yes"],
		["once", fieldIn(form, "once") ?? ""],
	] as const;
	expect((await theirs.post("/en/my/needs", said)).status).toBe(303);
	await arriveAsStaff(context, portal, "clinician");
	await find(page, patient.nhsNumber);
	const summary = new URL(page.url()).pathname;
	const views = ["", "/record", "/record?form=paper", "/uses", "/uses/new", "/details"];
	const talks = ["/challenge", "/dispute", "/comment", "/people", "/status", "/after"];
	for (const view of [...views, ...talks]) {
		await page.goto(`${summary}${view}`);
		const place = await page.locator("main").evaluate((main, braille) => {
			const at = (what: Element | undefined | null) =>
				what == null ? -1 : [...main.querySelectorAll("*")].indexOf(what);
			const need = [...main.querySelectorAll("dd")].find((one) => one.textContent?.includes(braille));
			return { need: at(need), form: at(main.querySelector("form, table, section")) };
		}, t("needs:format.braille"));
		expect.soft(place.need, view).toBeGreaterThan(-1);
		if (place.form > -1) expect.soft(place.need, view).toBeLessThan(place.form);
	}
});
