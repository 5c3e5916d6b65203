/** A tool of which more is said than two sides hold, on paper: what goes is named, and the rest stays whole. */
import { expect, test } from "#tests/journey.ts";
import { startServer } from "#tests/server.ts";
import { press } from "./steps/patient.ts";
import { print, scanned, sidesOf, wordsOn } from "./steps/printed.ts";
import { arriveSecondLead } from "./steps/second-lead.ts";
import { arriveAsStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "bone-fracture-scan";
const DRAFT = `/staff/tools/${TOOL}/draft`;

/** As many and as long sentences as one field of a tool takes, of words of this language. */
function longest(word: string): string {
	return Array.from({ length: 12 }, (_, at) => `${at} ${word} `.repeat(60).slice(0, 199)).join("\n");
}

test("a tool with the longest words that a lead can save is two sides, which say what was left out", async ({
	browser,
}) => {
	// Its own portal: no other journey reads these words
	const portal = await startServer();
	try {
		const office = await browser.newContext({ baseURL: portal.origin });
		await arriveAsStaff(office, portal, "lead");
		const lead = await office.newPage();
		for (const [lang, word] of [
			["en", "wide Words Wander"],
			["ur", "مصنوعی ذہانت"],
		] as const) {
			await lead.goto(`${DRAFT}/words/${lang}`);
			await lead.locator("#name").fill(lang === "en" ? "Broken bone tool" : "ہڈی کا ٹول");
			await lead.locator("#line").fill(longest(word).split("\n")[0] ?? "");
			for (const field of ["who", "uses", "works", "limits", "instead", "why"])
				await lead.locator(`#${field}`).fill(longest(`${word} ${field}`));
			await press(lead, t("keeping:words.button"));
			await expect(lead).toHaveURL(new RegExp(`${DRAFT}$`));
		}
		await press(lead, t("keeping:move.asked.button"));
		const second = await arriveSecondLead(browser, portal);
		await second.goto(DRAFT);
		await press(second, t("keeping:move.published.button"));
		await expect(second.locator("#state")).toContainText("Patients read version 2.");

		const home = await browser.newContext({ baseURL: portal.origin });
		const page = await home.newPage();
		for (const lang of ["en", "ur"] as const) {
			await page.goto(`/${lang}/tools/${TOOL}?format=print`);
			const pdf = await print(page);
			expect.soft(sidesOf(pdf), lang).toBeLessThanOrEqual(2);
			// What is missing is named, and where it can be read
			const said = page.locator(".left-out");
			await expect(said).toContainText(wordsIn(lang)("tools:page.works"));
			await expect(said).toContainText(`/${lang}/tools/${TOOL}`);
			await expect(said).toContainText("01632 960 123");
			// The question, its boxes, the number of the form and the square code are there
			await expect(page.locator(".boxes .box")).toHaveCount(3);
			expect.soft(wordsOn(pdf).replace(/\s+/g, " "), lang).toMatch(/Form number \d+-\d+-[A-Z]{2}-[A-Z]/);
			expect.soft(scanned(pdf, sidesOf(pdf)), lang).toBe(`${portal.origin}/${lang}/tools/${TOOL}`);
		}
		await Promise.all([office.close(), home.close()]);
	} finally {
		await portal.stop();
	}
});
