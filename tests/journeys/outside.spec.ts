/** Staff see somebody who is on no list of theirs, by keys alone; that person and the AI lead read it. In English, as staff read here. */
import { expect, test } from "#tests/journey.ts";
import { signIn } from "./steps/patient.ts";
import { patientCalled, staffOfRole, typedDate } from "./steps/people.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const WHY = "You came to us by ambulance.";

test("reception looks at somebody on no list of theirs by keys alone; the patient and the AI lead read why", async ({
	page,
	context,
	portal,
	browser,
}) => {
	const nadia = patientCalled(portal, "Nadia Rahman");
	const { name } = staffOfRole(portal, "reception");
	const [day, month, year] = typedDate(nadia.birthDate);
	const tabTo = async (id: string) => {
		for (let presses = 0; presses < 60; presses += 1) {
			await page.keyboard.press("Tab");
			if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
		}
		throw new Error(`Tab never comes to ${id}`);
	};

	// The search finds nobody, and leads on with what was typed
	await arriveAsStaff(context, portal, "reception");
	await find(page, nadia.nhsNumber);
	// A number with spaces would be read backwards from right to left, if it were not set apart
	await expect(page.locator("main p bdi").first()).toHaveText(nadia.nhsNumber);
	await page.getByRole("link", { name: t("outside:form.title") }).press("Enter");
	await expect(page.locator("#number")).toHaveValue(nadia.nhsNumber);
	expect(page.url()).not.toContain(nadia.nhsNumber);
	await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);

	// A wrong birth date says no more than that it does not fit, and keeps what was typed
	await tabTo("day");
	await page.keyboard.type(day === "1" ? "2" : "1");
	await tabTo("month");
	await page.keyboard.type(month);
	await tabTo("year");
	await page.keyboard.type(year);
	await tabTo("because");
	await page.keyboard.press("Space");
	await tabTo("why");
	await page.keyboard.type(WHY);
	await tabTo("form-submit");
	await page.keyboard.press("Enter");
	await expect(page.locator("#errors")).toBeFocused();
	await expect(page.locator("#errors")).toContainText(t("outside:problem.not-matched"));
	await expect(page.locator("#why")).toHaveValue(WHY);
	await tabTo("day");
	await page.keyboard.type(day);
	await page.keyboard.press("Enter");

	// The right one shows what she said where she is a patient, and nothing to change it with
	await expect(page).toHaveURL(/\/staff\/outside\/[\w-]+$/);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nadia Rahman");
	const row = page.getByRole("row").filter({ hasText: "Emergency order tool" });
	await expect(row).toContainText(t("reasons:answer.deny"));
	await expect(page.locator("main form")).toHaveCount(0);

	// She reads who looked and why, but not their words with a letter alone
	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const theirs = await home.newPage();
	await signIn(theirs, "en", nadia);
	await theirs.goto("/en/my/looked");
	const look = theirs
		.getByRole("row")
		.filter({ hasText: t("record:looked.what.outside") })
		.first();
	await expect(look).toContainText(name);
	await expect(look).toContainText("Riverside Health");
	await expect(look).toContainText(t("outside:mine.because-is.care-now"));
	await expect(theirs.getByText(WHY)).toHaveCount(0);
	await expect(theirs.getByText(t("outside:mine.hidden"))).toBeVisible();

	// She is written to as well, by the place that has her on its list
	const copy = await theirs.request.get("/en/my/copy/json");
	expect(JSON.stringify(await copy.json())).toContain('"about":"outside"');

	// And the AI lead sees both the look and the wrong try
	const office = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arriveAsStaff(office, portal, "lead");
	const lead = await office.newPage();
	await lead.goto("/staff/reports");
	await lead.getByRole("link", { name: t("outside:report.title") }).click();
	await expect(lead.getByText(WHY)).toBeVisible();
	await expect(lead.getByRole("row").filter({ hasText: name }).first()).toContainText("1");
	await expect(lead.getByText("Nadia")).toHaveCount(0);
});
