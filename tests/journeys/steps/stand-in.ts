/** What people do at the stand-in for NHS login and OpenID: another site with pages of its own, in English alone. */
import { expect, type Page } from "@playwright/test";
import { standInPage } from "#db/demo-stand-in-page.ts";
import type { RunningServer } from "#tests/server.ts";
import type { Keys } from "./lynx.ts";

/** How somebody is known there, as its buttons say it. */
const BUTTONS = {
	P9: "Go on, known by photo and document (P9)",
	P5: "Go on, known by details alone (P5)",
	P0: "Go on, not known (P0)",
	mfa: "Go on with password and a second factor",
	pwd: "Go on with a password alone",
	cancel: "Do not sign in",
} as const;

/** Says who they are, and is led back to the portal. */
export async function signInThere(
	page: Page,
	{ origin }: RunningServer,
	name: string,
	how: keyof typeof BUTTONS,
): Promise<void> {
	await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/demo\/stand-in\/who\//);
	await page.getByLabel("Who are you?").selectOption(name);
	await page.getByRole("button", { name: BUTTONS[how], exact: true }).click();
	await expect(page).toHaveURL((url) => url.origin === origin);
}

/** Says that they want to be signed out there too, and is led back to the portal. */
export async function signOutThere(page: Page, { origin }: RunningServer): Promise<void> {
	await expect(page).toHaveURL(/\/demo\/stand-in\/session\/end/);
	await page.getByRole("button", { name: "Yes, sign me out" }).click();
	await expect(page).toHaveURL((url) => url.origin === origin);
}

/** The keys of whoever is first on its list, from the top of its page on. */
export function keysThere(keys: Keys, who: "patient" | "staff", how: keyof typeof BUTTONS): Keys {
	return keys.to(standInPage("", ["Somebody"], who === "patient"), new RegExp(`value="${how}"`)).enter();
}
