/** A lead asks for training; a doctor confirms theirs and reads so beside the tool; the lead reads who has, and who has not. */
import { expect, test } from "#tests/journey.ts";
import { press } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "Sleep course tool";

/** The sentence that says how many confirmed, as far as that: other journeys add colleagues, who have not. */
const confirmedBy = (done: number) => t("training:tool.counts", { done, missing: "|" }).split("|")[0] ?? "";

test("training is asked for by a lead, confirmed by the doctor, and told beside the tool", async ({
	page,
	context,
	portal,
	accessible,
}) => {
	await arriveAsStaff(context, portal, "lead");
	await page.goto("/staff/tools/sleep-therapy");
	await page.getByRole("link", { name: t("training:tool.link") }).click();
	await page.locator("#needed").check();
	await page.getByLabel(t("training:ask.words")).fill("One hour with Dr Okoye.");
	await press(page, t("training:ask.button"));
	await expect(page.locator("#errors")).toContainText(t("training:problem.months-missing"));
	await page.getByRole("radio", { name: t("training:months.24") }).check();
	await press(page, t("training:ask.button"));
	await expect(page.getByText(confirmedBy(0))).toBeVisible();

	const { nhsNumber } = patientCalled(portal, "Robert Hill");
	await context.clearCookies();
	await arriveAsStaff(context, portal, "clinician");
	await find(page, nhsNumber);
	const line = page.getByRole("row", { name: `${TOOL} ` }).first();
	await expect(line).toContainText(t("training:note.missing"));
	const answer = await line.getByRole("strong").textContent();
	await line.getByRole("link", { name: t("training:note.missing") }).click();
	const card = page.locator("section.card", { hasText: TOOL });
	await card.getByRole("button").click();
	await expect(page.locator("#errors")).toContainText(t("training:problem.date-missing"));
	const today = new Date();
	for (const [part, value] of [
		["day", today.getUTCDate()],
		["month", today.getUTCMonth() + 1],
		["year", today.getUTCFullYear()],
	] as const)
		await page.locator(`#sleep-therapy-${part}`).fill(String(value));
	await card.getByRole("button").click();
	await expect(card.getByRole("button", { name: t("training:own.withdraw", { name: TOOL }) })).toBeVisible();
	await accessible();
	await find(page, nhsNumber);
	await expect(line).toContainText(t("training:note.confirmed"));
	expect(await line.getByRole("strong").textContent()).toBe(answer);

	await context.clearCookies();
	await arriveAsStaff(context, portal, "lead");
	await page.goto("/staff/tools/sleep-therapy/training");
	await expect(page.getByText(confirmedBy(1))).toBeVisible();
	await expect(page.getByRole("row", { name: "Dr Hannah Okoye" })).toContainText("Confirmed.");
	await accessible();
});
