/** Slow lines and impatient fingers: an answer is saved once, however often it is sent. */
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/journey.ts";
import { historyOf } from "./steps/history.ts";
import { answer, answerAbout, pick, press, save } from "./steps/patient.ts";
import { fieldIn } from "./steps/plain-browser.ts";
import { arriveAs, plainPatient } from "./steps/signed-in.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "feedback-reading";
const CHECK = `/en/my/tools/${TOOL}/check`;

test.beforeEach(({ context, portal }) => arriveAs(context, portal, "Maya Clarke"));

/** What was added to the history since `before` lines, newest first, as answers. */
async function addedSince(page: Page, before: number): Promise<string[]> {
	const lines = await historyOf(page);
	return lines.slice(0, lines.length - before).map((line) => line.answer);
}

test("two presses that arrive at once make one entry and lead to one receipt", async ({ portal, page }) => {
	const before = (await historyOf(page)).length;
	const browser = await plainPatient(portal, "Maya Clarke");
	await browser.post(`/en/my/tools/${TOOL}/choose`, [["choice", "no"]]);
	const { body } = await browser.get(CHECK);
	const fields = [["once", fieldIn(body, "once") ?? ""]] as const;
	const answers = await Promise.all([1, 2, 3, 4].map(() => browser.post(CHECK, fields)));
	expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
	expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
	expect(await addedSince(page, before)).toEqual(["No"]);
});

test("a double click on Save makes one entry", async ({ page }) => {
	const before = (await historyOf(page)).length;
	await answerAbout(page, "en", TOOL, "unsure");
	await page.getByRole("button", { name: t("choices:check.save") }).dblclick();
	await expect(page).toHaveURL(/\/receipts\//);
	expect(await addedSince(page, before)).toEqual(["Not sure"]);
});

test("a double click on Continue leads to the check page", async ({ page }) => {
	await page.goto(`/en/my/tools/${TOOL}/choose`);
	await pick(page, "en", "no");
	await page.getByRole("button", { name: t("choices:ask.continue") }).dblclick();
	await expect(page).toHaveURL(CHECK);
});

test("Back and Save again leads to the same receipt, and nothing is saved twice", async ({ page }) => {
	const before = (await historyOf(page)).length;
	await answerAbout(page, "en", TOOL, "yes");
	const form = await page.content();
	const first = await save(page, "en");
	await page.goBack();
	// The page is not kept, so Back asks for it again: with nothing left to check it leads to the question.
	await expect(page).toHaveURL(`/en/my/tools/${TOOL}/choose`);
	// A browser that did keep it sends the old form again.
	const again = await page.request.post(CHECK, {
		form: { token: fieldIn(form, "token") ?? "", once: fieldIn(form, "once") ?? "" },
		maxRedirects: 0,
	});
	expect(again.status()).toBe(303);
	expect(again.headers()["location"]).toBe(`/en/my/receipts/${first}`);
	expect(await addedSince(page, before)).toEqual(["Yes"]);
});

test("Back to the question and another answer make a second entry, and the newest counts", async ({
	page,
}) => {
	const before = (await historyOf(page)).length;
	await answerAbout(page, "en", TOOL, "yes");
	await save(page, "en");
	await page.goBack();
	await answer(page, "en", "no");
	await save(page, "en");
	expect(await addedSince(page, before)).toEqual(["No", "Yes"]);
	await page.goto(`/en/my/tools/${TOOL}`);
	await expect(page.getByText(/^You said no on/)).toBeVisible();
});

test("reloading the receipt saves nothing", async ({ page }) => {
	const before = (await historyOf(page)).length;
	await answerAbout(page, "en", TOOL, "no");
	await save(page, "en");
	await page.reload();
	await page.reload();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("choices:receipt.title"));
	expect(await addedSince(page, before)).toEqual(["No"]);
});

test("reloading the answer to a form that was refused sends the same question again", async ({ page }) => {
	const before = (await historyOf(page)).length;
	await page.goto(`/en/my/tools/${TOOL}/choose`);
	await page.getByRole("radio").first().waitFor();
	await page.request.get("/en/my");
	await page.goto("/en/my/everything");
	await press(page, t("choices:ask.continue"));
	await expect(page.locator("#errors")).toBeVisible();
	await page.reload();
	await expect(page.locator("#errors")).toBeVisible();
	expect(await addedSince(page, before)).toEqual([]);
});

test("taking back twice takes back once", async ({ page }) => {
	await answerAbout(page, "en", TOOL, "yes");
	const ref = await save(page, "en");
	await page.goto(`/en/my/receipts/${ref}/undo`);
	await page.getByRole("button", { name: t("choices:undo.button") }).dblclick();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("choices:receipt.title-undone"));
	const [newest] = await historyOf(page);
	expect(newest).toMatchObject({ ref, answer: "Yes\ntaken back" });
});
