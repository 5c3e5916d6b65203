/** Patients sign in with NHS login, which a real OpenID provider plays: beside the letter, and in its place. */
import type { BrowserContext, Page } from "@playwright/test";
import type { LanguageTag } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import type { RunningServer } from "#tests/server.ts";
import { Keys, lynx } from "./steps/lynx.ts";
import { needed } from "./steps/needed-program.ts";
import { press, signIn } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { keysThere, signInThere, signOutThere } from "./steps/stand-in.ts";
import { BOTH_DIRECTIONS, wordsIn } from "./steps/words.ts";

const PATIENTS: Partial<Record<LanguageTag, string>> = { en: "Robert Hill", ur: "Grace Adeyemi" };

for (const { tag: lang, name } of BOTH_DIRECTIONS) {
	const t = wordsIn(lang);
	const patient = PATIENTS[lang] ?? "";

	test(`from the letter to NHS login and back, and out of both, in ${name}`, async ({ context, portal }) => {
		// Given a patient who is signed in with the letter
		const page = await context.newPage();
		await signIn(page, lang, patientCalled(portal, patient));

		// When they go to NHS login, which knows them by their details alone
		await page.goto(`/${lang}/my/nhs-login`);
		await page.getByRole("link", { name: t("account:nhs.continue") }).click();
		await signInThere(page, portal, patient, "P5");

		// Then it is theirs here, and what was said before wants more of whoever comes so
		await expect(page).toHaveURL(`/${lang}/my/nhs-login`);
		await expect(page.getByRole("button", { name: t("account:nhs.unlink") })).toBeVisible();
		await page.goto(`/${lang}/my/looked`);
		await expect(page.getByText(t("account:nhs.more"))).toBeVisible();
		await page.getByRole("link", { name: t("account:nhs.prove") }).click();
		await signInThere(page, portal, patient, "P9");
		await expect(page).toHaveURL(`/${lang}/my/looked`);
		await expect(page.getByText(t("record:looked.intro"))).toBeVisible();

		// And they are signed out here, and there too
		await press(page, t("ui:session.finish"));
		await expect(page).toHaveURL(`/${lang}/sign-out?nhs`);
		await page.getByRole("link", { name: t("account:nhs.out") }).click();
		await signOutThere(page, portal);
		await page.goto(`/${lang}/my`);
		await expect(page).toHaveURL(`/${lang}/sign-in?to=%2F${lang}%2Fmy`);
	});

	test(`whoever NHS login does not know well, or we do not know, is told what to do, in ${name}`, async ({
		context,
		portal,
	}) => {
		const page = await context.newPage();
		for (const [who, how, problem] of [
			[patient, "P0", "level"],
			["Somebody who is no patient here", "P9", "no-match"],
			[patient, "cancel", "cancelled"],
		] as const) {
			// Each is a browser of its own: where somebody else was signed in there, the provider ends that first.
			await context.clearCookies();
			await page.goto(`/${lang}/my/tools/eye-scan-urgency`);
			await page.getByRole("link", { name: t("account:nhs.continue") }).click();
			await signInThere(page, portal, who, how);
			await expect(page.locator("#errors")).toContainText(t(`account:nhs.problem.${problem}`));
			// The way back to what they wanted is not lost
			await expect(page.locator('input[name="to"]')).toHaveValue(`/${lang}/my/tools/eye-scan-urgency`);
			expect(await isSignedIn(context, portal)).toBe(false);
		}
	});
}

test("an NHS login that was taken away is another's to bring, and signs in without a letter", async ({
	context,
	portal,
}) => {
	const t = wordsIn("en");
	const patient = "Peter Doyle";
	const page = await context.newPage();
	await toNhsLogin(page, "en");
	await signInThere(page, portal, patient, "P9");
	await expect(page).toHaveURL("/en/my");
	await page.goto("/en/my/nhs-login");
	await press(page, t("account:nhs.unlink"));
	await expect(page.getByRole("button", { name: t("account:nhs.unlink") })).toHaveCount(0);
	await page.getByRole("link", { name: t("account:nhs.continue") }).click();
	await signInThere(page, portal, patient, "P5");
	await expect(page.getByRole("button", { name: t("account:nhs.unlink") })).toBeVisible();
});

test("a patient with lynx comes with NHS login by keys alone", async ({ portal }) => {
	const program = needed("lynx");
	const t = wordsIn("en");
	const signInPage = await (await fetch(`${portal.origin}/en/sign-in`)).text();
	const keys = keysThere(new Keys().to(signInPage, /id="nhs-login"/).enter(), "patient", "P9");
	const shown = lynx(program, `${portal.origin}/en/sign-in`, keys);
	expect(shown).toContain(t("choices:mine.title"));
	expect(shown).toContain(t("ui:session.finish"));
});

async function toNhsLogin(page: Page, lang: LanguageTag): Promise<void> {
	await page.goto(`/${lang}/sign-in`);
	await page.getByRole("link", { name: wordsIn(lang)("account:nhs.continue") }).click();
}

async function isSignedIn(context: BrowserContext, { origin }: RunningServer): Promise<boolean> {
	return (await context.cookies(origin)).some((cookie) => cookie.name === "sid");
}
