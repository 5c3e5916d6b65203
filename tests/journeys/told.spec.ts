/** Staff read a tool's words to the patient and say so by one press; the patient reads that they were told. */
import { expect, test } from "#tests/journey.ts";
import { signIn } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "patient-letters";

test("what staff told a patient is one press, on the page where the words are, and the patient reads it", async ({
	page,
	context,
	portal,
	browser,
	accessible,
}) => {
	const maya = patientCalled(portal, "Maya Clarke");
	await arriveAsStaff(context, portal, "reception");
	await find(page, maya.nhsNumber);
	const told = page.locator(`#told-${TOOL}`);
	// The tool stands in its own box, or among those that can be used
	await page.evaluate(() => {
		for (const one of document.querySelectorAll("details")) one.open = true;
	});
	await told.getByRole("button", { name: t("staff:told.in-person") }).click();
	await expect(page).toHaveURL(new RegExp(`#tool-${TOOL}$`));
	await expect(page.getByText("told the patient about this tool on").first()).toBeAttached();
	await accessible();

	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const theirs = await home.newPage();
	await signIn(theirs, "en", maya);
	await theirs.goto("/en/my/choices");
	await expect(theirs.getByRole("heading", { name: t("choices:told.title") })).toBeVisible();
	await theirs.goto("/en/my/looked");
	await expect(theirs.getByText(t("record:looked.what.told")).first()).toBeVisible();
});
