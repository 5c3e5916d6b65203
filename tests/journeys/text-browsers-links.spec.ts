/** The two ways of a patient in Links, by keys alone: from the letter to the receipt, and saying that something is wrong. */
import { expect, test } from "#tests/journey.ts";
import type { RunningServer } from "#tests/server.ts";
import { linesIn, newLines } from "./steps/history.ts";
import { Links } from "./steps/links.ts";
import { needed } from "./steps/needed-program.ts";
import { patientCalled, typedDate } from "./steps/people.ts";
import { plainPatient } from "./steps/signed-in.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "feedback-reading";
const MY = "/en/my";
const QUESTION = `${MY}/tools/${TOOL}/choose`;
const WRONG = `${MY}/disputes/new`;
const SUBMIT = /id="form-submit"/;

test("a patient with Links chooses by keys alone, and reads the receipt", async ({ portal }) => {
	const program = needed("links");
	const before = await plainPatient(portal, "Oliver Reed");
	const page = async (path: string) => (await before.get(path)).body;
	const known = linesIn(await page(`${MY}/choices`));
	const links = await signedIn(portal, program, "Oliver Reed", MY);
	try {
		await links.shows(t("choices:mine.intro"));
		links.press(await page(MY), [new RegExp(`href="${MY}/tools/${TOOL}"`)]);
		await links.shows(t("tools:page.works"));
		links.press(await page(`${MY}/tools/${TOOL}`), [new RegExp(`href="${QUESTION}"`)]);
		await links.shows(t("choices:option.unsure"));
		links.press(await page(QUESTION), [/value="no"/], [SUBMIT]);
		await links.shows(t("choices:check.not-saved"));
		links.press(await page(`${MY}/tools/${TOOL}/check`), [SUBMIT]);
		await links.shows(t("choices:receipt.title"));

		const lines = newLines(await page(`${MY}/choices`), known);
		expect(lines).toEqual([expect.objectContaining({ answer: "No" })]);
		expect(links.text()).toContain(lines[0]?.ref);
	} finally {
		await links.close();
	}
});

test("a patient with Links says by keys alone that something is wrong, and follows it", async ({
	portal,
}) => {
	const program = needed("links");
	const before = await plainPatient(portal, "Maya Clarke");
	const page = async (path: string) => (await before.get(path)).body;
	const known: readonly string[] =
		(await page(`${MY}/disputes`)).match(/\/my\/disputes\/[0-9a-f]{16}/g) ?? [];
	const links = await signedIn(portal, program, "Maya Clarke", WRONG);
	try {
		await links.shows(t("disputes:about.title"));
		links.press(await page(WRONG), [/value="unknown"/], [SUBMIT]);
		await links.shows(t("disputes:what.title"));
		links.press(await page(`${WRONG}/what`), [/id="route-tool-output"/], [SUBMIT]);
		await links.shows(t("disputes:answer.title"));
		links.press(await page(`${WRONG}/answer`), [/value="letter"/], [SUBMIT]);
		await links.shows(t("disputes:check.title"));
		links.press(await page(`${WRONG}/check`), [SUBMIT]);
		await links.shows(t("disputes:show.title.raised"));

		const list = await page(`${MY}/disputes`);
		const [mine = ""] = (list.match(/\/my\/disputes\/[0-9a-f]{16}/g) ?? []).filter(
			(one) => !known.includes(one),
		);
		const followed = await page(`/en${mine}`);
		const [reference = ""] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(followed) ?? [];
		expect(reference).not.toBe("");
		expect(links.text()).toContain(reference);

		// Links keeps every page that it showed: after a press it shows this one as it is now, all the same
		links.press(followed, [/id="withdraw-submit"/]);
		await links.shows(t("disputes:show.title.withdrawn"));
	} finally {
		await links.close();
	}
});

/** Links, signed in with the letter; the page to which that leads is on its way. */
async function signedIn(portal: RunningServer, program: string, name: string, to: string): Promise<Links> {
	const { letterCode, birthDate } = patientCalled(portal, name);
	const [day, month, year] = typedDate(birthDate);
	const address = `${portal.origin}/en/sign-in?to=${to}`;
	const links = await Links.open(program, address);
	await links.shows(t("account:sign-in.title"));
	const form = await (await fetch(address)).text();
	links.press(
		form,
		[/id="code"/, letterCode],
		[/id="day"/, day],
		[/id="month"/, month],
		[/id="year"/, year],
		[SUBMIT],
	);
	return links;
}
