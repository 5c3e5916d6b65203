/** A lead begins with a tool that only another provider of this portal uses. In English, as staff read here. */
import { expect, test } from "#tests/journey.ts";
import { neighbourUses } from "./steps/neighbour.ts";
import { press } from "./steps/patient.ts";
import { arriveSecondLead } from "./steps/second-lead.ts";
import { arriveAsStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const draftOf = (tool: string) => `/staff/tools/${tool}/draft`;

test("a lead begins with a tool that only another provider uses; its words stay, and what they say of it is read", async ({
	page,
	context,
	portal,
	browser,
	accessible,
}) => {
	const tool = "womb-cancer-risk";
	neighbourUses(portal, tool);
	await arriveAsStaff(context, portal, "lead");
	await page.goto("/staff/tools");
	await accessible();
	await page.locator(`a[href="${draftOf(tool)}"]`).click();
	await expect(page.getByText(t("keeping:begin.intro"))).toBeVisible();
	await expect(page.getByText(t("keeping:draft.changes-none"))).toBeVisible();
	await accessible();

	// Only where it begins and what is said of it there is asked
	await page.getByRole("link", { name: t("facts:link-hint") }).click();
	await expect(page.locator("#does")).toHaveCount(0);
	await accessible();
	await page.locator("#answers").fill("x".repeat(301));
	await press(page, t("keeping:words.button"));
	await expect(page.locator("#errors")).toContainText(t("keeping:problem.not-readable"));
	await page.locator("#answers").fill("The eye clinic answers for it.");
	await press(page, t("keeping:words.button"));
	await expect(page.getByText(t("keeping:problem.begins-nowhere"))).toBeVisible();
	await page.getByRole("link", { name: t("facts:link-hint") }).click();
	await page.locator('select[name^="use-"]').first().selectOption("trial");
	await press(page, t("keeping:words.button"));
	await expect(page.getByRole("table", { name: t("keeping:draft.changes") })).toContainText(
		"The eye clinic answers for it.",
	);
	await accessible();
	await page.getByRole("link", { name: t("comments:ask.link") }).click();
	await page.locator("#why-not-words-en").fill("Another place has tried it for a year.");
	await press(page, t("comments:ask.why-not.button"));
	await page.goto(draftOf(tool));
	await expect(page.getByText("Another place has tried it for a year.")).toBeVisible();
	await press(page, t("keeping:move.asked.button"));

	// Another lead reads that nothing changes elsewhere, and agrees
	const second = await arriveSecondLead(browser, portal);
	await second.goto("/staff/tools");
	await second
		.locator(`a[href="${draftOf(tool)}"]`)
		.first()
		.click();
	await expect(second.getByText(t("keeping:begin.published"))).toBeVisible();
	await press(second, t("keeping:move.published.button"));
	await expect(second.getByText("Patients read version 1.")).toBeVisible();
	await second.getByRole("link", { name: t("keeping:draft.back") }).click();
	await expect(second).toHaveURL(`/staff/tools/${tool}`);
	const patients = await (await browser.newContext({ baseURL: portal.origin })).newPage();
	await patients.goto(`/en/tools/${tool}`);
	await expect(patients.getByText("The eye clinic answers for it.")).toBeVisible();
	await expect(patients.getByText("Another place has tried it for a year.")).toBeVisible();
});
