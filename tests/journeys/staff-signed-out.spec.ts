/** Staff are signed out after 15 minutes, mostly while they listen. What they had typed is not asked twice. */
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/journey.ts";
import { familyOf } from "./steps/acting.ts";
import { freshCode } from "./steps/one-time-code.ts";
import { answerAbout, press, save, signIn } from "./steps/patient.ts";
import { patientCalled, staffOfRole } from "./steps/people.ts";
import { arriveAsStaff, find, signInStaff } from "./steps/staff.ts";
import { minutesPass } from "./steps/time.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");

test("what staff typed is kept for them when their session ends, offered, and gone once it is saved", async ({
	page,
	portal,
	accessible,
}) => {
	const robert = patientCalled(portal, "Robert Hill");
	const member = staffOfRole(portal, "reception");
	await signInStaff(page, portal, "reception");
	await find(page, robert.nhsNumber);
	await page.getByRole("link", { name: t("staff:summary.record") }).click();
	const record = new URL(page.url()).pathname;
	await page.getByRole("radio", { name: t("staff:record.way-is.phone"), exact: true }).check();
	await page.getByRole("radio", { name: t("staff:record.decider-is.patient"), exact: true }).check();
	await page.getByText(t("staff:record.others")).click();
	await page.getByLabel(t("staff:record.helper")).fill("his son Bilal");
	const no = page.locator(".option input[value=no]").first();
	await no.check();

	// Given a session that ends meanwhile
	minutesPass(portal, 16);
	await press(page, t("staff:record.continue"));
	await expect(page).toHaveURL(`/staff/sign-in?to=${encodeURIComponent(record)}`);
	await expect(page.getByText(t("staff:sign-in.drafts"))).toBeVisible();
	expect(await page.content()).not.toContain("Bilal");

	// When the same person signs in again
	await page.getByLabel(t("staff:sign-in.email")).fill(member.email);
	await page.getByLabel(t("staff:sign-in.password")).fill(member.password);
	await page.getByLabel(t("staff:sign-in.code")).fill(await freshCode(portal, member.totpSecret));
	await press(page, t("staff:sign-in.button"));

	// Then the form is empty, and what was typed is offered
	await expect(page).toHaveURL(record);
	await expect(page.getByText(t("staff:record.begun-kept"))).toBeVisible();
	await expect(page.getByLabel(t("staff:record.helper"))).toHaveValue("");
	await accessible();
	await page.goto("/staff");
	await expect(page.getByText(t("staff:home.drafts"))).toBeVisible();
	await page.locator(`.notice a[href="${record}"]`).click();
	await page.getByRole("link", { name: t("staff:record.go-on"), exact: true }).click();
	await expect(page.getByLabel(t("staff:record.helper"))).toHaveValue("his son Bilal");
	await expect(no).toBeChecked();
	await press(page, t("staff:record.continue"));
	await page.getByRole("checkbox", { name: t("staff:check.agreed.talk") }).check();
	await press(page, t("staff:check.save"));
	await expect(page).toHaveURL(/\/receipts\//);

	// And it is gone
	await page.goto("/staff");
	await expect(page.getByText(t("staff:home.drafts"))).toHaveCount(0);
	await page.goto(record);
	await expect(page.getByText(t("staff:record.begun-kept"))).toHaveCount(0);
});

test("what staff typed of a death stands in the form again, and nothing of it is saved before they go on", async ({
	page,
	portal,
	accessible,
}) => {
	const robert = patientCalled(portal, "Robert Hill");
	const member = staffOfRole(portal, "reception");
	await signInStaff(page, portal, "reception");
	await find(page, robert.nhsNumber);
	const summary = new URL(page.url()).pathname;
	await page.goto(`${summary}/death`);
	await page.locator("#evidence").fill("His son Bilal called at 9.");

	minutesPass(portal, 16);
	await press(page, t("staff:record.continue"));
	await expect(page).toHaveURL(`/staff/sign-in?to=${encodeURIComponent(`${summary}/death`)}`);
	await page.getByLabel(t("staff:sign-in.email")).fill(member.email);
	await page.getByLabel(t("staff:sign-in.password")).fill(member.password);
	await page.getByLabel(t("staff:sign-in.code")).fill(await freshCode(portal, member.totpSecret));
	await press(page, t("staff:sign-in.button"));

	await expect(page).toHaveURL(`${summary}/death`);
	await expect(page.getByText(t("comments:page.kept"))).toBeVisible();
	await expect(page.locator("#evidence")).toHaveValue("His son Bilal called at 9.");
	await accessible();
	// Pressed now, the form says what is missing, as at any time
	await press(page, t("staff:record.continue"));
	await expect(page.locator("#errors")).toBeVisible();
	await expect(page.locator("#evidence")).toHaveValue("His son Bilal called at 9.");
});

test("what an AI lead wrote of a tool for a long time stands in the form again, and is saved by them and nobody else", async ({
	page,
	portal,
	browser,
	accessible,
}) => {
	const draft = "/staff/tools/prescribing-support/draft";
	const works = "We tried it for 3 months.\nIt was right 9 times out of 10.";
	const member = staffOfRole(portal, "second-lead");
	const signInAgain = async (at: Page) => {
		await at.getByLabel(t("staff:sign-in.email")).fill(member.email);
		await at.getByLabel(t("staff:sign-in.password")).fill(member.password);
		await at.getByLabel(t("staff:sign-in.code")).fill(await freshCode(portal, member.totpSecret));
		await press(at, t("staff:sign-in.button"));
	};
	await page.goto(`/staff/sign-in?to=${encodeURIComponent(`${draft}/words/en`)}`);
	await signInAgain(page);
	await expect(page).toHaveURL(`${draft}/words/en`);
	await page.locator("#works").fill(works);

	minutesPass(portal, 16);
	await press(page, t("keeping:words.button"));
	await expect(page).toHaveURL(`/staff/sign-in?to=${encodeURIComponent(`${draft}/words/en`)}`);
	await expect(page.getByText(t("staff:sign-in.drafts"))).toBeVisible();

	// Another lead who keeps the same tool reads nothing of it
	const office = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arriveAsStaff(office, portal, "lead");
	const other = await office.newPage();
	await other.goto(`${draft}/words/en`);
	await expect(other.locator("#works")).not.toHaveValue(works);
	await expect(other.getByText(t("comments:page.kept"))).toHaveCount(0);
	await office.close();

	await signInAgain(page);
	await expect(page).toHaveURL(`${draft}/words/en`);
	await expect(page.getByText(t("comments:page.kept"))).toBeVisible();
	await expect(page.locator("#works")).toHaveValue(works);
	await accessible();

	// Saved, it is in the draft and kept nowhere else
	await press(page, t("keeping:words.button"));
	await expect(page).toHaveURL(draft);
	await expect(page.getByRole("table", { name: t("keeping:draft.changes") })).toContainText(
		"9 times out of 10",
	);
	await page.goto(`${draft}/words/en`);
	await expect(page.getByText(t("comments:page.kept"))).toHaveCount(0);
	await expect(page.locator("#works")).toHaveValue(works);
	await page.goto(draft);
	await press(page, t("keeping:move.dropped.button"));
	await expect(page.locator("#state")).toContainText("There is no draft");
});

test("the note that a doctor wrote of a job stands beside that job again", async ({
	page,
	portal,
	browser,
	accessible,
}) => {
	const { patient } = await familyOf(portal, 60, ["Hana", "Iscalled", "Nobody"]);
	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const theirs = await home.newPage();
	await signIn(theirs, "en", patient);
	await answerAbout(theirs, "en", "eye-scan-urgency", "unsure");
	await save(theirs, "en");
	await home.close();
	const member = staffOfRole(portal, "clinician");
	await signInStaff(page, portal, "clinician");
	await page.goto("/staff/tasks");
	const job = page.locator(".card").filter({ hasText: "Hana Iscalled" });
	await job.getByLabel(t("staff:tasks.note")).fill("We talked at 9. She thinks about it.");

	minutesPass(portal, 16);
	await job.getByRole("button", { name: t("staff:tasks.done") }).click();
	await expect(page).toHaveURL("/staff/sign-in?to=%2Fstaff%2Ftasks");
	await page.getByLabel(t("staff:sign-in.email")).fill(member.email);
	await page.getByLabel(t("staff:sign-in.password")).fill(member.password);
	await page.getByLabel(t("staff:sign-in.code")).fill(await freshCode(portal, member.totpSecret));
	await press(page, t("staff:sign-in.button"));

	await expect(page).toHaveURL("/staff/tasks");
	await expect(page.getByText(t("comments:page.kept"))).toBeVisible();
	await expect(job.getByLabel(t("staff:tasks.note"))).toHaveValue("We talked at 9. She thinks about it.");
	await accessible();
	await job.getByRole("button", { name: t("staff:tasks.done") }).click();
	await expect(job).toHaveCount(0);
	await page.goto("/staff/tasks");
	await expect(page.getByText(t("comments:page.kept"))).toHaveCount(0);
});
