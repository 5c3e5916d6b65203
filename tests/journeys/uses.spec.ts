/** AI used in one's care: what staff write down is seen by the patient, also where their answer was no. */
import { expect, test } from "#tests/journey.ts";
import { answerAbout, press, save, signIn } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { find, signInStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "chest-xray-priority";
const SAID = "Read this X-ray within 1 hour.";

test("a use against a no is told to staff and patient, and what the tool said only after it is switched on", async ({
	page,
	portal,
	browser,
	accessible,
}) => {
	// Given a patient who has just said no to the X-ray tool
	const james = patientCalled(portal, "James Evans");
	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const theirs = await home.newPage();
	await signIn(theirs, "en", james);
	await answerAbout(theirs, "en", TOOL, "no");
	await save(theirs, "en");

	// When staff write down that it was used all the same, after a form that was not whole
	await signInStaff(page, portal, "lead");
	await find(page, james.nhsNumber);
	await page.getByRole("link", { name: t("uses:staff.new") }).click();
	await page.getByLabel(t("uses:new.said"), { exact: true }).fill(SAID);
	await press(page, t("uses:new.save"));
	await expect(page).toHaveTitle(new RegExp(`^${t("ui:errors.prefix")}`));
	await expect(page.getByLabel(t("uses:new.said"), { exact: true })).toHaveValue(SAID);
	await accessible();
	await page.locator(`input[name="tool"][value="riverside-imaging ${TOOL}"]`).check();
	const [day, time] = new Intl.DateTimeFormat("en-GB", {
		timeZone: "Europe/London",
		dateStyle: "short",
		timeStyle: "short",
	})
		.format(new Date())
		.split(", ");
	const [d = "", m = "", y = ""] = (day ?? "").split("/");
	await page.locator("#day").fill(d);
	await page.locator("#month").fill(m);
	await page.locator("#year").fill(y);
	await page.locator("#time").fill(time ?? "");
	await page.getByRole("radio", { name: t("uses:new.checked-is.me"), exact: true }).check();
	await page.locator('input[name="agreed"][value="disagreed"]').check();
	await press(page, t("uses:new.save"));

	// Then the list has it, with what the rule said at that moment
	await expect(page).toHaveURL(/\/uses$/);
	await expect(page.getByText(SAID)).toBeVisible();
	await accessible();

	// And the patient reads that it was used, and not yet what it said
	await theirs.goto("/en/my");
	await theirs.getByRole("link", { name: t("ui:nav.my-uses") }).click();
	await theirs.getByRole("link", { name: "X-ray" }).first().click();
	await expect(theirs.getByText(t("uses:show.more-text"))).toBeVisible();
	await expect(theirs.getByText(SAID)).toHaveCount(0);
	const wrong = theirs.getByRole("link", { name: t("uses:show.wrong-link") });
	await expect(wrong).toHaveAttribute("href", /\/en\/my\/disputes\/new\?use=\w+$/);
	const use = theirs.url();

	// And the copy to take away says that it leaves out what the list of patients has, and not that it has it
	await theirs.goto("/en/my/copy");
	await expect(theirs.getByText(t("record:copy.less"))).toBeVisible();
	await expect(theirs.locator("main")).not.toContainText(t("record:copy.list"));

	// When staff have seen who the patient is and switched it on
	await find(page, james.nhsNumber);
	await page.getByRole("link", { name: t("uses:staff.details-link") }).click();
	await press(page, t("uses:switch.turn-on"));
	await expect(page.getByRole("link", { name: t("uses:switch.problem.not-checked") })).toBeVisible();
	await page.getByRole("checkbox").check();
	await press(page, t("uses:switch.turn-on"));

	// Then the patient reads what it said, and that it was not agreed with
	await theirs.goto(use);
	await expect(theirs.getByText(SAID)).toBeVisible();
	await expect(theirs.getByText(t("uses:checked.disagreed", { name: "Martin Lowe" }))).toBeVisible();
	await theirs.goto("/en/my/copy");
	await expect(theirs.locator("main")).toContainText(t("record:copy.list"));
	await expect(theirs.getByText(t("record:copy.less"))).toHaveCount(0);
	await home.close();
});

test("a use of today against a no stands out, with what happens now", async ({ page, portal }) => {
	await signIn(page, "en", patientCalled(portal, "Amina Hussain"));
	await page.goto("/en/my/uses");
	await expect(page.getByText(t("uses:short.said-no"))).toBeVisible();
	await page.getByRole("link", { name: "Eye disease tool" }).click();
	await expect(page.getByText(t("uses:long.said-no"))).toBeVisible();
	await expect(page.getByText(/looks into this by \d+ \w+ 20\d\d/)).toBeVisible();
});
