/** The page of a tool for anybody: what is known of it, what is not, and who answers for it. */
import { expect, test } from "#tests/journey.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");

test("anybody reads of a tool what it does, for whom it works less well, who made it and who answers for it", async ({
	page,
	accessible,
}) => {
	await page.goto("/en/tools");
	await page.locator('main a[href="/en/tools/eye-scan-urgency"]').click();
	await page.waitForLoadState("domcontentloaded");

	// The same headings in the same order on each page
	const headings = await page.locator("main h2, main h3").allTextContents();
	const wanted = [
		"does",
		"who",
		"information",
		"works",
		"limits",
		"choice",
		"wrong",
		"help",
		"small",
	] as const;
	const places = wanted.map((part) => headings.indexOf(t(`tools:page.${part}`)));
	expect(places, headings.join(" / ")).not.toContain(-1);
	expect(places).toEqual(places.toSorted((one, other) => one - other));
	await expect(page.getByText(t("tools:page.uses-ai"))).toBeVisible();

	// What happens when somebody does nothing, and when they say no
	await expect(page.getByText(t("tools:basis.objection")).first()).toBeVisible();
	await expect(page.getByText(t("tools:choice.instead")).first()).toBeVisible();
	await accessible();

	// Who answers for it here, and each thing that the register does not know, by name and never as a blank
	await expect(page.getByText(t("tools:small.answers", { provider: "Riverside Health" }))).toBeVisible();
	const unknown = page
		.locator("h3", { hasText: t("tools:not-known.title") })
		.locator("+ ul")
		.getByRole("listitem");
	for (const fact of ["maker", "how-often-right", "who-for-less-well"] as const)
		await expect(unknown.filter({ hasText: t(`tools:not-known.${fact}`) })).toHaveCount(1);
	await expect(page.getByText(t("tools:told.unknown")).first()).toBeVisible();
});
