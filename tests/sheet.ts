/**
 * `npm run sheet -- LANGUAGE`: every page in that language beside its English, as a phone and as a desk shows them, on one page for
 * somebody who reviews the translation. It opens in any browser, from `sheets/LANGUAGE/`, and needs nothing else.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { isLanguage, LANGUAGES, type LanguageTag, languageOf } from "#locales/index.ts";
import { CHROMIUM_FLAGS, needChromium } from "./chromium.ts";
import { PAGES, type PageAddress } from "./journeys/steps/addresses.ts";
import { arriveFor } from "./journeys/steps/world.ts";
import { startServer } from "./server.ts";

const SIZES = { phone: { width: 320, height: 640 }, desk: { width: 1024, height: 768 } } as const;

const [asked = "", only = ""] = process.argv.slice(2);
if (!isLanguage(asked)) {
	console.log(
		`npm run sheet -- LANGUAGE [PART-OF-AN-ADDRESS], one of ${LANGUAGES.map(({ tag }) => tag).join(" ")}`,
	);
	process.exit(1);
}
const folder = fileURLToPath(new URL(`../sheets/${asked}/`, import.meta.url));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const portal = await startServer();
const browser = await chromium.launch({ executablePath: needChromium(), args: [...CHROMIUM_FLAGS] });
try {
	const pages = PAGES.filter(({ path }) => path.includes(only));
	const rows: string[] = [];
	for (const [place, page] of pages.entries()) {
		const both = asked === "en" ? (["en"] as const) : ([asked, "en"] as const);
		const shots: string[] = [];
		for (const lang of both)
			for (const size of ["phone", "desk"] as const) shots.push(await shot(page, place, lang, size));
		rows.push(
			`<section><h2>${place + 1}. ${page.path || "/"} (${page.who})</h2><div>${shots.join("")}</div></section>`,
		);
		console.log(`${place + 1} of ${pages.length}: ${page.path || "/"}`);
	}
	writeFileSync(join(folder, "index.html"), document(asked, rows));
	console.log(`The sheet is ${join(folder, "index.html")}`);
} finally {
	await browser.close();
	await portal.stop();
}

async function shot(
	page: PageAddress,
	place: number,
	lang: LanguageTag,
	size: keyof typeof SIZES,
): Promise<string> {
	const context = await browser.newContext({
		baseURL: portal.origin,
		viewport: SIZES[size],
		javaScriptEnabled: false,
		timezoneId: "Europe/London",
	});
	const tab = await context.newPage();
	await tab.goto(await arriveFor(context, portal, page, lang));
	const name = `${place + 1}-${lang}-${size}.png`;
	await tab.screenshot({ path: join(folder, name), fullPage: true });
	await context.close();
	return `<figure><img src="${name}" alt="" loading="lazy"><figcaption>${languageOf(lang).name}, ${SIZES[size].width} pixels</figcaption></figure>`;
}

function document(lang: LanguageTag, rows: readonly string[]): string {
	return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page in ${languageOf(lang).name}</title>
<style>body{font-family:sans-serif}div{display:flex;gap:1rem;align-items:start;overflow-x:auto}figure{margin:0}img{border:1px solid;max-inline-size:40rem}</style>
<h1>Every page in ${languageOf(lang).name}, beside its English</h1>
<p>Write down the number of the page, the words, and what they should be.</p>${rows.join("\n")}</html>`;
}
