/** Two AI leads keep what patients read about a tool. In English, as staff read here. */

import type { Browser, BrowserContext, Page } from "@playwright/test";
import { LANGUAGES } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import type { RunningServer } from "#tests/server.ts";
import { press } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { arriveAs, plainPatient } from "./steps/signed-in.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";
import { chosen } from "./steps/world.ts";

const t = wordsIn("en");
const AMINA = "Amina Hussain";

/** The browser of somebody else, with nothing of this one's in it. */
async function another(
	browser: Browser,
	portal: RunningServer,
	arrive: (context: BrowserContext) => Promise<void>,
): Promise<Page> {
	const context = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arrive(context);
	return context.newPage();
}

const draftOf = (tool: string) => `/staff/tools/${tool}/draft`;

test("a lead rewrites what patients read, another lead reads it and publishes it", async ({
	page,
	context,
	portal,
	browser,
	accessible,
}) => {
	const tool = "skin-lesion-check";
	await arriveAsStaff(context, portal, "lead");
	await page.goto(`/staff/tools/${tool}`);
	await page.getByRole("link", { name: t("keeping:link") }).click();
	await expect(page.locator("#state")).toContainText("There is no draft");
	await accessible();

	// A sentence that is too long is said at its field, and nothing that was typed is lost
	await page.goto(`${draftOf(tool)}/words/en`);
	await page.locator("#line").fill("");
	await page.locator("#works").fill("x".repeat(201));
	await press(page, t("keeping:words.button"));
	await expect(page.locator("#errors")).toContainText(t("keeping:problem.line-missing"));
	await expect(page.locator("#errors")).toContainText(t("keeping:problem.sentence-too-long"));
	await accessible();
	await page.locator("#line").fill("It looks at a picture of your skin.");
	await page.locator("#works").fill("We tried it on 200 people.\nIt was right for 180 of them.");
	await press(page, t("keeping:words.button"));

	// Then the draft says what it changes, and patients read nothing of it yet
	await expect(page.locator("#state")).toContainText("You changed the draft on");
	const changes = page.getByRole("table", { name: t("keeping:draft.changes") });
	await expect(changes).toContainText("It was right for 180 of them.");
	await page.getByRole("link", { name: t("keeping:draft.preview-in", { language: "English" }) }).click();
	await expect(page.getByText(t("keeping:preview.notice"))).toBeVisible();
	await expect(page.getByText("It was right for 180 of them.")).toBeVisible();
	const patients = await another(browser, portal, async () => {});
	await patients.goto(`/en/tools/${tool}`);
	await expect(patients.getByText("It was right for 180 of them.")).toHaveCount(0);

	// When they ask another lead, they cannot publish it themself
	await page.goto(draftOf(tool));
	await press(page, t("keeping:move.asked.button"));
	await expect(page.locator("#state")).toContainText(t("keeping:draft.asked-you"));
	await expect(page.getByRole("button", { name: t("keeping:move.published.button") })).toHaveCount(0);

	const second = await another(browser, portal, (theirs) => arriveAsStaff(theirs, portal, "second-lead"));
	await second.goto("/staff/tools");
	await second.getByRole("link", { name: /^Skin picture tool: another AI lead/ }).click();
	await expect(second.locator("#state")).toContainText(t("keeping:draft.yours-to-read"));
	await press(second, t("keeping:move.published.button"));
	await expect(second.locator("#state")).toContainText("Patients read version 2.");
	await expect(second.getByRole("table", { name: t("keeping:draft.history") })).toContainText(
		t("keeping:done.published"),
	);

	// Then whoever comes now reads it (a browser may keep a public page for five minutes), and what was read before is still there
	const later = await another(browser, portal, async () => {});
	await later.goto(`/en/tools/${tool}`);
	await expect(later.getByText("It was right for 180 of them.")).toBeVisible();
	await later.goto(`/en/tools/${tool}?notice=1`);
	await expect(later.getByText("It was right for 180 of them.")).toHaveCount(0);
});

