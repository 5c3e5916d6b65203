/** What happens to an answer while somebody reads, waits, is signed out, or answers elsewhere too. One right entry each. */

import type { Page } from "@playwright/test";
import type { LanguageTag } from "#locales/index.ts";
import { LANGUAGES } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import { historyOf } from "./steps/history.ts";
import { answer, answerAbout, fillLetter, pick, press, save, signIn } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { arriveAsStaff, find, recordByPhone } from "./steps/staff.ts";
import { minutesPass } from "./steps/time.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "record-filing";
const CHOOSE = `/en/my/tools/${TOOL}/choose`;
const CHECK = `/en/my/tools/${TOOL}/check`;
const WHO = "Oliver Reed";

/** Signs in, does `journey`, and expects exactly these answers to have been added, newest first. */
async function adds(page: Page, who: () => Promise<void>, answers: string[], journey: () => Promise<void>) {
	await who();
	const before = (await historyOf(page)).length;
	await journey();
	const lines = await historyOf(page);
	expect(lines.slice(0, lines.length - before).map((line) => line.answer)).toEqual(answers);
}

test.describe("with two windows", () => {
	test("a different answer in the other window is shown again before it is saved", async ({
		page,
		context,
		portal,
	}) => {
		const arrive = () => signIn(page, "en", patientCalled(portal, WHO));
		await adds(page, arrive, ["Yes"], async () => {
			await answerAbout(page, "en", TOOL, "no");
			const other = await context.newPage();
			await answerAbout(other, "en", TOOL, "yes");
			// The first window still says no. Its Save must not save a yes, and not a no that was replaced.
			await press(page, t("choices:check.save"));
			await expect(page.locator("#errors")).toContainText(t("choices:problem.draft-changed"));
			await expect(page.getByText(t("choices:option.yes"), { exact: true })).toBeVisible();
			await save(page, "en");
		});
	});

	test("two windows on two tools save both", async ({ page, context, portal }) => {
		const arrive = () => signIn(page, "en", patientCalled(portal, WHO));
		await adds(page, arrive, ["Not sure", "No"], async () => {
			await answerAbout(page, "en", TOOL, "no");
			const other = await context.newPage();
			await answerAbout(other, "en", "patient-letters", "unsure");
			await save(page, "en");
			// The other window was opened before that save, so it is read once more.
			await press(other, t("choices:check.save"));
			await expect(other.locator("#errors")).toContainText(t("choices:problem.changed"));
			await save(other, "en");
		});
	});
});

test.describe("signed out in between", () => {
	test("by sign-out in another window: nothing is saved until the patient is back", async ({
		page,
		context,
		portal,
	}) => {
		const patient = patientCalled(portal, WHO);
		const arrive = () => signIn(page, "en", patient);
		await adds(page, arrive, ["No"], async () => {
			await answerAbout(page, "en", TOOL, "no");
			const other = await context.newPage();
			await other.goto("/en/my");
			await press(other, t("ui:session.finish"));
			await press(page, t("choices:check.save"));
			await expect(page).toHaveURL(`/en/sign-in?to=${encodeURIComponent(CHECK)}`);
			await fillLetter(page, "en", patient);
			await press(page, t("account:sign-in.button"));
			// The answer was kept: it is checked and saved.
			await expect(page).toHaveURL(CHECK);
			await expect(page.getByText(t("choices:option.no"), { exact: true })).toBeVisible();
			await save(page, "en");
		});
	});

	test("by 15 minutes without use: the answer given after them is kept and offered", async ({
		page,
		portal,
	}) => {
		const patient = patientCalled(portal, WHO);
		const arrive = () => signIn(page, "en", patient);
		await adds(page, arrive, ["Not sure"], async () => {
			await page.goto(CHOOSE);
			await pick(page, "en", "unsure");
			minutesPass(portal, 16);
			await press(page, t("choices:ask.continue"));
			await expect(page).toHaveURL(/\/en\/sign-in\?to=/);
			await expect(page.getByText(t("account:sign-in.drafts"))).toBeVisible();
			await fillLetter(page, "en", patient);
			await press(page, t("account:sign-in.button"));
			await expect(page).toHaveURL(CHECK);
			await expect(page.getByText(t("choices:option.unsure"), { exact: true })).toBeVisible();
			await save(page, "en");
		});
	});

	test("by closing the browser: the answer that was not saved is offered on the list", async ({
		page,
		browser,
		portal,
	}) => {
		const patient = patientCalled(portal, WHO);
		await signIn(page, "en", patient);
		await answerAbout(page, "en", TOOL, "no");
		const later = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
		const back = await later.newPage();
		const arrive = () => signIn(back, "en", patient);
		await adds(back, arrive, ["No"], async () => {
			await expect(back.getByText(t("choices:mine.drafts"))).toBeVisible();
			await back.locator(`.notice a[href="${CHECK}"]`).click();
			await save(back, "en");
			await back.goto("/en/my");
			await expect(back.getByText(t("choices:mine.drafts"))).toHaveCount(0);
		});
		await later.close();
	});

	test("by a cookie that is gone: the question leads to sign-in and back", async ({
		page,
		context,
		portal,
	}) => {
		const patient = patientCalled(portal, WHO);
		const arrive = () => signIn(page, "en", patient);
		await adds(page, arrive, ["Yes"], async () => {
			await page.goto(CHOOSE);
			await pick(page, "en", "yes");
			await context.clearCookies({ name: "sid" });
			await press(page, t("choices:ask.continue"));
			await expect(page).toHaveURL(`/en/sign-in?to=${encodeURIComponent(CHOOSE)}`);
			await fillLetter(page, "en", patient);
			await press(page, t("account:sign-in.button"));
			await answer(page, "en", "yes");
			await save(page, "en");
		});
	});
});

