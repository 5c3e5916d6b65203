/** Paper forms, printed by the browser: their sides are counted, their words read, their square codes scanned. */
import { DEMO_PROVIDER, demoProvider } from "#db/demo-provider.ts";
import { LANGUAGES } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import { print, scanned, sidesOf, wordsOn } from "./steps/printed.ts";
import { arriveAs } from "./steps/signed-in.ts";
import { wordsIn } from "./steps/words.ts";

/** The tools that the demo's provider uses. */
const TOOLS = demoProvider.services
	.filter(({ provider }) => provider === DEMO_PROVIDER)
	.flatMap(({ uses }) => uses.map(({ tool }) => tool));

/** One language of each script whose lines are long or high; all of them with `LONG_TESTS`. */
const ALWAYS: readonly string[] = ["en", "cy", "ur", "pa"];
const READ = LANGUAGES.filter(({ tag }) => ALWAYS.includes(tag) || process.env["LONG_TESTS"] !== undefined);

for (const { tag, name, dir } of READ) {
	test(`every tool of the provider is two sides of 16 point at most, in ${name}`, async ({ page }) => {
		const t = wordsIn(tag);
		for (const tool of TOOLS) {
			await page.goto(`/${tag}/tools/${tool}?format=print`);
			await expect(page.locator("article")).toHaveAttribute("dir", dir);
			const sizes = await page
				.locator("article *")
				.evaluateAll((all) => all.map((each) => Number.parseFloat(getComputedStyle(each).fontSize)));
			expect
				.soft(Math.min(...sizes), `${tool}: the smallest type, in CSS pixels of 0.75 point`)
				.toBeGreaterThan(21.3);
			const pdf = await print(page);
			expect.soft(sidesOf(pdf), tool).toBeLessThanOrEqual(2);
			const asked = await page.locator(".boxes .box").count();
			if (asked === 0) continue;
			expect.soft(asked, tool).toBe(3);
			expect.soft(scanned(pdf, sidesOf(pdf)), tool).toBe(new URL(`/${tag}/tools/${tool}`, page.url()).href);
			// English for our staff is on it, whoever cannot read the rest.
			expect.soft(wordsOn(pdf).replace(/\s+/g, " "), tool).toMatch(/Form number \d+-\d+-[A-Z]{2}-[A-Z]/);
			if (tag !== "en")
				expect.soft(wordsOn(pdf).replace(/\s+/g, " "), tool).toContain("3. Not sure, talk to me.");
			await expect.soft(page.getByText(t("paper:help"))).toBeVisible();
		}
	});
}

test("a patient prints the form of a tool of theirs, and nothing on it names them", async ({
	page,
	context,
	portal,
	accessible,
}) => {
	await arriveAs(context, portal, "Maya Clarke");
	await page.goto("/en/my/tools/eye-scan-urgency");
	await page.getByRole("link", { name: wordsIn("en")("paper:link") }).click();
	await expect(page).toHaveURL(/\/en\/my\/tools\/eye-scan-urgency\?format=print$/);
	await accessible();
	const pdf = await print(page);
	expect(sidesOf(pdf)).toBeLessThanOrEqual(2);
	expect(wordsOn(pdf)).not.toMatch(/Maya|Clarke|999 ?\d{3}/);
	expect(scanned(pdf, 2)).toBe(`${portal.origin}/en/tools/eye-scan-urgency`);
	// What is on the screen only is not on the paper.
	expect(wordsOn(pdf)).not.toContain(wordsIn("en")("paper:how"));
	const answer = await page.request.get("/en/my/tools/eye-scan-urgency?format=print");
	expect(answer.headers()["cache-control"]).toBe("no-store");
	await page.getByRole("link", { name: wordsIn("en")("paper:back") }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Eye scan tool");
});

for (const { tag, name } of READ) {
	test(`the forms about other uses, about everything, about what is wrong and about needs are two sides of 16 point at most, in ${name}`, async ({
		page,
		context,
		portal,
	}) => {
		await arriveAs(context, portal, "Maya Clarke");
		for (const [place, boxes] of [
			["purposes", 4 * 3],
			["everything", 3],
			["disputes/new", 12],
			["needs", 24],
		] as const) {
			await page.goto(`/${tag}/my/${place}${place === "needs" ? "?change=1" : ""}`);
			await page.getByRole("link", { name: wordsIn(tag)("paper:link") }).click();
			await expect(page.locator(".boxes .box")).toHaveCount(boxes);
			const pdf = await print(page);
			expect.soft(sidesOf(pdf), place).toBeLessThanOrEqual(2);
			expect.soft(scanned(pdf, sidesOf(pdf)), place).toBe(`${portal.origin}/${tag}/my/${place}`);
			const smallest = await page
				.locator("article *")
				.evaluateAll((all) =>
					Math.min(...all.map((each) => Number.parseFloat(getComputedStyle(each).fontSize))),
				);
			expect.soft(smallest, place).toBeGreaterThan(21.3);
			// "Maya" alone is Somali for no.
			expect.soft(wordsOn(pdf), place).not.toMatch(/Clarke|999 ?\d{3}/);
		}
	});
}
