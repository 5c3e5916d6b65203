/** A receptionist prints what the clinic needs to know, by keys alone, and with lines of it that are no number. */
import { spawnSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { findProgram } from "#tests/chromium.ts";
import { expect, test } from "#tests/journey.ts";
import { press } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { arriveAsStaff, find, plainStaff, recordByPhone } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const CLINIC = "Riverside Eye Clinic";

test("a day list says what counts for each patient, who is not on it, and what to do without the website", async ({
	page,
	portal,
	context,
	accessible,
}) => {
	const robert = patientCalled(portal, "Robert Hill");
	await arriveAsStaff(context, portal, "reception");
	await find(page, robert.nhsNumber);
	await expect(page).toHaveURL(/\/patients\/\w+$/);
	await recordByPhone(page, "eye-scan-urgency", "no");

	// Nothing is shown before a clinic and a number are there, and what was typed stays
	await page.goto("/staff");
	await page.getByRole("link", { name: t("day:title") }).press("Enter");
	await accessible();
	await page.getByLabel(t("day:numbers")).fill("nothing");
	await press(page, t("day:show"));
	await expect(page.locator("#errors")).toContainText(t("day:problem.service-missing"));
	await expect(page.locator("#errors")).toContainText(t("day:problem.none-is-a-number"));
	await expect(page.getByLabel(t("day:numbers"))).toHaveValue("nothing");

	// With keys alone: the clinic, the numbers, and the button
	await page.getByLabel(t("day:service")).focus();
	await page.getByLabel(t("day:service")).selectOption({ label: await clinicOf(page) });
	await page.keyboard.press("Tab");
	await page.keyboard.press("ControlOrMeta+A");
	await page.keyboard.insertText(`Name\n${robert.nhsNumber}\n9434765919\n`);
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");

	const row = page.getByRole("row").filter({ hasText: robert.name });
	await expect(row).toContainText(t("reasons:answer.deny"));
	await expect(page.getByText(t("day:list.missing"))).toBeVisible();
	await expect(page.getByText(t("lists:row.nhs-number-symbols"))).toBeVisible();
	await expect(page.getByRole("heading", { name: t("day:list.down") })).toBeVisible();
	await expect(page.getByRole("heading", { name: t("day:list.running") })).toBeVisible();
	const already = page.getByRole("listitem").filter({ hasText: t("reasons:running.person-takes-over") });
	await expect(already).toContainText(t("reasons:answer.deny"));
	expect(new URL(page.url()).search).toBe("");
	await accessible();

	// The same list in another language, and looked at again
	await press(page, "اردو");
	const ur = wordsIn("ur");
	await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
	await expect(page.getByRole("row").filter({ hasText: robert.name })).toContainText(
		ur("reasons:answer.deny"),
	);
	await press(page, ur("day:list.again"));
	await expect(page.getByRole("row").filter({ hasText: robert.name })).toContainText(
		ur("reasons:answer.deny"),
	);
});

test("in a text browser each patient's answers stay on the patient's own line", async ({ portal }) => {
	const program = findProgram("lynx");
	test.skip(program === undefined, "there is no lynx here");
	const { name, nhsNumber } = patientCalled(portal, "Peter Doyle");
	const staff = await plainStaff(portal, "reception");
	const list = await staff.post("/staff/day", [
		["service", "riverside-gp"],
		["numbers", nhsNumber],
	]);
	const dump = spawnSync(program ?? "", ["-dump", "-nolist", "-width=300", "-stdin"], {
		input: list.body,
		encoding: "utf8",
	});
	const lines = dump.stdout.split("\n").filter((line) => line.includes(name));
	expect(lines.length).toBeGreaterThan(0);
	for (const line of lines) expect(line).toMatch(/YES|NO|ASK FIRST/);
});

async function clinicOf(page: Page): Promise<string> {
	const names = await page.getByLabel(t("day:service")).locator("option").allTextContents();
	return names.find((name) => /eye/i.test(name)) ?? CLINIC;
}
