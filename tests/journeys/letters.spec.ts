/** The letter with the code, printed by the browser in every language: its sides are counted, its square code is scanned. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { invitation } from "#app/features/people/letter.ts";
import { type Html, html } from "#app/features/people/letter-html.ts";
import { DEMO_PROVIDER, demoProvider } from "#db/demo-provider.ts";
import { LANGUAGES, type LanguageTag } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import { envelopeIn, ORIGIN, posted } from "./steps/envelope.ts";
import { print, scanned, sidesOf, wordsOn } from "./steps/printed.ts";
import { wordsIn } from "./steps/words.ts";

const top = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const CODE = "4QK7-9M2X-HT3P-A8WD";

/** A dozen tools of the demo's provider: more are on the lists of nobody. */
const TOOLS = demoProvider.services
	.filter(({ provider }) => provider === DEMO_PROVIDER)
	.flatMap(({ uses }) => uses.map(({ tool }) => tool))
	.slice(0, 12);

function letterIn(tag: LanguageTag): Html {
	const names: Record<string, { name: string }> = JSON.parse(
		readFileSync(top(`locales/${tag}/notices.json`), "utf8"),
	);
	return invitation({
		...envelopeIn(tag),
		code: CODE,
		nhsNumber: "999 123 4567",
		tools: TOOLS.map((tool, place) => ({ name: html`${names[tool]?.name ?? ""}`, used: place % 3 !== 0 })),
		notHere: [],
	});
}

for (const { tag, name } of LANGUAGES) {
	test(`the letter with the code is two sides with a dozen tools, and a phone finds the page, in ${name}`, async ({
		page,
	}) => {
		const t = wordsIn(tag);
		await page.setContent(posted(tag, letterIn(tag)));
		const pdf = await print(page);
		expect(sidesOf(pdf)).toBe(2);
		// What comes back is the second side alone, and has no code on it.
		expect(wordsOn(pdf, 1)).toContain(CODE);
		expect(wordsOn(pdf, 2)).not.toContain(CODE);
		expect(wordsOn(pdf, 2)).toMatch(/Freepost RIVERSIDE AI\b/);
		expect(scanned(pdf, 1)).toBe(`${ORIGIN}/${tag}/sign-in`);
		await expect(page.locator("tbody tr").first().locator(".box")).toHaveCount(3);
		await expect(page.getByText(t("paper:send.free"))).toBeVisible();
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	});
}
