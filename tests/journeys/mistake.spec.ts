/** Staff wrote an answer down for the wrong person: they say so once, see what it changes, and the patient is told. */
import { expect, test } from "#tests/journey.ts";
import { follow, press, signIn } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { arriveAsStaff, find, recordByPhone } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "eye-scan-urgency";

test("an answer that was written down for the wrong person counts no more, and the patient reads why", async ({
	page,
	portal,
	browser,
	context,
	accessible,
}) => {
	// Given a no by phone on the page of somebody who never called
	const robert = patientCalled(portal, "Robert Hill");
	await arriveAsStaff(context, portal, "reception");
	await find(page, robert.nhsNumber);
	await expect(page).toHaveURL(/\/patients\/\w+$/);
	const patient = page.url();
	await recordByPhone(page, TOOL, "no");
	const ref = /\/receipts\/([\w-]+)/.exec(page.url())?.[1] ?? "";

	// When staff find it on the patient's page, and say which of three things is wrong
	await page.goto(patient);
	await page.locator(`[aria-labelledby=tool-${TOOL}] a[href$="/receipts/${ref}/wrong"]`).click();
	await accessible();
	for (const part of ["new", "undo", "mistake"] as const)
		await expect(page.getByRole("heading", { name: t(`staff:wrong.${part}.title`) })).toBeVisible();
	await follow(page, t("staff:wrong.mistake.button"));

	// Then they see what would change, and nothing is done before they chose, wrote and were sure
	const change = page.getByRole("row").filter({ hasText: t("reasons:answer.deny") });
	const [, then = ""] = await change.getByRole("cell").allTextContents();
	expect([t("reasons:answer.permit"), t("reasons:answer.ask")]).toContain(then);
	await press(page, t("staff:mistake.button"));
	for (const problem of ["mistake-missing", "why-missing", "not-sure"] as const)
		await expect(page.locator("#errors")).toContainText(t(`staff:mistake.problem.${problem}`));
	await accessible();
	await page.getByRole("radio", { name: t("staff:mistake.what-is.wrong-person") }).check();
	await page.getByLabel(t("staff:mistake.why")).fill("The call was about somebody else");
	await page.getByRole("checkbox", { name: t("staff:mistake.sure") }).check();
	await press(page, "اردو");
	const ur = wordsIn("ur");
	await expect(page.locator("#why")).toHaveValue("The call was about somebody else");
	await page.getByRole("checkbox", { name: ur("staff:mistake.sure") }).check();
	await press(page, ur("staff:mistake.button"));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(ur("staff:mistake.done"));
	await accessible();

	// And it counts no more: for staff, and in the patient's own list, where it stays
	await page.goto(`${patient}?lang=en`);
	await expect(
		page.getByRole("table").first().getByRole("row").filter({ hasText: "Eye scan tool" }),
	).toContainText(then);
	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const theirs = await home.newPage();
	await signIn(theirs, "en", robert);
	await theirs.goto(`/en/my/receipts/${ref}`);
	await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(t("choices:receipt.title-in-error"));
	await home.close();

	// And whoever comes again, by Back or from an old page, finds it said
	await page.goto(`${patient}/receipts/${ref}/mistake`);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("staff:mistake.done"));
	await page.goto(`${patient}/receipts/${ref}/wrong`);
	await expect(page.getByText(t("staff:undo.refused.in-error")).first()).toBeVisible();
});
