/** A patient says once what they need; staff see it before anything else, and what we cannot send becomes a job. */
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/journey.ts";
import { answerAbout, save, signIn } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
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
	await accessible();
	await expect(async () => {
		await page.goto("/staff/tasks");
		const card = page.locator(".card").filter({ hasText: "Oliver Reed" });
		await expect(card.filter({ hasText: t("needs:unmet.braille") })).toHaveCount(1);
	}).toPass({ timeout: 20_000 });
	await home.close();
});
