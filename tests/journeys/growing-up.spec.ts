/** A young person grows up: a parent decides, then they together, then the young person alone; and who decides for an adult goes on. */
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/journey.ts";
import { type Family, familyOf, turningTomorrow } from "./steps/acting.ts";
import { openJob } from "./steps/jobs.ts";
import { answerAbout, fillLetter, press, save, signIn } from "./steps/patient.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const [TOOL, LETTERS] = ["eye-scan-urgency", "patient-letters"];
const t = wordsIn("en");
const PARENT = { authority: "parent", may: "decide" } as const;

/** Signs in, answers about a tool, and leaves. */
async function says(page: Page, who: Family["patient"], tool: string, answer: "yes" | "no"): Promise<void> {
	await signIn(page, "en", who);
	await answerAbout(page, "en", tool, answer);
	await save(page, "en");
	await press(page, t("ui:session.finish"));
}

/** What staff read of this tool, on the page of the patient that is open. */
function box(staff: Page, tool: string) {
	return staff.locator(`#tool-${tool}`).locator("..");
}

test("a parent's yes never stands against a young person's own no, and a parent's no counts like any", async ({
	page,
	portal,
	browser,
}) => {
	const family = await familyOf(portal, 14, ["Mali", "Bothsay", "Sam Bothsay"], PARENT);
	await says(page, family.patient, TOOL, "no");
	await says(page, family.person, TOOL, "yes");
	await says(page, family.patient, LETTERS, "yes");
	await says(page, family.person, LETTERS, "no");
	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const staff = await desk.newPage();
	await arriveAsStaff(desk, portal, "reception");
	await find(staff, family.patient.nhsNumber);
	for (const tool of [TOOL, LETTERS]) await expect(box(staff, tool)).toContainText(t("reasons:answer.deny"));
	await desk.close();
});

test("on a 13th birthday a child whose parent decided alone decides with them, and is asked", async ({
	page,
	portal,
	browser,
}) => {
	const family = await familyOf(
		portal,
		turningTomorrow(13),
		["Osian", "Thirteener", "Sam Thirteener"],
		PARENT,
	);
	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const staff = await desk.newPage();
	await arriveAsStaff(desk, portal, "reception");
	await find(staff, family.patient.nhsNumber);
	await staff.goto(`${new URL(staff.url()).pathname}/people`);
	await expect(staff.getByText(t("trust:status.now.represented"))).toBeVisible();
	await says(page, family.person, TOOL, "yes");

	await family.tomorrow();
	await staff.reload();
	await expect(staff.getByText(t("trust:status.now.jointly"))).toBeVisible();
	await expect(await openJob(staff, family.patient.name)).not.toHaveCount(0);

	// From then on their own no stands, whatever the parent said
	await signIn(page, "en", family.patient);
	await page.goto("/en/my/people");
	await expect(page.getByText(t("trust:my.decides.jointly"))).toBeVisible();
	await answerAbout(page, "en", TOOL, "no");
	await save(page, "en");
	await find(staff, family.patient.nhsNumber);
	await expect(box(staff, TOOL)).toContainText(t("reasons:answer.deny"));
	await desk.close();
});

test("on a 16th birthday a parent acts no more, and what they said yes to is asked again", async ({
	page,
	portal,
	browser,
	accessible,
}) => {
	const family = await familyOf(portal, turningTomorrow(16), ["Wren", "Sixteener", "Sam Sixteener"], PARENT);
	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const staff = await desk.newPage();
	await arriveAsStaff(desk, portal, "reception");
	await says(page, family.person, TOOL, "yes");
	await find(staff, family.patient.nhsNumber);
	await expect(box(staff, TOOL)).toContainText(t("reasons:answer.permit"));

	await family.tomorrow();
	await staff.reload();
	await expect(box(staff, TOOL)).toContainText(t("reasons:sentence.ask-again"));
	await expect(await openJob(staff, family.patient.name)).not.toHaveCount(0);

	// The letter of the parent opens nothing, and the patient reads that they decide now
	await page.goto("/en/sign-in");
	await fillLetter(page, "en", family.person);
	await press(page, t("account:sign-in.button"));
	await expect(page.getByText(t("account:problem.not-matched")).first()).toBeVisible();
	await signIn(page, "en", family.patient);
	await page.goto("/en/my/people");
	await expect(page.getByText(t("trust:my.decides.self"))).toBeVisible();
	await expect(page.getByRole("heading", { name: t("trust:my.before") })).toBeVisible();
	await accessible();

	// What they say themself is no more asked
	await answerAbout(page, "en", TOOL, "yes");
	await save(page, "en");
	await find(staff, family.patient.nhsNumber);
	await expect(box(staff, TOOL)).toContainText(t("reasons:sentence.said-yes"));
	await desk.close();
});

test("on an 18th birthday a deputy of somebody who cannot decide goes on, and staff look at it again", async ({
	page,
	portal,
	browser,
}) => {
	const deputy = { authority: "deputy", may: "decide", evidence: "The order of the court." } as const;
	const family = await familyOf(portal, turningTomorrow(18), ["Ffion", "Eighteener", "Ann Court"], deputy);
	await family.assess("represented");
	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const staff = await desk.newPage();
	await arriveAsStaff(desk, portal, "reception");
	await family.tomorrow();
	await says(page, family.person, TOOL, "no");
	await find(staff, family.patient.nhsNumber);
	await expect(box(staff, TOOL)).toContainText(t("reasons:sentence.said-no"));
	await expect(box(staff, TOOL)).toContainText("Ann Court");
	await staff.goto(`${new URL(staff.url()).pathname}/people`);
	await expect(staff.getByText(t("trust:status.now.represented"))).toBeVisible();
	await expect(staff.getByText("The order of the court.")).toBeVisible();
	await expect(await openJob(staff, family.patient.name)).not.toHaveCount(0);
	await desk.close();
});
