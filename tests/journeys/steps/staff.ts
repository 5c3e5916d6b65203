/** What reception and clinic staff do: sign in, find a patient, write down what they say. In English, as staff read here. */
import { type BrowserContext, expect, type Page } from "@playwright/test";
import type { Answer } from "#app/core/entry.ts";
import type { RunningServer } from "#tests/server.ts";
import { arriveWith } from "./kept-session.ts";
import { freshCode } from "./one-time-code.ts";
import { press } from "./patient.ts";
import { staffOfRole } from "./people.ts";
import { PlainBrowser } from "./plain-browser.ts";
import { wordsIn } from "./words.ts";

const t = wordsIn("en");

/** Signs in with password and app; ends where a patient is found. */
export async function signInStaff(page: Page, portal: RunningServer, role: string): Promise<void> {
	const member = staffOfRole(portal, role);
	await page.goto("/staff/sign-in");
	await page.getByLabel(t("staff:sign-in.email")).fill(member.email);
	await page.getByLabel(t("staff:sign-in.password")).fill(member.password);
	await page.getByLabel(t("staff:sign-in.code")).fill(await freshCode(portal, member.totpSecret));
	await press(page, t("staff:sign-in.button"));
	await expect(page).toHaveURL("/staff");
}

/** Puts the cookie of a signed-in staff member into this browser: one sign-in a role and worker. */
export async function arriveAsStaff(
	context: BrowserContext,
	portal: RunningServer,
	role: string,
): Promise<void> {
	await arriveWith(context, portal, role, "/staff", () => plainStaff(portal, role));
}

/** A plain browser in which this staff member has signed in. */
export async function plainStaff(portal: RunningServer, role: string): Promise<PlainBrowser> {
	const { email, password, totpSecret } = staffOfRole(portal, role);
	const browser = new PlainBrowser(portal.origin);
	const answer = await browser.post("/staff/sign-in", [
		["email", email],
		["password", password],
		["code", await freshCode(portal, totpSecret)],
	]);
	if (answer.status !== 303) throw new Error(`${email} could not sign in: ${answer.status}`);
	return browser;
}

/** Types into the search field; ends on whatever was found. */
export async function find(page: Page, typed: string): Promise<void> {
	await page.goto("/staff");
	await page.getByLabel(t("staff:search.label")).fill(typed);
	await press(page, t("staff:search.button"));
}

/** Writes down what the patient, whose page is open, says by phone about one tool; ends on the receipt. */
export async function recordByPhone(page: Page, tool: string, said: Answer): Promise<void> {
	await page.getByRole("link", { name: t("staff:summary.record") }).click();
	await page.getByRole("radio", { name: t("staff:record.way-is.phone"), exact: true }).check();
	await page.getByRole("radio", { name: t("staff:record.decider-is.patient"), exact: true }).check();
	await page.locator(`input[name="choice-${tool}"][value="${said}"]`).check();
	await press(page, t("staff:record.continue"));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("staff:check.title.talk"));
	await page.getByRole("checkbox", { name: t("staff:check.agreed.talk") }).check();
	await press(page, t("staff:check.save"));
	await expect(page).toHaveURL(/\/receipts\//);
}
