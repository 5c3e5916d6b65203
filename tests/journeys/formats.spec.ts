/** How pages are shown: chosen without script, remembered, needed by who signs in; and nothing of one person's in another's way. */
import { SCREEN_SIZES } from "#app/core/display.ts";
import { expect, test } from "#tests/journey.ts";
import { PAGES } from "./steps/addresses.ts";
import { stickingOut } from "./steps/layout.ts";
import { follow, press, signIn } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { PlainBrowser } from "./steps/plain-browser.ts";
import { BOTH_DIRECTIONS, wordsIn } from "./steps/words.ts";
import { arriveFor } from "./steps/world.ts";

const t = wordsIn("en");
const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };

/** The size of the page's print in points, of which a browser counts three for four pixels. */
const POINTS = () => (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * 3) / 4;

test("large print is chosen without script, remembered on every page, and printed", async ({
	page,
	accessible,
}) => {
	// Given somebody who came from a page
	await page.goto("/en/formats?page=/en/help");
	expect(await page.evaluate(POINTS)).toBeCloseTo(14.25);

	for (const points of SCREEN_SIZES) {
		// When they choose a size
		await page.getByLabel(t("information:formats.size-is", { points })).check();
		await press(page, t("information:formats.save"));

		// Then the page has it, says that it is remembered, and leads on
		await expect(page.getByText(t("information:formats.saved"))).toBeVisible();
		await expect(page.getByLabel(t("information:formats.size-is", { points }))).toBeChecked();
		expect(await page.evaluate(POINTS)).toBeCloseTo(points);
		await page.emulateMedia({ media: "print" });
		expect(await page.evaluate(POINTS)).toBeCloseTo(points);
		await page.emulateMedia({ media: "screen" });
	}
	await accessible();
	await follow(page, t("information:formats.back"));
	await expect(page).toHaveURL("/en/help");
	expect(await page.evaluate(POINTS)).toBeCloseTo(28);
	await page.goto("/en/nothing-here");
	expect(await page.evaluate(POINTS)).toBeCloseTo(28);

	// And the usual size is one press away
	await page.goto("/en/formats");
	await page.getByLabel(t("information:formats.size-usual")).check();
	await press(page, t("information:formats.save"));
	expect(await page.evaluate(POINTS)).toBeCloseTo(14.25);
});

for (const { tag, name } of BOTH_DIRECTIONS) {
	test(`the largest print fits a small phone and a desk on every patient page in ${name}`, async ({
		page,
		context,
		portal,
	}) => {
		const ofPatients = PAGES.filter(({ who }) => who === "anybody" || who === "patient");
		// A paper form is shown as it will be printed, in the sizes of `paper.spec.ts`.
		for (const place of ofPatients.filter(({ path }) => !path.endsWith("format=print"))) {
			const address = await arriveFor(context, portal, place, tag);
			await context.addCookies([{ name: "display", value: "plain.28", url: portal.origin }]);
			for (const size of [PHONE, DESK]) {
				await page.setViewportSize(size);
				await page.goto(address);
				expect.soft(await page.evaluate(POINTS), address).toBeCloseTo(28);
				expect.soft(await stickingOut(page), `${address} at ${size.width} pixels`).toEqual([]);
			}
		}
	});
}

test("who needs large print has it when they sign in, and nobody after them", async ({ page, portal }) => {
	// Given a patient whose list says large print
	await signIn(page, "en", patientCalled(portal, "Inês Costa"));

	// Then every page of theirs has 20 point, until they choose otherwise
	expect(await page.evaluate(POINTS)).toBeCloseTo(20);
	await page.goto("/en/my/choices");
	expect(await page.evaluate(POINTS)).toBeCloseTo(20);

	// And the next patient in this browser has the usual size
	await signIn(page, "en", patientCalled(portal, "Maya Clarke"));
	expect(await page.evaluate(POINTS)).toBeCloseTo(14.25);
});

test("a page that is kept finished is given to nobody in another's print", async ({ portal }) => {
	const asked = async (display: string | undefined) => {
		const browser = new PlainBrowser(portal.origin);
		if (display !== undefined) browser.cookies.set("display", display);
		const { body } = await browser.get("/en/privacy");
		return body.match(/<html[^>]*>/)?.[0] ?? "";
	};
	for (const _ of [1, 2]) {
		expect(await asked("plain.24")).toContain('class="p24"');
		expect(await asked(undefined)).not.toContain("class");
		expect(await asked("plain.16")).toContain('class="p16"');
		// What we never gave out, and what only counts for who is signed in, changes nothing.
		for (const odd of ["plain.9999", "%00", "plain.24.need", "easy", '"><script>', "x".repeat(3_000)])
			expect(await asked(odd), odd).not.toContain("class");
	}
});

test("a size that is none is refused in words, and nothing is remembered", async ({ portal }) => {
	const browser = new PlainBrowser(portal.origin);
	const token = await browser.tokenOf("/en/formats");
	const sent = [["9999"], [""], ["20pt"], ["20", "24"], []];
	for (const sizes of sent) {
		const fields = sizes.map((size): [string, string] => ["size", size]);
		const { status, body } = await browser.post("/en/formats", [["token", token], ...fields]);
		expect(status, String(sizes)).toBe(422);
		expect(body).toContain(t("information:formats.size-missing"));
		expect(browser.cookies.has("display")).toBe(false);
	}
});
