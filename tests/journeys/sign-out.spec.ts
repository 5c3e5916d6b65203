/** "Finish and clear" on a computer that others use next. */
import type { Page } from "@playwright/test";
import type { LanguageTag } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import { press, signIn } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { BOTH_DIRECTIONS, wordsIn } from "./steps/words.ts";

for (const { tag: lang, name } of BOTH_DIRECTIONS) {
	test(`finish and clear leaves nothing behind, in ${name}`, async ({ page, context, portal }) => {
		const t = wordsIn(lang);
		const patient = patientCalled(portal, "Grace Adeyemi");
		// Given a patient who read several pages
		await signIn(page, lang, patient);
		for (const path of ["my/tools/eye-scan-urgency", "my/choices", "my/purposes", "my/looked", "my"]) {
			await page.goto(`/${lang}/${path}`);
		}
		const [answer] = await Promise.all([
			page.waitForResponse((response) => response.request().method() === "POST"),
			// When they finish
			press(page, t("ui:session.finish")),
		]);

		// Then the browser is told to forget, and has forgotten
		expect(await answer.headerValue("clear-site-data")).toBe('"cache", "cookies", "storage"');
		await expect(page).toHaveURL(`/${lang}/sign-out`);
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("account:out.title"));
		const kept = (await context.cookies()).map((cookie) => cookie.name);
		expect(kept).not.toContain("sid");

		// And Back, pressed five times, shows nothing of theirs
		for (let times = 1; times <= 5; times += 1) {
			await page.goBack();
			expect(await nothingOf(page, lang), `after Back ${times}`).toEqual([]);
		}
	});
}

test("a page that needs a patient leads to sign-in, and from there back", async ({ page, portal }) => {
	const t = wordsIn("en");
	await page.goto("/en/my/tools/eye-scan-urgency");
	await expect(page).toHaveURL("/en/sign-in?to=%2Fen%2Fmy%2Ftools%2Feye-scan-urgency");
	const { fillLetter } = await import("./steps/patient.ts");
	await fillLetter(page, "en", patientCalled(portal, "Grace Adeyemi"));
	await press(page, t("account:sign-in.button"));
	await expect(page).toHaveURL("/en/my/tools/eye-scan-urgency");
});

test("staying signed in leads back to the page one was on", async ({ page, portal }) => {
	const t = wordsIn("en");
	await signIn(page, "en", patientCalled(portal, "Grace Adeyemi"));
	await page.goto("/en/my/choices?page=1");
	await press(page, t("ui:session.stay"));
	await expect(page).toHaveURL("/en/my/choices?page=1");
});

/** What the open page shows that only a signed-in patient may see. */
async function nothingOf(page: Page, lang: LanguageTag): Promise<string[]> {
	const t = wordsIn(lang);
	const shown = await page.locator("body").innerText();
	const theirs = [
		t("choices:mine.title"),
		t("choices:history.intro"),
		t("choices:purposes.intro"),
		t("record:looked.intro"),
	];
	const strip = await page.locator(".session").count();
	// The public pages have the list's title too, as a heading of their own.
	const isPublic = /\/(?:sign-in|sign-out)?(?:\?.*)?$/.test(page.url()) || page.url().endsWith(`/${lang}`);
	return [
		...theirs.filter((words) => !isPublic && shown.includes(words)),
		...(strip > 0 ? ["the strip"] : []),
	];
}
