/** Two AI leads bring a tool in that the register does not have, and retire it. In English, as staff read here. */
import { expect, test } from "#tests/journey.ts";
import { press } from "./steps/patient.ts";
import { arriveSecondLead } from "./steps/second-lead.ts";
import { arriveAsStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");

test("a tool begins with its maker's card, is published by a second lead, and is retired by two", async ({
	page,
	context,
	portal,
	browser,
	accessible,
}) => {
	// Given a lead who has a card read and begins a draft with it
	await arriveAsStaff(context, portal, "lead");
	await page.goto("/staff/tools");
	await page.getByRole("link", { name: t("cards:link") }).click();
	await page.locator("#file").setInputFiles("tests/cards/OrbDoc_Voice-to-SOAP.xml");
	await press(page, t("cards:button"));
	await page.locator("#name").fill("Talk to notes tool");
	await press(page, t("keeping:new.button-card"));
	await expect(page.locator("#errors")).toContainText(t("keeping:problem.line-missing"));
	await expect(page.locator("#name")).toHaveValue("Talk to notes tool");
	await page.locator("#line").fill("It writes notes of what you say.");
	await press(page, t("keeping:new.button-card"));
	await expect(page.locator("#state")).toContainText(t("keeping:draft.new"));
	await expect(page.getByText("It was begun from a card")).toBeVisible();
	await expect(page.getByText(t("keeping:problem.facts-missing"))).toBeVisible();
	const draft = new URL(page.url()).pathname;
	const tool = draft.split("/")[3] ?? "";

	// When the lead says its facts, one thing that cannot be is said at its field, and the rest is kept
	await page.locator(`a[href="${draft}/facts"]`).click();
	await page.locator("#use").selectOption("in-use");
	await page.locator("#sourceStage").selectOption("in-use");
	await page.locator("#care").selectOption("objection");
	await page.locator("#machineAlone").selectOption("yes");
	await page.locator("#usesPatientData").selectOption("yes");
	await page.locator("#category").selectOption("service");
	await page.locator("#sourcePlace").fill("Its model card");
	await page.locator("#answers").fill("The AI lead of the practice");
	await press(page, t("keeping:words.button"));
	await expect(page.locator("#errors")).toContainText(t("keeping:problem.machine-alone"));
	await accessible();
	await expect(page.locator("#answers")).toHaveValue("The AI lead of the practice");
	await page.locator("#machineAlone").selectOption("no");
	await press(page, t("keeping:words.button"));
	await expect(page.getByRole("table", { name: t("keeping:draft.changes") })).toContainText(
		t("facts:option.care.objection"),
	);
	await accessible();
	await press(page, t("keeping:move.asked.button"));

	// And why people are not asked what they think of it first
	await page.goto(`${draft}/ask`);
	await page.locator("#why-not-words-en").fill("A doctor needs it this week.");
	await press(page, t("comments:ask.why-not.button"));

	// Then patients know nothing of it before a second lead published it
	const patients = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	const open = () => patients.goto(`${portal.origin}/en/tools/${tool}`);
	expect((await open())?.status()).toBe(404);
	const second = await arriveSecondLead(browser, portal);
	await second.goto("/staff/tools");
	await second.getByRole("link", { name: /^Talk to notes tool: another AI lead/ }).click();
	await press(second, t("keeping:move.published.button"));
	await open();
	await expect(patients.getByText("It writes notes of what you say.")).toBeVisible();
	await expect(patients.getByText("The AI lead of the practice")).toBeVisible();
	await expect(patients.getByText("We have used it here since")).toBeVisible();

	// When a lead asks to stop it for good, it takes another person
	await page.goto(`/staff/tools/${tool}`);
	await page.locator("#why-retire-asked").fill("Its notes left things out.");
	await press(page, t("watch:move.retire-asked.button"));
	await expect(page.getByText(t("watch:tool.retire-asked-you"))).toBeVisible();
	await expect(page.getByRole("button", { name: t("watch:move.retired.button") })).toHaveCount(0);
	await accessible();
	await second.goto(`/staff/tools/${tool}`);
	await press(second, t("watch:move.retired.button"));
	await expect(second.getByText(t("watch:state.retired"), { exact: true })).toBeVisible();

	// Then its page says so, stays readable, and asks nothing
	const later = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await later.goto(`${portal.origin}/ur/tools/${tool}`);
	await expect(later.getByText("Its notes left things out.")).toBeVisible();
	await later.goto(`${portal.origin}/en/tools/${tool}`);
	await expect(later.getByText("We stopped using this tool for good on")).toBeVisible();
	await expect(later.getByText(t("tools:basis.retired"))).toBeVisible();
	await expect(later.getByRole("link", { name: t("tools:page.choose") })).toHaveCount(0);
});
