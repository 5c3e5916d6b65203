/** Staff check a list of NHS numbers. In English, as staff read here. */
import { expect, test } from "#tests/journey.ts";
import { press } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { arriveAsStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "eye-scan-urgency";

test("an AI lead checks a list by keys alone, and takes the answers", async ({ page, context, portal }) => {
	await arriveAsStaff(context, portal, "lead");
	const [one, two] = ["Amina Hussain", "Robert Hill"].map((name) => patientCalled(portal, name).nhsNumber);
	const tabTo = async (id: string) => {
		for (let presses = 0; presses < 60; presses += 1) {
			await page.keyboard.press("Tab");
			if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
		}
		throw new Error(`Tab never comes to ${id}`);
	};
	await page.goto("/staff");
	await page.getByRole("link", { name: t("lists:home.link") }).press("Enter");
	await expect(page.getByText(t("lists:home.none"))).toBeVisible();

	// Nothing is chosen beforehand, and what lacks is said at its field
	await tabTo("form-submit");
	await page.keyboard.press("Enter");
	for (const name of ["tool-missing", "purpose-missing", "list-missing"] as const)
		await expect(page.getByRole("link", { name: t(`lists:problem.${name}`) })).toBeVisible();
	await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);

	await tabTo("tool");
	await page.keyboard.type("Eye scan");
	await tabTo("purpose");
	await page.keyboard.press("Space");
	await tabTo("list");
	await page.keyboard.type(`${one}\n12345\n${two}`);
	await tabTo("form-submit");
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/\/staff\/lists\/[0-9a-f]{16}$/);

	// Without script the page says how far it is each time it is asked
	const again = page.getByRole("link", { name: t("lists:show.again") });
	while (await again.isVisible()) await again.press("Enter");
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("lists:show.title.done"));
	const bad = page.getByRole("table", { name: t("lists:show.bad") });
	await expect(bad.getByRole("row")).toContainText([
		t("lists:show.line"),
		`2${t("lists:row.nhs-number-length")}`,
	]);
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("link", { name: t("lists:show.download") }).press("Enter"),
	]);
	const answers = (await (await download.createReadStream()).toArray()).join("").split("\r\n");
	expect(answers.map((line) => line.split(",")[1])).toEqual(["nhs_number", one, "12345", two, undefined]);

	// It is in the list of lists, until it is deleted
	await press(page, t("lists:show.delete"));
	await expect(page).toHaveURL("/staff/lists");
	await expect(page.getByText(t("lists:home.none"))).toBeVisible();
});

test("a clinician sends a file, chooses its column, and nobody else sees it", async ({
	page,
	context,
	portal,
}) => {
	await arriveAsStaff(context, portal, "clinician");
	const [one, two] = ["Amina Hussain", "Robert Hill"].map((name) => patientCalled(portal, name).nhsNumber);
	const file = {
		name: "clinic.csv",
		mimeType: "text/csv",
		buffer: Buffer.from(`mother,own\n${one},${two}\n`),
	};
	await page.goto(`/staff/lists?tool=${TOOL}`);
	await expect(page.getByLabel(t("lists:home.tool"), { exact: true })).toHaveValue(TOOL);
	await page.getByLabel(t("lists:home.purpose-of.care")).check();
	await page.getByLabel(t("lists:home.file")).setInputFiles(file);
	await press(page, t("lists:home.button"));

	await expect(page.getByRole("link", { name: t("lists:problem.column-in-doubt") })).toBeVisible();
	await expect(page.getByLabel(t("lists:home.column"))).toHaveValue("");
	await page.getByLabel(t("lists:home.column")).selectOption({ label: "Column 2: own" });
	await page.getByLabel(t("lists:home.file")).setInputFiles(file);
	await press(page, t("lists:home.button"));
	await expect(page).toHaveURL(/\/staff\/lists\/[0-9a-f]{16}$/);
	const place = new URL(page.url()).pathname;
	await page.goto("/staff/lists");
	await page.locator(`a[href="${place}"]`).click();

	await arriveAsStaff(context, portal, "lead");
	expect((await page.goto(place))?.status()).toBe(404);
	await page.goto("/staff/lists");
	await expect(page.getByText(t("lists:home.none"))).toBeVisible();
});
