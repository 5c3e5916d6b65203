/** Patients who use keys, their own colours, or no style at all. */
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/journey.ts";
import { historyOf } from "./steps/history.ts";
import { patientCalled, typedDate } from "./steps/people.ts";
import { arriveAs } from "./steps/signed-in.ts";
import { BOTH_DIRECTIONS, wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const QUESTION = "/en/my/tools/patient-letters/choose";

/** Presses Tab until the focus is there; refuses a page where it never comes. */
async function tabTo(page: Page, id: string): Promise<void> {
	for (let presses = 0; presses < 60; presses += 1) {
		await page.keyboard.press("Tab");
		if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
	}
	throw new Error(`Tab never comes to ${id}`);
}

/** Presses Tab until the focus is on a link to this address. */
async function tabToLink(page: Page, href: string): Promise<void> {
	for (let presses = 0; presses < 60; presses += 1) {
		await page.keyboard.press("Tab");
		const at = await page.evaluate(() => document.activeElement?.getAttribute("href"));
		if (at === href) return;
	}
	throw new Error(`Tab never comes to ${href}`);
}

test("a patient chooses with Tab, Space, arrows and Enter alone", async ({ page, portal }) => {
	const patient = patientCalled(portal, "James Evans");
	await page.goto("/en");
	await tabToLink(page, "/en/sign-in");
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL("/en/sign-in");

	await tabTo(page, "code");
	await page.keyboard.type(patient.letterCode);
	for (const part of typedDate(patient.birthDate)) {
		await page.keyboard.press("Tab");
		await page.keyboard.type(part);
	}
	await page.keyboard.press("Tab");
	await page.keyboard.press("Space");
	await expect(page.locator("#shared")).not.toBeChecked();
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL("/en/my");
	const before = (await historyOf(page)).length;

	await tabToLink(page, "/en/my/tools/patient-letters");
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL("/en/my/tools/patient-letters");
	await tabToLink(page, QUESTION);
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(QUESTION);

	await tabTo(page, "choice");
	await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
	await page.keyboard.press("Space");
	await page.keyboard.press("ArrowDown");
	await expect(page.locator("#choice-2")).toBeChecked();
	await tabTo(page, "form-submit");
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/\/check$/);
	await tabTo(page, "form-submit");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("choices:receipt.title"));
	expect((await historyOf(page)).slice(0, -before || undefined)).toMatchObject([{ answer: "No" }]);
});

test("everything that takes the focus shows it, and the first Tab leads past the head", async ({
	page,
	context,
	portal,
}) => {
	await arriveAs(context, portal, "James Evans");
	await page.goto(QUESTION);
	await page.keyboard.press("Tab");
	const skip = page.getByRole("link", { name: t("ui:frame.skip") });
	await expect(skip).toBeFocused();
	await expect(skip).toBeInViewport();
	await page.keyboard.press("Enter");
	await expect(page.locator("#main")).toBeFocused();
	await page.keyboard.press("Tab");
	await expect(page.locator("#choice")).toBeFocused();

	await page.goto(QUESTION);
	for (let presses = 0; presses < 40; presses += 1) {
		await page.keyboard.press("Tab");
		const unseen = await page.evaluate(() => {
			const element = document.activeElement;
			if (element === null || element === document.body) return "";
			const shown = element.matches(".option input") ? (element.nextElementSibling ?? element) : element;
			const { outlineStyle, outlineWidth } = getComputedStyle(shown);
			const { top, bottom } = shown.getBoundingClientRect();
			const isSeen = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
			return isSeen && bottom > 0 && top < innerHeight ? "" : `${element.tagName} ${element.id}`;
		});
		expect(unseen, "focused, but not shown").toBe("");
	}
});

for (const { tag: lang, name } of BOTH_DIRECTIONS) {
	test(`what is wrong is focused, named in the title and linked to its field, in ${name}`, async ({
		page,
		context,
		portal,
	}) => {
		const t = wordsIn(lang);
		await arriveAs(context, portal, "James Evans");
		await page.goto(`/${lang}/my/everything`);
		await page.getByRole("button", { name: t("choices:ask.continue"), exact: true }).click();
		await expect(page.locator("#errors")).toBeFocused();
		await expect(page).toHaveTitle(new RegExp(`^${t("ui:errors.prefix")} `));
		const words = t("choices:problem.choose-one");
		await page.locator("#errors").getByRole("link", { name: words }).click();
		await expect(page.locator("#choice")).toBeFocused();
		await expect(page.getByRole("main").getByRole("group").first()).toHaveAccessibleDescription(
			new RegExp(words),
		);

		await context.clearCookies();
		await page.goto(`/${lang}/sign-in`);
		await page.getByRole("button", { name: t("account:sign-in.button"), exact: true }).click();
		await expect(page.locator("#errors")).toBeFocused();
		await expect(page.locator("#errors").getByRole("link")).toHaveText([
			t("account:problem.code-missing"),
			t("account:problem.date-missing"),
		]);
		await expect(page.locator("#code")).toHaveAttribute("aria-invalid", "true");
	});
}

test("with the reader's own colours the answers and what is picked are seen", async ({
	page,
	context,
	portal,
}, testInfo) => {
	await page.emulateMedia({ forcedColors: "active" });
	await arriveAs(context, portal, "James Evans");
	await page.goto(QUESTION);
	const shot = () => page.locator("fieldset").first().screenshot();
	const nothing = await shot();
	await page.getByText(t("choices:option.unsure"), { exact: true }).click();
	await expect(page.locator("#choice-3")).toBeChecked();
	const picked = await shot();
	expect(picked.equals(nothing), "the picture is another one").toBe(false);
	await testInfo.attach("forced colours", { body: picked, contentType: "image/png" });
	const borders = await page
		.locator(".words")
		.evaluateAll((labels) => labels.map((label) => getComputedStyle(label).borderTopStyle));
	expect(borders).toEqual(["solid", "solid", "solid"]);
});

test("without any style the answers are there, in order, and can be picked", async ({
	page,
	context,
	portal,
}, testInfo) => {
	await arriveAs(context, portal, "James Evans");
	await page.goto(QUESTION);
	await page.evaluate(() => {
		for (const sheet of document.querySelectorAll('link[rel="stylesheet"]')) sheet.remove();
	});
	const radios = page.getByRole("radio");
	await expect(radios).toHaveCount(3);
	for (const radio of await radios.all()) await expect(radio).toBeVisible();
	const tops = await radios.evaluateAll((all) => all.map((radio) => radio.getBoundingClientRect().top));
	expect(tops).toEqual([...tops].sort((a, b) => a - b));
	await radios.nth(1).check();
	await testInfo.attach("no style", { body: await page.screenshot(), contentType: "image/png" });
	await page.getByRole("button", { name: t("choices:ask.continue"), exact: true }).click();
	await expect(page.getByText(t("choices:option.no"), { exact: true })).toBeVisible();
});
