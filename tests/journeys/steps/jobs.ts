/** What staff look for among their things to do: a portal in which other journeys made jobs too has more than one page of them. */
import type { Locator, Page } from "@playwright/test";

/** Opens the first page of the things to do that has a job with all of these words; where none has, the last. Gives the cards with them. */
export async function openJob(page: Page, ...words: readonly string[]): Promise<Locator> {
	const card = words.reduce((found, hasText) => found.filter({ hasText }), page.locator(".card"));
	const next = page.locator('a[rel="next"][href*="?page="]');
	await page.goto("/staff/tasks");
	while ((await card.count()) === 0 && (await next.count()) > 0) {
		await next.click();
		await page.waitForLoadState("domcontentloaded");
	}
	return card;
}
