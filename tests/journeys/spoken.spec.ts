/**
 * What a screen reader says on the way from the letter to the receipt, in four languages, beside what it said before. The texts in
 * `tests/journeys/spoken/` are for people to read; after a change that is meant, `SPOKEN=write` writes them anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "#tests/journey.ts";
import { type RunningServer, startServer } from "#tests/server.ts";
import { answer, fillLetter, press, save } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { spoken } from "./steps/spoken.ts";
import { wordsIn } from "./steps/words.ts";

const TOOL = "eye-scan-urgency";
const LANGUAGES = ["en", "ur", "cy", "pl"] as const;

let fresh: RunningServer;
// What was said in other journeys would be heard here.
test.beforeAll(async () => {
	fresh = await startServer();
});
test.afterAll(() => fresh?.stop());

for (const lang of LANGUAGES) {
	test(`a screen reader says on the way from the letter to the receipt what it said before, in ${lang}`, async ({
		browser,
	}) => {
		const context = await browser.newContext({ baseURL: fresh.origin, javaScriptEnabled: false });
		const page = await context.newPage();
		const heard: string[] = [];
		const hear = async () => {
			await page.waitForLoadState();
			heard.push(...(await spoken(page, lang)), "");
		};
		await page.goto(`/${lang}`);
		await hear();
		await page.goto(`/${lang}/sign-in`);
		await hear();
		await press(page, wordsIn(lang)("account:sign-in.button"));
		await expect(page.locator("#errors")).toBeFocused();
		await hear();
		await fillLetter(page, lang, patientCalled(fresh, "Peter Doyle"));
		await press(page, wordsIn(lang)("account:sign-in.button"));
		await expect(page).toHaveURL(`/${lang}/my`);
		await hear();
		for (const path of ["", "/choose"]) {
			await page.goto(`/${lang}/my/tools/${TOOL}${path}`);
			await hear();
		}
		await answer(page, lang, "no");
		await hear();
		await save(page, lang);
		await hear();
		await context.close();

		const file = fileURLToPath(new URL(`spoken/letter-to-receipt.${lang}.txt`, import.meta.url));
		const now = `${heard.join("\n").trimEnd()}\n`;
		if (process.env["SPOKEN"] === "write") writeFileSync(file, now);
		expect(now).toBe(readFileSync(file, "utf8"));
	});
}
