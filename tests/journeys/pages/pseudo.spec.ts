/** No page has a word of its own: with all words of `locales/` written in other letters, what is left in plain ones is data. */
import { rmSync } from "node:fs";
import { languageName } from "#app/i18n/language-name.ts";
import { LANGUAGES_ASKED } from "#app/i18n/languages-asked.ts";
import { LANGUAGES } from "#locales/index.ts";
import { copyProject } from "#tests/copied-project.ts";
import { expect, test } from "#tests/journey.ts";
import { type RunningServer, startServer } from "#tests/server.ts";
import { PAGES } from "../steps/addresses.ts";
import { FORMS, SEARCHES } from "../steps/problem-addresses.ts";
import { plainTexts, pseudo, textsOf, writePseudoWords } from "../steps/pseudo-words.ts";
import { arriveFor } from "../steps/world.ts";

let copy = "";
let wide: RunningServer;
let data = "";

test.beforeAll(async () => {
	copy = copyProject();
	writePseudoWords(copy);
	wide = await startServer({}, "sources", [], copy);
	data = normal(`${textsOf(copy, ["db", "tests/journeys/steps"])}\n${NAMED.join("\n")}`);
});
test.afterAll(async () => {
	await wide?.stop();
	rmSync(copy, { recursive: true, force: true });
});

/** What `Intl` writes in English, and so does no file of ours: months, and languages beside their own names. */
const NAMED = [
	...Array.from({ length: 12 }, (_, month) =>
		new Date(Date.UTC(2026, month, 15)).toLocaleString("en-GB", { month: "long" }),
	),
	...LANGUAGES_ASKED.flatMap((tag) => Object.values(languageName(tag, "en"))),
	...LANGUAGES.map(({ name }) => name),
];
/** Words that stand for themselves in any language: between a day and a time, and in addresses. */
const MARKS = ["at", "localhost", "http", "https"];

test("a word that does not come from the word files is found wherever it stands, and data is not", async ({
	page,
}) => {
	await page.setContent(`<title>${pseudo("Your choices")} Riverside Health</title>
		<p>${pseudo("Saved for {{name}}").replace("{{name}}", "Maya Clarke")} PQWX-ZZEQ-ZFZX</p><p>Press here, please</p>
		<img alt="A picture of it" src="data:,"><input type="submit" value="Send it now"><nav aria-label="Main menu"></nav>`);
	expect((await plainTexts(page)).flatMap(ownWords).sort()).toEqual(
		["A picture of it", "Main menu", "Press here", "please", "Send it now"].sort(),
	);
});

test("every page has only words of its language, and data", async ({ browser }) => {
	test.slow();
	const context = await browser.newContext({ javaScriptEnabled: true });
	const page = await context.newPage();
	const found = new Map<string, string>();
	for (const place of [...PAGES, ...SEARCHES, ...FORMS]) {
		const address = await arriveFor(context, wide, place, "en");
		await page.goto(`${wide.origin}${address}`);
		if (FORMS.includes(place)) {
			await page.locator("main button[type=submit]").first().click();
			await page.locator("#errors").waitFor();
		}
		for (const text of await plainTexts(page))
			for (const words of ownWords(text)) if (!found.has(words)) found.set(words, address);
	}
	await context.close();
	expect([...found].map(([words, address]) => `${address}: “${words}”`)).toEqual([]);
});

/** A receipt's reference that happens to have no digit: one in a hundred. */
const REFERENCE = /\b[A-HJKMNP-TV-Z]{4}(?:-[A-HJKMNP-TV-Z]{4}){2}\b/g;

/** The runs of plain words in a text that are nowhere in the data as they stand. A word with a digit is a code. */
function ownWords(text: string): string[] {
	const words = normal(text)
		.replaceAll(/\S*\d\S*/g, "|")
		.replaceAll(REFERENCE, "|");
	return (words.match(RUN) ?? []).filter(
		(run) => /[A-Za-z]{2}/.test(run) && !MARKS.includes(run) && !isData(run),
	);
}

/** Words in plain letters, with the accents of names. */
const RUN = /[A-Za-z\u00c0-\u024f’'-]+(?: [A-Za-z\u00c0-\u024f’'-]+)*/g;

function isData(run: string): boolean {
	return new RegExp(`(?<!\\p{L})${run.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?!\\p{L})`, "iu").test(data);
}

function normal(text: string): string {
	return text.replaceAll(/\s+/g, " ");
}
