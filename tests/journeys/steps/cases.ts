/** What staff do with what is said to be wrong. In English, as staff read here. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { MoveName } from "#app/core/dispute-entry.ts";
import { wordsIn } from "./words.ts";

const t = wordsIn("en");

/** Opens the inbox and there the case of this patient. */
export async function openCase(page: Page, name: string): Promise<void> {
	await page.goto("/staff/disputes");
	// Its receipt's reference is part of the link's name.
	await page.getByRole("link", { name: new RegExp(`^${name} `) }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("inbox:case.title", { name }));
}

/** Opens the form of this move; gives the form. */
export async function openMove(page: Page, move: MoveName): Promise<Locator> {
	const title = t(`inbox:move.${move}`);
	await page
		.locator("summary")
		.filter({ hasText: new RegExp(`^${title}$`) })
		.click();
	return page.locator(`#form-${move}`);
}

/** Presses the form's button; ends where it leads. */
export async function sendMove(form: Locator): Promise<void> {
	await form.getByRole("button").click();
}
