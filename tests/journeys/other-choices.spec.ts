/** Answers beside yes and no to one tool: other uses of information, everything at once, not sure, and a wish. */
import type { Page } from "@playwright/test";
import { formatDay } from "#app/i18n/format.ts";
import { languageOf } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import { historyOf } from "./steps/history.ts";
import { answer, answerAbout, follow, press, save, signIn } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { wordsIn } from "./steps/words.ts";

/** One language of each direction of writing, and the one whose grammar is the richest. */
const READERS = [
	["en", "Oliver Reed"],
	["ur", "Samira Khan"],
	["pl", "John Evans"],
] as const;
const t = wordsIn("en");

for (const [lang, reader] of READERS) {
	test(`a patient who reads ${languageOf(lang).name} chooses about research, then about everything`, async ({
		page,
		portal,
	}) => {
		const t = wordsIn(lang);
		// Given a patient who said yes to one tool and no to another
		await signIn(page, lang, patientCalled(portal, reader));
		const before = (await historyOf(page)).length;
		await answerAbout(page, lang, "patient-letters", "yes");
		await save(page, lang);
		const yesTo = t("choices:about.tool", {
			name: await toolNamed(page),
			purpose: t("choices:purpose.care"),
		});

		// When they say yes to research
		await page.goto(`/${lang}/my/purposes`);
		await page.locator(`main a[href="/${lang}/my/purposes/research"]`).click();
		await answer(page, lang, "yes", "option-purpose");
		await expect(
			page.getByText(t("choices:effect.purpose.yes", { purpose: t("choices:purpose.research") })),
		).toBeVisible();
		await save(page, lang);
		await expect(page.getByText(t("choices:receipt.effect.all-yes"))).toBeVisible();

		// Then the page of other uses says so
		await page.goto(`/${lang}/my/purposes`);
		await expect(page.getByText(t("choices:purposes.standing.yes"))).toHaveCount(1);

		// When they say no to everything, the check names the two answers that this ends
		await page.goto(`/${lang}/my`);
		await follow(page, t("choices:mine.everything"));
		await answer(page, lang, "no");
		await expect(page.getByRole("heading", { name: t("choices:check.ends") })).toBeVisible();
		const ended = page
			.locator("h2", { hasText: t("choices:check.ends") })
			.locator("+ ul")
			.getByRole("listitem");
		await expect(ended.filter({ hasText: yesTo })).toHaveCount(1);
		await expect(
			ended.filter({ hasText: t("choices:about.purpose", { purpose: t("choices:purpose.research") }) }),
		).toHaveCount(1);
		await expect(page.getByText(t("choices:check.keep-yes"))).toBeVisible();
		await save(page, lang);
		await expect(page.getByText(t("choices:receipt.effect.all-no"))).toBeVisible();

		// Then every page says no where a yes stood before, and nothing has left the history
		await page.goto(`/${lang}/my/tools/patient-letters`);
		const today = formatDay(lang, new Date());
		await expect(page.getByText(t("choices:tool.standing.no", { date: today }))).toBeVisible();
		await page.goto(`/${lang}/my`);
		await expect(page.getByText(t("choices:mine.chosen.yes"), { exact: true })).toHaveCount(0);
		await page.goto(`/${lang}/my/purposes`);
		await expect(page.getByText(t("choices:purposes.standing.no"))).toHaveCount(4);
		expect(await historyOf(page)).toHaveLength(before + 3);
	});
}

test("a yes to everything leaves a no to one tool as it is, and the check page says so", async ({
	page,
	portal,
}) => {
	await signIn(page, "en", patientCalled(portal, "Alex Smith"));
	await page.goto("/en/my/everything");
	await answer(page, "en", "yes");
	const stays = page
		.locator("h2", { hasText: t("choices:check.stays") })
		.locator("+ ul")
		.getByRole("listitem");
	await expect(stays.filter({ hasText: "No, said on" })).not.toHaveCount(0);
	await save(page, "en");
	await page.goto("/en/my");
	const notes = page.getByRole("listitem").filter({
		has: page.locator('a[href="/en/my/tools/consultation-notes"]'),
	});
	await expect(notes.getByText(t("choices:mine.chosen.no"), { exact: true })).toBeVisible();
});

test("not sure is answered with the day by which a person calls", async ({ page, portal }) => {
	await signIn(page, "en", patientCalled(portal, "Dorothy Webb"));
	await answerAbout(page, "en", "record-filing", "unsure");
	const promise = page.getByText(/A person calls you by \d{1,2} \w+ 20\d\d\./);
	await expect(promise).toBeVisible();
	const day = /by (\d{1,2} \w+ 20\d\d)/.exec(await promise.innerText())?.[1] ?? "no day";
	await save(page, "en");
	await expect(page.getByText(`A person calls you by ${day}.`)).toBeVisible();
	expect(Date.parse(day), "the day is not over").toBeGreaterThan(Date.now() - 24 * 60 * 60 * 1000);
	await page.goto("/en/my");
	await expect(page.getByText(t("choices:mine.chosen.unsure")).first()).toBeVisible();
});

test("a yes to a tool that is not used here is a wish with a day for its answer", async ({
	page,
	portal,
}) => {
	await signIn(page, "en", patientCalled(portal, "Dorothy Webb"));
	await page.goto("/en/tools/glaucoma-screening");
	await follow(page, t("tools:page.choose"));
	await answer(page, "en", "yes");
	await expect(
		page.getByText(/We do not use this tool for you yet\. Your yes is a wish\. A person answers you by \d/),
	).toBeVisible();
	await save(page, "en");
	await expect(page.getByText(/is not used for you now\. A person answers you by \d/)).toBeVisible();
});

test("taking back a no does not bring an older yes back", async ({ page, portal }) => {
	// Given a yes, then a no
	await signIn(page, "en", patientCalled(portal, "Inês Costa"));
	await answerAbout(page, "en", "eye-scan-urgency", "yes");
	await save(page, "en");
	await answerAbout(page, "en", "eye-scan-urgency", "no");
	await save(page, "en");
	// When the no is taken back, and the button pressed on a page left open
	await follow(page, t("choices:receipt.undo"));
	await expect(page.getByText(t("choices:undo.other"))).toBeVisible();
	await press(page, t("choices:undo.button"));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("choices:receipt.title-undone"));
	// Then nothing is chosen
	await page.goto("/en/my/tools/eye-scan-urgency");
	await expect(page.getByText(t("choices:tool.standing-none"))).toBeVisible();
});

/** The name of the tool whose receipt is open. */
async function toolNamed(page: Page): Promise<string> {
	const panel = await page.locator(".panel p").innerText();
	return panel.split(/[,،]/)[0] ?? "";
}
