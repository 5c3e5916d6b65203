/** An old form and a newer answer do not agree: both are read in full, the patient is asked, and reads what came of it. */
import { expect, test } from "#tests/journey.ts";
import { openJob } from "./steps/jobs.ts";
import { press, signIn } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { arriveAsStaff, find, recordByPhone } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "patient-letters";
const CAME = "We talked. The form was from before you read the letter.";

test("staff settle two answers that do not agree by a talk with a reason, and by nothing else", async ({
	page,
	context,
	portal,
	browser,
	accessible,
}) => {
	// Given a yes by phone, and a no on a form from before it
	const maya = patientCalled(portal, "Maya Clarke");
	await arriveAsStaff(context, portal, "reception");
	await find(page, maya.nhsNumber);
	const patientPage = page.url();
	await recordByPhone(page, TOOL, "yes");
	await page.goto(`${patientPage}/record?form=paper`);
	for (const [field, part] of [
		["day", "1"],
		["month", "11"],
		["year", "2026"],
	] as const)
		await page.locator(`#${field}`).fill(part);
	await page.getByRole("radio", { name: t("staff:record.decider-is.patient"), exact: true }).check();
	await page.locator(`input[name="choice-${TOOL}"][value=no]`).check();
	await press(page, t("staff:record.continue"));
	await page.locator("#agreed").check();
	await press(page, t("staff:check.save"));

	// When staff look at what is to do, both answers stand there, and no note closes them
	const card = await openJob(page, maya.name, "Letter writing tool", t("staff:tasks.settle"));
	await expect(card.getByRole("listitem")).toHaveCount(2);
	await expect(card).toContainText("1 November 2026");
	await expect(card.getByRole("textbox")).toHaveCount(0);
	await accessible();
	await card.getByRole("link", { name: t("staff:tasks.settle") }).click();

	// Then a talk without its reason settles nothing
	await page.getByRole("radio", { name: t("staff:record.way-is.phone"), exact: true }).check();
	await page.getByRole("radio", { name: t("staff:record.decider-is.patient"), exact: true }).check();
	await page.locator("#settles").check();
	await press(page, t("staff:record.continue"));
	await expect(page.locator("#errors")).toContainText(t("staff:record.problem.settled-how-missing"));
	await accessible();

	// Nor does one about something else, although its reason is there
	const others = page.locator(`input[name^="choice-"][value=no]:not([name="choice-${TOOL}"])`);
	await page.locator("#settledHow").fill(CAME);
	await others.first().check();
	await press(page, t("staff:record.continue"));
	await expect(page.locator("#errors")).toContainText(t("staff:record.problem.settles-nothing"));
	await expect(page.locator("#settledHow")).toHaveValue(CAME);

	// And one with a reason about it settles it: the job is done, and the patient reads why
	await page.locator(`input[name="choice-${TOOL}"][value=yes]`).check();
	await press(page, t("staff:record.continue"));
	await expect(page.getByText(CAME)).toBeVisible();
	await page.locator("#agreed").check();
	await press(page, t("staff:check.save"));
	await expect(await openJob(page, maya.name, "Letter writing tool", t("staff:tasks.settle"))).toHaveCount(0);
	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const theirs = await home.newPage();
	await signIn(theirs, "en", maya);
	await theirs.goto("/en/my/choices");
	await expect(theirs.getByText(CAME)).toBeVisible();
});
