/** What two AI leads come to do: enter a law by which a tool must be used, agree to it, and end it; and what patients then read. */
import { expect, test } from "#tests/journey.ts";
import { press, signIn } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { arriveSecondLead } from "./steps/second-lead.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "sleep-therapy";
const LAW = "Sleep Care Act 2026";

test("a law counts when a second lead agrees; staff and the patient read which, and the answer is kept", async ({
	page,
	context,
	portal,
	browser,
	accessible,
}) => {
	// Given a patient who said no to a tool
	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const theirs = await home.newPage();
	const patient = patientCalled(portal, "Robert Hill");
	await signIn(theirs, "en", patient);
	await theirs.goto(`/en/my/tools/${TOOL}/choose`);
	await theirs.getByRole("radio", { name: t("choices:option.no") }).check();
	await press(theirs, t("choices:ask.continue"));
	await press(theirs, t("choices:check.save"));
	const receipt = theirs.url();

	// When a lead enters a law, first without its link: nothing is saved and what was typed is kept
	await arriveAsStaff(context, portal, "lead");
	await page.goto(`/staff/tools/${TOOL}`);
	await page.getByRole("link", { name: t("laws:page.link") }).click();
	await page.locator("#name").fill(LAW);
	await page.locator("#purpose").check();
	await page.locator("#words-en").fill("Everyone who sleeps badly is helped by this tool first.");
	const year = new Date().getUTCFullYear();
	for (const [id, value] of [
		...[
			["starts-day", "1"],
			["starts-month", "1"],
			["starts-year", String(year)],
		],
		...[
			["ends-day", "1"],
			["ends-month", "2"],
			["ends-year", String(year + 1)],
		],
	] as const)
		await page.locator(`#${id}`).fill(value ?? "");
	await press(page, t("laws:form.button"));
	await expect(page.locator("#errors")).toContainText(t("laws:problem.link-missing"));
	await expect(page.locator("#name")).toHaveValue(LAW);
	await page.locator("#link").fill("https://www.legislation.gov.uk/");
	await press(page, t("laws:form.button"));
	await expect(page.getByText(t("laws:page.state.asked"))).toBeVisible();
	await expect(page.getByRole("button", { name: `Agree to “${LAW}”` })).toHaveCount(0);
	await accessible();

	// Then it counts for nothing yet
	await theirs.goto(`/en/my/tools/${TOOL}`);
	await expect(theirs.getByText(t("choices:tool.now.deny"))).toBeVisible();

	// When the second lead agrees
	const other = await arriveSecondLead(browser, portal);
	await other.goto(`/staff/tools/${TOOL}/laws`);
	await press(other, `Agree to “${LAW}”`);
	await expect(other.getByText(t("laws:page.state.in-force"))).toBeVisible();

	// Then the patient reads it on the tool's page, their list, their receipt and before they answer anew
	await theirs.goto(`/en/my/tools/${TOOL}`);
	await expect(theirs.getByText(t("laws:notice.answer"))).toBeVisible();
	await expect(theirs.getByText(t("choices:tool.now.deny"))).toHaveCount(0);
	await theirs.goto("/en/my");
	await expect(theirs.getByText("A law decides about this tool until")).toBeVisible();
	await theirs.goto(receipt);
	await expect(theirs.getByText(t("choices:receipt.effect.law"))).toBeVisible();
	await theirs.goto(`/en/my/tools/${TOOL}/choose`);
	await expect(theirs.getByText(t("laws:mine.intro"))).toBeVisible();
	await theirs.goto(`/ur/tools/${TOOL}`);
	await expect(theirs.locator('p[lang="en"]', { hasText: "helped by this tool first" })).toBeVisible();

	// And staff read the same, with the name of the law
	await find(page, patient.nhsNumber);
	const box = page.getByRole("region", { name: "Sleep course tool" });
	await expect(box.getByText(t("reasons:sentence.law"))).toBeVisible();
	await expect(box.getByText(LAW, { exact: true })).toBeVisible();

	// When one lead ends it, the answer counts again
	await page.goto(`/staff/tools/${TOOL}/laws`);
	await press(page, `End “${LAW}”`);
	await expect(page.locator("#errors")).toContainText(t("laws:problem.why-missing"));
	await page.locator("textarea[name=why]").fill("It was repealed.");
	await press(page, `End “${LAW}”`);
	await expect(page.getByText(t("laws:page.state.ended"))).toBeVisible();
	await theirs.goto(`/en/my/tools/${TOOL}`);
	await expect(theirs.getByText(t("choices:tool.now.deny"))).toBeVisible();
	await home.close();
	await other.context().close();
});
