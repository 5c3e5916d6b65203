/** A name that is written the other way turns nothing around: on every page it stands apart from the words and numbers beside it. */
import { rmSync } from "node:fs";
import type { Page } from "@playwright/test";
import { demoPatients, demoStaff } from "#db/demo-people.ts";
import { demoProvider } from "#db/demo-provider.ts";
import { type LanguageTag, languageOf } from "#locales/index.ts";
import { copyProject } from "#tests/copied-project.ts";
import { expect, test } from "#tests/journey.ts";
import { type RunningServer, startServer } from "#tests/server.ts";
import { PAGES, type PageAddress } from "../steps/addresses.ts";
import { mixedTexts } from "../steps/names-apart.ts";
import { FORMS, SEARCHES } from "../steps/problem-addresses.ts";
import { calledAsBefore, turned, turnNames } from "../steps/turned-names.ts";
import { arriveFor } from "../steps/world.ts";

const PATIENTS = demoPatients.map(({ patient }) => `${patient.givenNames} ${patient.familyName}`);
/** Names of the demo in Latin letters: its people, its providers, its systems, and what is typed to fill its pages. */
const LATIN = [
	...PATIENTS,
	...demoStaff.map(({ name }) => name),
	...demoProvider.providers.map(({ name }) => name),
	...["Karen Reed", "Daniel Clarke", "Simon Webb", "Owen Marsh", "Imran Hussain"],
	...["Eye clinic camera", "Practice note writer", "Chest scan reader"],
];
const RIGHT_TO_LEFT = "[\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC]+";

let copy = "";
let strange: RunningServer;
test.beforeAll(async () => {
	copy = copyProject();
	turnNames(copy);
	strange = await startServer({}, "sources", [], copy);
	calledAsBefore(strange, PATIENTS);
});
test.afterAll(async () => {
	await strange?.stop();
	rmSync(copy, { recursive: true, force: true });
});

test("a name that stands bare is found wherever it stands, and one that is set apart is not", async ({
	page,
}) => {
	await page.setContent(`<title>For ليلى</title><style>.vh{position:absolute}</style>
		<nav aria-label="About ليلى"></nav><p>Seen by ليلى.</p><p>ليلى: 3</p><a href="/"><span>Letter</span> <span class="vh">: ليلى</span></a>
		<p><bdi>ليلى</bdi> and <b>ليلى</b></p><p>Seen by <bdi>ليلى</bdi>, \u2068ليلى\u2069.</p><p>ليلى</p><p>Call <q>it is ليلى</q></p>
		<select><option>For ليلى</option><option>For \u2068ليلى\u2069</option></select>`);
	expect((await mixedTexts(page, RIGHT_TO_LEFT, "ltr")).sort()).toEqual(
		["About ليلى", "For ليلى", "For ليلى", "Letter : ليلى", "Seen by ليلى.", "and ليلى", "ليلى: 3"].sort(),
	);
});

test("names in Arabic letters are set apart on every English page", async ({ browser }) => {
	test.slow();
	const context = await browser.newContext({ javaScriptEnabled: true });
	await expectApart(await context.newPage(), strange, "en", RIGHT_TO_LEFT);
	await context.close();
});

test("names in Latin letters are set apart on every page in Urdu", async ({ page, portal }) => {
	test.slow();
	await expectApart(page, portal, "ur", LATIN.map(literal).join("|"));
});

/** Pages that a browser keeps as a file, or shows as text without elements. */
const FILES: readonly PageAddress[] = [
	{ route: ":lang/my/copy/:kind", path: "my/copy/html", who: "patient" },
	{ route: ":lang/my/receipts/:id", path: "my/receipts/{receipt}?format=text", who: "patient" },
	{ route: ":lang/my/tools/:tool", path: "my/tools/eye-scan-urgency?format=text", who: "patient" },
];

async function expectApart(
	page: Page,
	portal: RunningServer,
	lang: LanguageTag,
	foreign: string,
): Promise<void> {
	const { dir } = languageOf(lang);
	for (const place of [...PAGES, ...SEARCHES, ...FORMS, ...FILES]) {
		// The search for two people of one name.
		const path =
			portal === strange ? place.path.replace("Evans", encodeURIComponent(turned("Evans"))) : place.path;
		const address = `${portal.origin}${await arriveFor(page.context(), portal, { ...place, path }, lang)}`;
		if (FILES.includes(place)) {
			const said = await (await page.request.get(address)).text();
			await page.setContent(said.startsWith("<!DOCTYPE") ? said : linesIn(said, dir));
		} else await page.goto(address);
		if (FORMS.includes(place)) {
			await page.locator("main button[type=submit]").first().click();
			await page.locator("#errors").waitFor();
		}
		expect.soft(await mixedTexts(page, foreign, dir), address).toEqual([]);
	}
}

function linesIn(text: string, dir: string): string {
	const lines = text
		.split("\n")
		.map((line) => `<p>${line.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`);
	return `<html dir="${dir}"><body>${lines.join("")}</body></html>`;
}

function literal(text: string): string {
	return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
