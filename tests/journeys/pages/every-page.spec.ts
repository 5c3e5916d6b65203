/** Promises that every page keeps, in every language: readable, valid, whole on a phone, and nothing from elsewhere. */
import type { Page } from "@playwright/test";
import routes from "#app/routes.ts";
import { LANGUAGES, type LanguageTag, languageOf } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import { isReadIn, NOT_PAGES, PAGES, PAPER } from "../steps/addresses.ts";
import { faultsIn, foreignIn } from "../steps/html-faults.ts";
import { cutOff, restyle, runTogether, smallTargets, stickingOut, TEXT_SPACING } from "../steps/layout.ts";
import { lostInForcedColours, strayStops } from "../steps/reachable.ts";
import { arriveFor } from "../steps/world.ts";

/** 400% zoom on a screen of 1280 pixels is the same 320 CSS pixels as a small phone. */
const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };

test.describe.configure({ mode: "parallel" });

test("every address of the portal is on the list of pages", () => {
	const listed = [...PAGES.map(({ route }) => route), ...Object.keys(NOT_PAGES)];
	const known = patternsIn(routes);
	expect(
		known.filter((route) => !listed.includes(route)),
		"routes that are not tried",
	).toEqual([]);
	expect(
		listed.filter((route) => !known.includes(route)),
		"tried, but no route",
	).toEqual([]);
});

for (const { tag, name } of LANGUAGES) {
	for (const who of ["anybody", "patient", "staff", "clinician", "lead"] as const) {
		const places = PAGES.filter((place) => place.who === who && isReadIn(tag, place));
		if (places.length === 0) continue;
		test(`every page of ${who} keeps its promises in ${name}`, async ({
			page,
			context,
			portal,
			accessible,
		}) => {
			for (const place of places) {
				const address = await arriveFor(context, portal, place, tag);
				const answer = await page.goto(address);
				const path = new URL(address, portal.origin).pathname;
				expect.soft(new URL(page.url()).pathname, "the page itself").toBe(path);
				const html = (await answer?.text()) ?? "";
				const faults = [
					...(await faultsIn(html)),
					...foreignIn(html),
					...(place.route === PAPER ? [] : await headFaults(page, tag)),
					...(await layoutFaults(page, place.route === PAPER)),
				];
				expect.soft(faults, address).toEqual([]);
				await accessible();
			}
		});
	}
}

/** What the document says of itself: its language and direction, its title, and one heading above all others. */
async function headFaults(page: Page, lang: LanguageTag): Promise<string[]> {
	const said = await page.evaluate(() => ({
		lang: document.documentElement.lang,
		dir: document.documentElement.dir,
		title: /\p{L}{2}/u.test(document.title),
		headings: document.querySelectorAll("h1").length,
	}));
	const wanted = { lang, dir: languageOf(lang).dir, title: true, headings: 1 };
	return Object.entries(wanted)
		.filter(([name, value]) => said[name as keyof typeof said] !== value)
		.map(([name, value]) => `${name} is not ${value}`);
}

/** What does not fit, and what a finger misses: on a desk, on a phone, and there by keys, in the reader's own colours, and with more space in the text. Paper is
 * looked at on a desk only. */
async function layoutFaults(page: Page, isPaper: boolean): Promise<string[]> {
	const seen = async (where: string) => [
		...(await stickingOut(page)).map((what) => `${where}, sticks out: ${what}`),
		...(await smallTargets(page)).map((what) => `${where}, too small: ${what}`),
		...(await runTogether(page)).map((what) => `${where}, run together: ${what}`),
	];
	await page.setViewportSize(DESK);
	const desk = await seen("desk");
	if (isPaper) return desk;
	await page.setViewportSize(PHONE);
	const phone = [
		...(await seen("phone")),
		...(await strayStops(page)).map((what) => `order of Tab: ${what}`),
		...(await lostInForcedColours(page)).map((what) => `in the reader's colours: ${what}`),
	];
	await restyle(page, TEXT_SPACING);
	const spaced = [...(await seen("more space")), ...(await cutOff(page)).map((what) => `cut off: ${what}`)];
	await restyle(page, "");
	return [...desk, ...phone, ...spaced];
}

interface RouteEntry {
	readonly path?: string | undefined;
	readonly children?: readonly RouteEntry[] | undefined;
}

/** The patterns of all routes, children below their parents' path. */
function patternsIn(entries: readonly RouteEntry[], above = ""): string[] {
	return entries.flatMap(({ path = "", children }) => {
		const pattern = [above, path].filter(Boolean).join("/");
		return children === undefined ? [pattern] : patternsIn(children, pattern);
	});
}
