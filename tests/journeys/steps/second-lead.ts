/** The demo's second AI lead, for what takes two of them. */
import { type Browser, expect, type Page } from "@playwright/test";
import { readDemoWorld } from "#app/server/demo-world.server.ts";
import type { RunningServer } from "#tests/server.ts";
import { freshCode } from "./one-time-code.ts";
import { press } from "./patient.ts";
import { wordsIn } from "./words.ts";

const t = wordsIn("en");

/** A page of a browser of its own in which the second lead has signed in. */
export async function arriveSecondLead(browser: Browser, portal: RunningServer): Promise<Page> {
	const context = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const page = await context.newPage();
	const [, member] = readDemoWorld(portal.dataDir).staff.filter(({ role }) => role === "lead");
	if (member === undefined) throw new RangeError("the demo has one lead");
	await page.goto("/staff/sign-in");
	await page.getByLabel(t("staff:sign-in.email")).fill(member.email);
	await page.getByLabel(t("staff:sign-in.password")).fill(member.password);
	await page.getByLabel(t("staff:sign-in.code")).fill(await freshCode(portal, member.totpSecret));
	await press(page, t("staff:sign-in.button"));
	await expect(page).toHaveURL("/staff");
	return page;
}
