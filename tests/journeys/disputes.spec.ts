/** A patient says that an AI tool was wrong, follows it to the answer, and takes one back. Without script, in both directions. */
import type { Page } from "@playwright/test";
import type { LanguageTag } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import type { RunningServer } from "#tests/server.ts";
import { follow, press } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { fieldIn } from "./steps/plain-browser.ts";
import { arriveAs, plainPatient } from "./steps/signed-in.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { minutesPass } from "./steps/time.ts";
import { wordsIn } from "./steps/words.ts";

const en = wordsIn("en");
const TOOL = "eye-scan-urgency";

/** The first heading of the page that is open. */
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Answers the three questions that are open with these; ends on the check page. */
async function say(
	page: Page,
	lang: LanguageTag,
	about: string,
	routes: readonly string[],
	how: { readonly words?: string; readonly pauses?: boolean } = {},
): Promise<void> {
	const go = wordsIn(lang)("disputes:about.continue");
	await page.goto(`/${lang}/my/disputes/new`);
	await page.locator(`input[name="about"][value="${about}"]`).check();
	await press(page, go);
	for (const route of routes) await page.locator(`#route-${route}`).check();
	if (how.words) await page.locator("#words").fill(how.words);
	await press(page, go);
	if (how.pauses) await page.locator("#pauses").check();
	await press(page, go);
	await expect(page).toHaveURL(`/${lang}/my/disputes/new/check`);
}

/** What staff read about the eye scan tool of this patient. */
async function staffRead(page: Page, portal: RunningServer, name: string): Promise<string> {
	await arriveAsStaff(page.context(), portal, "clinician");
	await find(page, patientCalled(portal, name).nhsNumber);
	return (await page.locator(`#tool-${TOOL}`).textContent()) ?? "";
}

for (const lang of ["en", "ur"] as const) {
	test(`an urgent worry in ${lang} is told whom to call before and after it is sent, and stops the tool meanwhile`, async ({
		page,
		portal,
		browser,
	}) => {
		const t = wordsIn(lang);
		const who = lang === "ur" ? "Amina Hussain" : "Robert Hill";
		await arriveAs(page.context(), portal, who);
		await page.goto(`/${lang}/my`);
		await follow(page, t("disputes:list.title"));
		await follow(page, t("disputes:list.new"));
		await say(page, lang, `tool:${TOOL}`, ["urgent", "machine-alone"], {
			words: "The scan was not mine.\nاسکین میرا نہیں تھا۔",
			pauses: true,
		});
		for (const words of ["999", "111"] as const)
			await expect(page.getByText(t(`disputes:urgent.${words}`))).toBeVisible();
		await expect(page.getByText(t("disputes:rights.human"))).toBeVisible();
		await expect(page.getByText(t("disputes:check.paused"))).toBeVisible();
		await press(page, t("disputes:check.send"));

		await expect(heading(page)).toHaveText(t("disputes:show.title.raised"));
		await expect(page.getByText(t("disputes:urgent.999"))).toBeVisible();
		await expect(page.getByText("اسکین میرا نہیں تھا۔")).toBeVisible();
		await expect(page.getByText(t("disputes:show.running"))).toBeVisible();
		const receipt = page.url();

		// Staff see at once that the tool is stopped, and after it is taken back that they have to ask first
		const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
		const theirs = await desk.newPage();
		expect(await staffRead(theirs, portal, who)).toContain(en("reasons:answer.deny"));
		await press(page, t("disputes:withdraw.button"));
		await expect(heading(page)).toHaveText(t("disputes:show.title.withdrawn"));
		expect(page.url()).toBe(receipt);
		expect(await staffRead(theirs, portal, who)).toContain(en("reasons:answer.ask"));
		await desk.close();
	});
}

test("“I do not know” and nothing else is enough, and a double press, Back and a reload send it once", async ({
	page,
	portal,
}) => {
	await arriveAs(page.context(), portal, "Peter Doyle");
	await say(page, "en", "unknown", []);
	const form = await page.content();
	await page.getByRole("button", { name: en("disputes:check.send") }).dblclick();
	await expect(heading(page)).toHaveText(en("disputes:show.title.raised"));
	const receipt = page.url();
	await page.reload();
	const again = await page.request.post("/en/my/disputes/new/check", {
		form: { token: fieldIn(form, "token") ?? "", once: fieldIn(form, "once") ?? "" },
		maxRedirects: 0,
	});
	expect(new URL(again.headers()["location"] ?? "", portal.origin).href).toBe(receipt);
	await page.goto("/en/my/disputes");
	await expect(page.getByRole("link", { name: en("disputes:list.see") })).toHaveCount(1);
});

test("another language keeps what was typed, and so does a session that ended", async ({ page, portal }) => {
	const browser = await plainPatient(portal, "Samira Khan");
	await page
		.context()
		.addCookies([{ name: "sid", value: browser.cookies.get("sid") ?? "", url: portal.origin }]);
	await page.goto("/en/my/disputes/new");
	await page.locator('input[value="unknown"]').check();
	await press(page, en("disputes:about.continue"));
	await page.locator("#route-complaint").check();
	await page.locator("#words").fill("They did not listen.");
	await page.getByRole("button", { name: "اردو" }).click();
	await expect(page).toHaveURL("/ur/my/disputes/new/what");
	await expect(page.locator("#route-complaint")).toBeChecked();
	await expect(page.locator("#words")).toHaveValue("They did not listen.");

	minutesPass(portal, 31);
	await press(page, wordsIn("ur")("disputes:about.continue"));
	await expect(page).toHaveURL(/\/ur\/sign-in\?to=/);
	const { body } = await (await plainPatient(portal, "Samira Khan")).get("/en/my/disputes/new/what");
	expect(body).toContain("They did not listen.");
});

test("a late answer is said to be late, with our number and who else there is", async ({ page, portal }) => {
	await arriveAs(page.context(), portal, "Alex Smith");
	await page.goto("/en/my/disputes");
	await follow(page, en("disputes:list.see"));
	await expect(page.getByRole("heading", { name: en("disputes:late.title") })).toBeVisible();
	await expect(page.getByText("0345 015 4033")).toBeVisible();
});

test("an answer shows its state, hides what it says of health, and can be refused", async ({
	page,
	portal,
}) => {
	await arriveAs(page.context(), portal, "Gwen Parry");
	await page.goto("/en/my/disputes");
	await follow(page, en("disputes:list.see"));
	await expect(heading(page)).toHaveText(en("disputes:show.title.answered"));
	await expect(page.getByText(en("disputes:hidden.how")).first()).toBeVisible();
	await expect(page.getByText("A doctor looked at your X-ray again")).toHaveCount(0);
	await press(page, en("disputes:disagree.button"));
	await expect(heading(page)).toHaveText(en("disputes:show.title.raised"));
	await expect(page.getByText(en("disputes:event.disagree"))).toBeVisible();
});

test("5 MB of words are refused, and the next request is answered", async ({ portal }) => {
	const browser = await plainPatient(portal, "John Evans");
	const big = await browser.post("/en/my/disputes/new/what", `words=${"x".repeat(5_000_000)}`);
	expect(big.status).toBe(413);
	expect((await browser.get("/en/my/disputes")).status).toBe(200);
});
