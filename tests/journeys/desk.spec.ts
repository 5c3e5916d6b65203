/** What patients ask for at the desk that they could also do themselves: one right entry, told to them, and no more. */
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/journey.ts";
import { historyOf } from "./steps/history.ts";
import { answerAbout, press, save, signIn } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");

test("staff take a choice back for a patient who calls, and the patient sees it", async ({
	page,
	portal,
	browser,
	context,
	accessible,
}) => {
	// Given a patient who said no on the web
	const robert = patientCalled(portal, "Robert Hill");
	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const theirs = await home.newPage();
	await signIn(theirs, "en", robert);
	await answerAbout(theirs, "en", "eye-scan-urgency", "no");
	const ref = await save(theirs, "en");

	// When they call, staff find the choice on the patient's page, and are first asked how it was said
	await arriveAsStaff(context, portal, "reception");
	await find(page, robert.nhsNumber);
	await expect(page.getByRole("heading", { name: t("staff:undo.can") })).toBeVisible();
	await page.locator(`a[href$="/receipts/${ref}/undo"]`).click();
	await accessible();
	await expect(page.getByText(t("choices:undo.other"))).toBeVisible();
	await press(page, t("choices:undo.button"));
	await expect(page.locator("#errors")).toContainText(t("staff:undo.problem.way-missing"));
	await page.getByRole("radio", { name: t("staff:record.way-is.phone"), exact: true }).check();
	await press(page, "اردو");
	await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
	await expect(page.locator("#way")).toBeChecked();
	await press(page, wordsIn("ur")("choices:undo.button"));

	// Then it is said to be done, and stays done when the page is loaded again
	const ur = wordsIn("ur");
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(ur("staff:undo.done"));
	await accessible();
	await page.reload();
	await expect(page.getByRole("button", { name: ur("choices:undo.button") })).toHaveCount(0);

	// And the patient finds it taken back, with who wrote it down
	const [newest] = await historyOf(theirs);
	expect(newest?.ref).toBe(ref);
	await theirs.goto(`/en/my/receipts/${ref}`);
	await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(t("choices:receipt.title-undone"));
	await home.close();
});