test("who said yes to a tool that changed is asked again, and reads what is different", async ({
	page,
	context,
	portal,
	browser,
	accessible,
}) => {
	const tool = "consultation-notes";
	await chosen(await plainPatient(portal, AMINA), `/en/my/tools/${tool}/choose`, "yes");
	await arriveAsStaff(context, portal, "second-lead");
	await page.goto(`${draftOf(tool)}/facts`);
	await page.locator("#onUnknown").selectOption("goes-on");
	await page.locator("#answers").fill("The lead of our clinic answers for it.");
	await press(page, t("keeping:words.button"));
	// What a lead tells of it can be said in each language
	await page.goto(`${draftOf(tool)}/words/ur`);
	await expect(page.getByText("The lead of our clinic answers for it.")).toBeVisible();
	await accessible();
	await page.locator("#answers").fill("ہمارے کلینک کے سربراہ اس کے ذمہ دار ہیں۔");
	await press(page, t("keeping:words.button"));
	await expect(page.getByRole("table", { name: t("keeping:draft.changes") })).toContainText(
		"ہمارے کلینک کے سربراہ",
	);
	await page.goto(`${draftOf(tool)}/tool`);
	await page.locator("#makerVersion").fill("3.0");
	await page.getByRole("radio", { name: t("keeping:tool.yes") }).check();
	await press(page, t("keeping:words.button"));
	await expect(page.locator("#errors")).toContainText(t("keeping:problem.difference-missing"));
	await accessible();
	await page.locator("#difference-en").fill("It now writes down who speaks.");
	await page.locator("#difference-ur").fill("اب یہ لکھتا ہے کہ کون بول رہا ہے۔");
	await press(page, t("keeping:words.button"));
	const written = 2;
	await expect(page.getByText("What is different is missing in")).toHaveCount(LANGUAGES.length - written);
	await press(page, t("keeping:move.asked.button"));

	const first = await another(browser, portal, (theirs) => arriveAsStaff(theirs, portal, "lead"));
	// Before it is published, people are asked, or everybody reads why not
	await first.goto(draftOf(tool));
	await expect(first.getByText(t("comments:ask.state.none"))).toBeVisible();
	await expect(first.getByRole("button", { name: t("keeping:move.published.button") })).toHaveCount(0);
	await first.getByRole("link", { name: t("comments:ask.link") }).click();
	await press(first, t("comments:ask.why-not.button"));
	await expect(first.locator("#errors")).toContainText(t("comments:problem.words-missing"));
	await first.locator("#why-not-words-en").fill("The maker stops the old version next week.");
	await press(first, t("comments:ask.why-not.button"));
	await expect(first.locator("#state")).toHaveText(t("comments:ask.state.not-asked"));
	await first.goto(draftOf(tool));
	await expect(first.getByText(t("keeping:move.published.material"))).toBeVisible();
	await press(first, t("keeping:move.published.button"));

	// Staff read that nothing new starts, and that what runs is not just switched off
	await find(first, patientCalled(portal, AMINA).nhsNumber);
	const box = first.locator(".answer").filter({ has: first.locator(`#tool-${tool}`) });
	await expect(box).toContainText(t("reasons:answer.ask"));
	await expect(box).toContainText(t("reasons:next.show-what-changed-and-ask"));
	await expect(box).toContainText(t("reasons:running.goes-on"));

	const amina = await another(browser, portal, (theirs) => arriveAs(theirs, portal, AMINA));
	await amina.goto(`/en/my/tools/${tool}`);
	await expect(amina.getByText("It now writes down who speaks.")).toBeVisible();
	await expect(amina.getByText(t("choices:tool.now.ask"))).toBeVisible();
	await amina.getByRole("link", { name: t("choices:tool.change") }).click();
	await expect(amina.getByText("It now writes down who speaks.")).toBeVisible();
	await amina.goto(`/ur/my/tools/${tool}/choose`);
	await expect(amina.getByText("اب یہ لکھتا ہے کہ کون بول رہا ہے۔")).toBeVisible();
	await amina.goto(`/pl/tools/${tool}`);
	await expect(amina.getByText("The maker stops the old version next week.")).toBeVisible();
	await expect(amina.locator('[lang="en"]', { hasText: "The lead of our clinic" })).toBeVisible();
	await amina.goto(`/ur/tools/${tool}`);
	await expect(amina.getByText("ہمارے کلینک کے سربراہ")).toBeVisible();
	await expect(amina.getByText("The lead of our clinic")).toHaveCount(0);
	await amina.goto(`/pl/tools/${tool}`);
	await expect(amina.locator('p[lang="en"]', { hasText: "It now writes down who speaks." })).toBeVisible();
});

test("who writes on a draft that somebody changed meanwhile is told what it says now", async ({
	page,
	context,
	portal,
	browser,
}) => {
	const tool = "record-filing";
	const words = `${draftOf(tool)}/words/en`;
	await arriveAsStaff(context, portal, "lead");
	await page.goto(words);
	const second = await another(browser, portal, (theirs) => arriveAsStaff(theirs, portal, "second-lead"));
	await second.goto(words);
	await second.locator("#line").fill("It puts papers in your record.");
	await press(second, t("keeping:words.button"));

	await page.locator("#line").fill("It sorts papers.");
	await press(page, t("keeping:words.button"));
	await expect(page.locator("#errors")).toContainText(t("keeping:problem.changed"));
	await expect(page.locator("#line")).toHaveValue("It sorts papers.");
	await expect(page.getByText("It puts papers in your record.")).toBeVisible();

	// Pressed again, knowing it, theirs is saved
	await press(page, t("keeping:words.button"));
	await expect(page.getByRole("table", { name: t("keeping:draft.changes") })).toContainText(
		"It sorts papers.",
	);
});

test("a lead sees a draft as it would be in another language, and stays in their own", async ({
	page,
	context,
	portal,
	accessible,
}) => {
	await arriveAsStaff(context, portal, "lead");
	await page.goto("/staff/tools/bone-fracture-scan/draft");
	await page
		.getByRole("link", { name: t("keeping:draft.preview-in", { language: "Urdu" }), exact: true })
		.click();

	// Then the tool is in that language and direction, and the way back in that of the lead
	const urdu = wordsIn("ur");
	const shown = page.locator('main [lang="ur"][dir="rtl"]').first();
	await expect(shown).toContainText(urdu("tools:page.choice"));
	await accessible();
	await page.getByRole("link", { name: t("keeping:words.back"), exact: true }).click();
	await expect(page.locator("html")).toHaveAttribute("lang", "en");
});
