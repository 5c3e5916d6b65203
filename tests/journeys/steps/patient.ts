/** What a patient does, in the words of the page's language. Each step ends when its page is there. */
import { expect, type Page } from "@playwright/test";
import type { Answer } from "#app/core/entry.ts";
import type { LanguageTag } from "#locales/index.ts";
import { type DemoPatient, typedDate } from "./people.ts";
import { wordsIn } from "./words.ts";

/** Fills in the sign-in form that is open. */
export async function fillLetter(page: Page, lang: LanguageTag, patient: DemoPatient): Promise<void> {
	const t = wordsIn(lang);
	const [day, month, year] = typedDate(patient.birthDate);
	await page.getByLabel(t("account:sign-in.code"), { exact: true }).fill(patient.letterCode);
	await page.getByLabel(t("ui:date.day"), { exact: true }).fill(day);
	await page.getByLabel(t("ui:date.month"), { exact: true }).fill(month);
	await page.getByLabel(t("ui:date.year"), { exact: true }).fill(year);
}

/** Signs in with the letter; ends on the list of AI tools. */
export async function signIn(page: Page, lang: LanguageTag, patient: DemoPatient): Promise<void> {
	await page.goto(`/${lang}/sign-in`);
	await fillLetter(page, lang, patient);
	await press(page, wordsIn(lang)("account:sign-in.button"));
	await expect(page).toHaveURL(`/${lang}/my`);
}

/** Picks an answer on the question that is open. */
export async function pick(
	page: Page,
	lang: LanguageTag,
	answer: Answer,
	words: "option" | "option-purpose" = "option",
): Promise<void> {
	await page.getByRole("radio", { name: wordsIn(lang)(`choices:${words}.${answer}`), exact: true }).check();
}

/** Picks an answer and continues; ends on the check page. */
export async function answer(
	page: Page,
	lang: LanguageTag,
	said: Answer,
	words: "option" | "option-purpose" = "option",
): Promise<void> {
	await pick(page, lang, said, words);
	await press(page, wordsIn(lang)("choices:ask.continue"));
	await expect(page).toHaveURL(/\/check$/);
}

/** Opens the question about this tool and answers it; ends on the check page. */
export async function answerAbout(page: Page, lang: LanguageTag, tool: string, said: Answer): Promise<void> {
	await page.goto(`/${lang}/my/tools/${tool}/choose`);
	await answer(page, lang, said);
}

/** Saves on the check page; ends on the receipt and gives its reference. */
export async function save(page: Page, lang: LanguageTag): Promise<string> {
	await press(page, wordsIn(lang)("choices:check.save"));
	await expect(page).toHaveURL(/\/my\/receipts\/[^/]+$/);
	return page.url().split("/").at(-1) ?? "";
}

/** Presses the button with these words; ends when the whole page that answers is there, so it can be read at once. */
export async function press(page: Page, words: string): Promise<void> {
	await page.getByRole("button", { name: words, exact: true }).click();
	await page.waitForLoadState("domcontentloaded");
}

/** Follows the link with these words, of several the first; ends when the whole page that it leads to is there. */
export async function follow(page: Page, words: string): Promise<void> {
	await page.getByRole("link", { name: words }).first().click();
	await page.waitForLoadState("domcontentloaded");
}