test.describe("in another language in between", () => {
	for (const [from, to] of [
		["en", "ur"],
		["ur", "en"],
	] as const satisfies readonly (readonly [LanguageTag, LanguageTag])[]) {
		test(`the answer on the form is kept from ${from} to ${to}, and then on the check page`, async ({
			page,
			portal,
		}) => {
			const names = { en: "English", ur: "اردو" };
			const arrive = () => signIn(page, from, patientCalled(portal, WHO));
			await adds(page, arrive, ["No"], async () => {
				await page.goto(`/${from}/my/tools/${TOOL}/choose`);
				await pick(page, from, "no");
				await press(page, names[to]);
				await expect(page.locator("html")).toHaveAttribute("lang", to);
				await expect(page.locator("html")).toHaveAttribute("dir", to === "ur" ? "rtl" : "ltr");
				const kept = page.getByRole("radio", { name: wordsIn(to)("choices:option.no"), exact: true });
				await expect(kept).toBeChecked();
				await press(page, wordsIn(to)("choices:ask.continue"));
				await expect(page).toHaveURL(`/${to}/my/tools/${TOOL}/check`);
				await press(page, names[from]);
				await expect(page.locator("html")).toHaveAttribute("lang", from);
				await expect(page.getByText(wordsIn(from)("choices:option.no"), { exact: true })).toBeVisible();
				await save(page, from);
			});
		});
	}

	for (const [from, to] of [
		["en", "ur"],
		["ur", "en"],
	] as const) {
		test(`a link at the top of a form leads to its switch and loses nothing, from ${from} to ${to}`, async ({
			page,
		}) => {
			await page.goto(`/${from}/sign-in`);
			await page.locator("#year").fill("2017");
			const button = page.locator(`button[name="switch"][value="${to}"]`);
			await page
				.locator("header")
				.getByRole("link", { name: wordsIn(from)("ui:frame.languages") })
				.click();
			await expect(button).toBeInViewport();
			await expect(page.locator("html")).toHaveAttribute("lang", from);
			await expect(page.locator("#year")).toHaveValue("2017");
			await button.click();
			await expect(page.locator("html")).toHaveAttribute("lang", to);
			await expect(page.locator("#year")).toHaveValue("2017");
		});
	}

	test("all languages are behind one more button, and what was typed goes along", async ({ page }) => {
		await page.goto("/en/sign-in");
		await page.locator("#year").fill("2017");
		await page.getByRole("button", { name: wordsIn("en")("ui:form.all-languages") }).click();
		await expect(page.locator('button[name="switch"]')).toHaveCount(LANGUAGES.length - 1);
		await expect(page.locator("#year")).toHaveValue("2017");
		await page.getByRole("button", { name: "Soomaali" }).click();
		await expect(page.locator("html")).toHaveAttribute("lang", "so");
		await expect(page.locator("#year")).toHaveValue("2017");
	});

	test("on the sign-in form the date and the code are kept", async ({ page, portal }) => {
		const patient = patientCalled(portal, WHO);
		await page.goto("/en/sign-in");
		await fillLetter(page, "en", patient);
		await page.locator('button[name="switch"][value="ur"]').click();
		await expect(page.locator("html")).toHaveAttribute("lang", "ur");
		await expect(page.locator("#day")).toHaveValue("6");
		await expect(page.locator("#year")).toHaveValue("2017");
		await expect(page.locator("#code")).toHaveValue(patient.letterCode);
		await expect(page.locator("#errors")).toHaveCount(0);
	});
});

test("staff write down a call in between: the page says so before it saves", async ({
	page,
	browser,
	portal,
}) => {
	const patient = patientCalled(portal, WHO);
	const arrive = () => signIn(page, "en", patient);
	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arriveAsStaff(desk, portal, "lead");
	await adds(page, arrive, ["Yes", "No"], async () => {
		// Given a patient who is about to say yes
		await answerAbout(page, "en", TOOL, "yes");
		// When staff write down a no by phone
		const theirs = await desk.newPage();
		await find(theirs, patient.nhsNumber);
		await recordByPhone(theirs, TOOL, "no");
		// Then Save says that something changed, and the page shows what the yes would end now
		await press(page, t("choices:check.save"));
		await expect(page.locator("#errors")).toContainText(t("choices:problem.changed"));
		await expect(page.getByRole("heading", { name: t("choices:check.ends") })).toBeVisible();
		await expect(page.getByText(/, in your own care: No, said on/)).toBeVisible();
		await save(page, "en");
	});
	await desk.close();
});
