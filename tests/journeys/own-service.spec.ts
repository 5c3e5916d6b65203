/** Reception says where they work today: its tools stand first, and the lists to fill in begin with it. */
import { expect, test } from "#tests/journey.ts";
import { press } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");

test("where reception works today stands first, until they say another place", async ({
	page,
	context,
	portal,
	accessible,
}) => {
	const { nhsNumber } = patientCalled(portal, "Robert Hill");
	await arriveAsStaff(context, portal, "reception");
	await page.goto("/staff");
	const clinic =
		(await page.locator("#service option").allTextContents()).find((name) => /eye/i.test(name)) ?? "";
	await page.getByLabel(t("staff:own.label")).selectOption(clinic);
	await press(page, t("staff:own.button"));
	await expect(page.locator("#service option:checked")).toHaveText(clinic);
	await accessible();

	// The staff check has two tables, the clinic's first, and says in both as of when
	await find(page, nhsNumber);
	await expect(page.locator("caption").first()).toContainText(clinic);
	await expect(page.locator("caption").nth(1)).toContainText(t("staff:own.others"));
	await expect(page.getByRole("table").first()).toContainText("Eye scan tool");
	await accessible();

	// What is asked on other pages begins with it
	await page.goto("/staff/day");
	await expect(page.locator("#service option:checked")).toHaveText(clinic);
	await page.goto("/staff/lists");
	await expect(page.locator("input[name=purpose][value=care]")).toBeChecked();

	await page.goto("/staff");
	await page.getByLabel(t("staff:own.label")).selectOption("");
	await press(page, t("staff:own.button"));
	await find(page, nhsNumber);
	await expect(page.locator("caption").first()).not.toContainText(clinic);
});