test("a patient's no is written down by one press, once, and on what staff saw", async ({
	page,
	portal,
	browser,
	context,
}) => {
	// Given the page of a patient about whom nobody said anything
	const dorothy = patientCalled(portal, "Dorothy Webb");
	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const theirs = await home.newPage();
	await signIn(theirs, "en", dorothy);
	const before = (await historyOf(theirs)).length;
	await arriveAsStaff(context, portal, "reception");
	await find(page, dorothy.nhsNumber);
	await expect(page).toHaveURL(/\/patients\/\w+$/);
	const patient = page.url();
	await page.getByText(t("staff:summary.can-use")).press("Enter");

	// When they say no at the desk, it is one press, and a double one saves once
	await page.locator("#no-feedback-reading-submit").dblclick();
	await expect(page).toHaveURL(/\/receipts\//);

	// Then the patient reads the same entry as of any other way, and staff see it on the page they came from
	const ref = page.url().split("/").at(-1) ?? "";
	const said = await historyOf(theirs);
	expect(said).toHaveLength(before + 1);
	expect(said[0]).toMatchObject({ ref, answer: t("choices:answer.no"), counts: true });
	await page.goto(patient);
	await expect(page.locator("[aria-labelledby=tool-feedback-reading]")).toContainText(
		t("reasons:answer.deny"),
	);
	await expect(page.locator("#no-feedback-reading-submit")).toHaveCount(0);

	// And a page that was opened before the patient said more saves nothing, and shows what it would save
	await answerAbout(theirs, "en", "patient-letters", "no");
	await save(theirs, "en");
	await page.getByText(t("staff:summary.can-use")).press("Enter");
	await page.locator("#no-appointment-scheduling-submit").press("Enter");
	await expect(page.locator("#errors")).toContainText(t("staff:check.problem.changed"));
	expect(await historyOf(theirs)).toHaveLength(before + 2);
	await home.close();
});

test("staff write down a wish for a tool that is not used here, and it becomes a job", async ({
	page,
	portal,
	context,
	accessible,
}) => {
	await arriveAsStaff(context, portal, "lead");
	await find(page, patientCalled(portal, "Robert Hill").nhsNumber);
	await page.getByRole("link", { name: t("staff:summary.record") }).click();
	await page.getByRole("radio", { name: t("staff:record.way-is.in-person"), exact: true }).check();
	await page.getByRole("radio", { name: t("staff:record.decider-is.patient"), exact: true }).check();
	const wish = page.getByLabel(t("staff:record.wish"));
	const option = wish.locator("option").nth(1);
	const name = (await option.textContent()) ?? "";
	await wish.selectOption({ label: name });
	await press(page, t("staff:record.continue"));
	await expect(page.getByText(t("choices:effect.wish", { date: "" }).split(".")[0] ?? "")).toBeVisible();
	await accessible();
	await page.getByRole("checkbox", { name: t("staff:check.agreed.talk") }).check();
	await press(page, t("staff:check.save"));
	await expect(page.getByText(name).first()).toBeVisible();
	await page.goto("/staff/tasks");
	await expect(page.getByText(t("staff:tasks.kind.wish", { tool: name }))).toBeVisible();
});

test("what staff write when a call is done reaches the patient, in the language it was written in", async ({
	page,
	portal,
	browser,
	context,
	accessible,
}) => {
	// Given a patient who is not sure
	const robert = patientCalled(portal, "Robert Hill");
	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const theirs = await home.newPage();
	await signIn(theirs, "en", robert);
	await answerAbout(theirs, "en", "eye-scan-urgency", "unsure");
	const ref = await save(theirs, "en");

	// When staff call, on a page in Welsh, with the number and the language before them
	await arriveAsStaff(context, portal, "clinician");
	const cy = wordsIn("cy");
	await page.goto("/staff/tasks?lang=cy");
	await accessible();
	const job = page
		.locator(".card")
		.filter({ hasText: "Robert Hill" })
		.filter({ hasText: cy("staff:tasks.record") });
	await expect(job.getByText(cy("needs:row.reads"))).toBeVisible();
	await job.getByLabel(cy("staff:tasks.note")).fill("Fe siaradon ni. Diolch!");
	await job.getByRole("button", { name: cy("staff:tasks.done") }).click();
	await expect(job).toHaveCount(0);

	// Then the patient reads it in their history and on the receipt, with the language said
	for (const path of ["/en/my/choices", `/en/my/receipts/${ref}`]) {
		await theirs.goto(path);
		await expect(theirs.locator("blockquote[lang=cy]")).toHaveText("Fe siaradon ni. Diolch!");
		await expect(theirs.getByText(t("choices:note.in-language", { language: "Welsh" }))).toBeVisible();
	}
	await home.close();
});

test("all letters are printed in one go, and one press closes just those", async ({
	page,
	portal,
	context,
}) => {
	await arriveAsStaff(context, portal, "lead");
	await expect(async () => {
		await page.goto("/staff/tasks");
		await page.getByRole("link", { name: t("staff:tasks.print-all") }).click({ timeout: 1000 });
	}).toPass();
	const printed = await lettersOn(page);
	expect(printed).not.toHaveLength(0);
	await expect(page.locator(".letter")).toHaveCount(printed.length);
	await press(page, t("letters:all.posted"));
	await expect(page).toHaveURL("/staff/tasks");
	// A letter that came meanwhile is on the page now, and none that was posted.
	await page.goto("/staff/letters/all");
	const waiting = await lettersOn(page);
	await expect(page.locator(".letter")).toHaveCount(waiting.length);
	expect(waiting.filter((id) => printed.includes(id))).toEqual([]);
});

/** The numbers of the letters that one press on this page would close. */
async function lettersOn(page: Page): Promise<readonly string[]> {
	const named = await page.locator("input[name=letters]").all();
	const values = await Promise.all(named.map((field) => field.inputValue()));
	return values.flatMap((value) => value.split(" "));
}
