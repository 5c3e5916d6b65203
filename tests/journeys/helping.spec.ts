/** Somebody helps: the patient says who, it stands on each page and with what they say, and one press ends it. */

import { LANGUAGES } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import { answerAbout, press, save } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { fieldIn } from "./steps/plain-browser.ts";
import { arriveAs, plainPatient } from "./steps/signed-in.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

/** A tool of a service that Maya Clarke uses. */
const TOOL = "feedback-reading";
/** As long as most names get. */
const LONG = "Wilhelmina-Maximiliana Featherstonehaugh";
const t = wordsIn("en");

test("a patient says who helps, everybody reads it with their answer, and one press ends it", async ({
	page,
	context,
	portal,
	browser,
	accessible,
}) => {
	await page.goto("/en/help");
	await page.getByRole("link", { name: t("helping:title") }).click();
	await expect(page.getByRole("heading", { name: t("helping:decide-h") })).toBeVisible();
	await expect(page.locator("form")).toHaveCount(0);

	await arriveAs(context, portal, "Maya Clarke");
	await page.goto("/en/my");
	await page.getByRole("link", { name: t("helping:say-h") }).click();
	await accessible();
	await page.locator("#name").fill("Jo \u202elliH");
	await press(page, t("helping:form.start"));
	await expect(page.locator("#errors")).toContainText(t("helping:problem.who-missing"));
	await page.getByRole("radio", { name: t("helping:form.person") }).check();
	await page.locator("#name").fill("Jo Hill");
	await press(page, t("helping:form.start"));

	// On each page, and with what is said
	const strip = page.locator(".session");
	await expect(strip).toContainText(t("helping:by", { name: "Jo Hill" }));
	await answerAbout(page, "en", TOOL, "yes");
	await expect(strip).toContainText("Jo Hill");
	const ref = await save(page, "en");
	await expect(page.locator("main")).toContainText(t("helping:row"));
	await expect(page.locator("main")).toContainText("Jo Hill");
	await accessible();

	// Staff read it too
	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arriveAsStaff(desk, portal, "reception");
	const staff = await desk.newPage();
	await find(staff, patientCalled(portal, "Maya Clarke").nhsNumber);
	await expect(staff.locator("main")).toContainText(t("helping:helped", { name: "Jo Hill" }));
	await desk.close();

	// One press ends it, and the page stays
	await press(page, t("helping:end"));
	await expect(page).toHaveURL(`/en/my/receipts/${ref}`);
	await expect(strip).not.toContainText("Jo Hill");
	await answerAbout(page, "en", TOOL, "no");
	await save(page, "en");
	await expect(page.locator("main")).not.toContainText(t("helping:row"));
});

test("each page of a choice stays below 3 KB in every language while somebody helps", async ({ portal }) => {
	const browser = await plainPatient(portal, "Oliver Reed");
	await browser.post("/en/helping", [
		["who", "person"],
		["name", LONG],
	]);
	for (const { tag } of LANGUAGES) {
		const light = async (path: string) => {
			const { body, weight } = await browser.get(path);
			expect(body).toContain(LONG);
			expect.soft(weight, path).toBeLessThanOrEqual(3 * 1024);
			return body;
		};
		const tool = `/${tag}/my/tools/eye-scan-urgency`;
		await light(`${tool}/choose`);
		await browser.post(`${tool}/choose`, [["choice", "no"]]);
		const once = fieldIn(await light(`${tool}/check`), "once") ?? "";
		const { headers } = await browser.post(`${tool}/check`, [["once", once]]);
		await light(headers.location ?? "");
		for (const path of ["my/purposes/research", "my/everything", "my/details", "my/copy", "my/disputes/new"])
			await light(`/${tag}/${path}`);
	}
});
