/** Pages that say what is wrong are pages too: they keep the same promises, in every language. */
import { LANGUAGES } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import { isReadIn } from "../steps/addresses.ts";
import { faultsIn, foreignIn } from "../steps/html-faults.ts";
import { smallTargets, stickingOut } from "../steps/layout.ts";
import { FORMS, SEARCHES } from "../steps/problem-addresses.ts";
import { wordsIn } from "../steps/words.ts";
import { arriveFor } from "../steps/world.ts";

test.describe.configure({ mode: "parallel" });

for (const { tag, name } of LANGUAGES) {
	test(`every page that says what is wrong keeps its promises in ${name}`, async ({
		page,
		context,
		portal,
		accessible,
	}) => {
		const prefix = wordsIn(tag)("ui:errors.prefix");
		for (const place of [...FORMS, ...SEARCHES].filter((one) => isReadIn(tag, one))) {
			await page.setViewportSize({ width: 320, height: 640 });
			const address = await arriveFor(context, portal, place, tag);
			let answer = await page.goto(address);
			if (FORMS.includes(place)) {
				[answer] = await Promise.all([
					page.waitForResponse((response) => response.request().method() === "POST"),
					page.locator("main button[type=submit]").first().click(),
				]);
				await expect(page.locator("#errors")).toBeFocused();
				expect.soft((await page.title()).startsWith(prefix), `title of ${address}`).toBe(true);
			}
			const html = (await answer?.text()) ?? "";
			const faults = [
				...(await faultsIn(html)),
				...foreignIn(html),
				...(await stickingOut(page)),
				...(await smallTargets(page)),
			];
			expect.soft(faults, address).toEqual([]);
			await accessible();
		}
	});
}
