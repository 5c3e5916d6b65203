/** A patient says what they think of a tool, an AI lead reads it and answers everybody, and people are asked before a change. */
import { expect, test } from "#tests/journey.ts";
import { press } from "./steps/patient.ts";
import { patientCalled, staffOfRole } from "./steps/people.ts";
import { arriveAs } from "./steps/signed-in.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const TOOL = "eye-scan-urgency";
const WORRY = "Who sees my pictures?";
const ANSWER = "People asked who sees the pictures. We now say it on this page.";
const t = wordsIn("en");

test("what a patient thinks of a tool is read by a lead, who answers in public", async ({
	page,
	context,
	portal,
	browser,
}) => {
	// Nothing said is refused in words, and what was typed stays when the language changes
	await arriveAs(context, portal, "Amina Hussain");
	await page.goto(`/en/my/tools/${TOOL}`);
	await page.getByRole("link", { name: t("comments:link") }).click();
	await expect(page.getByText(t("comments:not-here.patient.urgent"))).toBeVisible();
	await press(page, t("comments:page.send"));
	await expect(page.locator("#errors")).toContainText(t("comments:problem.nothing-said"));
	await page.locator("#worry").fill(WORRY);
	await page.getByRole("button", { name: "اردو" }).click();
	await expect(page.locator("#worry")).toHaveValue(WORRY);
	await page.getByRole("button", { name: "English" }).click();
	await page.getByRole("radio", { name: t("comments:field.no") }).check();
	await press(page, t("comments:page.send"));
	await expect(page.getByRole("heading", { level: 2, name: t("comments:receipt.said") })).toBeVisible();
	await expect(page.getByText(WORRY)).toBeVisible();
	await expect(page.getByText(t("comments:state.not-read"))).toBeVisible();
	const receipt = page.url();

	// The lead reads it without a name, marks it as read and answers everybody
	const theirs = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arriveAsStaff(theirs, portal, "lead");
	const lead = await theirs.newPage();
	await lead.goto(`/staff/tools/${TOOL}`);
	await lead.getByRole("link", { name: t("comments:lead.link") }).click();
	await expect(lead.getByText(WORRY).first()).toBeVisible();
	await expect(lead.locator("main")).not.toContainText("Hussain");
	await lead.getByRole("checkbox").first().check();
	await press(lead, t("comments:lead.mark"));
	await expect(lead.getByText(t("comments:lead.read-by")).first()).toBeVisible();
	await lead.locator("#any-words-en").fill(ANSWER);
	await lead.locator("#any-submit").click();
	await expect(lead.getByText(t("comments:lead.stands")).first()).toBeVisible();

	// The patient reads the answer, and so does everybody
	await page.goto(receipt);
	await expect(page.getByText(ANSWER)).toBeVisible();
	const anybody = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const reader = await anybody.newPage();
	await reader.goto(`/pl/tools/${TOOL}`);
	await expect(reader.locator('p[lang="en"]', { hasText: ANSWER })).toBeVisible();

	// A change that is coming says so first, and is open for what people think
	await reader.goto("/en/tools");
	await reader.getByRole("link", { name: new RegExp(t("comments:open.about")) }).click();
	await expect(reader.getByText(t("comments:coming.change"))).toBeVisible();
	await reader.getByRole("link", { name: t("comments:coming.button") }).click();
	await expect(reader).toHaveURL(/sign-in/);
});

test("staff write down what a patient thinks, in the patient's own words; it is the patient's, and the lead reads no name", async ({
	page,
	context,
	portal,
	browser,
	accessible,
}) => {
	const robert = patientCalled(portal, "Robert Hill");
	const { name } = staffOfRole(portal, "reception");
	const words = "I do not see well. Who reads it to me?";

	// Nothing is guessed: which tool, how they told us, and what they said are asked for in words
	await arriveAsStaff(context, portal, "reception");
	await find(page, robert.nhsNumber);
	await page.getByRole("link", { name: t("comments:for-patient.link") }).click();
	await accessible();
	await press(page, t("comments:page.send"));
	for (const problem of [
		t("lists:problem.tool-missing"),
		t("staff:record.problem.way-missing"),
		t("comments:problem.nothing-said"),
	])
		await expect(page.locator("#errors")).toContainText(problem);
	await accessible();
	await page.locator("#tool").selectOption(TOOL);
	await page.getByRole("radio", { name: t("staff:record.way-is.phone"), exact: true }).check();
	await page.locator("#worry").fill(words);
	await page.getByRole("button", { name: "اردو" }).click();
	await expect(page.locator("#worry")).toHaveValue(words);
	await expect(page.locator("#tool")).toHaveValue(TOOL);
	await page.getByRole("button", { name: "English" }).click();
	await press(page, t("comments:page.send"));

	// Then it stands there to be read back, with who wrote it down for whom
	const written = page.locator("#written");
	await expect(written).toContainText(words);
	await expect(written).toContainText(
		t("comments:for-patient.written", { by: name, patient: "Robert Hill" }),
	);
	await accessible();
	await page.reload();
	await expect(written).toHaveCount(1);

	// It is the patient's own, with who wrote it down, and they read that somebody did
	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arriveAs(home, portal, "Robert Hill");
	const theirs = await home.newPage();
	await theirs.goto(`/en/my/tools/${TOOL}/comment`);
	await theirs.locator('main a[href*="/comment/"]').first().click();
	await expect(theirs.getByText(words)).toBeVisible();
	await expect(theirs.getByText(t("comments:for-patient.yours", { name }))).toBeVisible();
	await theirs.goto("/en/my/looked");
	await expect(
		theirs
			.getByRole("row")
			.filter({ hasText: t("record:looked.what.recorded") })
			.first(),
	).toContainText(name);

	// The lead reads that staff wrote it down, and neither whose it is nor who wrote it
	const office = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arriveAsStaff(office, portal, "lead");
	const lead = await office.newPage();
	await lead.goto(`/staff/tools/${TOOL}/comments`);
	const card = lead.locator(".card").filter({ hasText: words });
	await expect(card).toContainText(t("comments:for-patient.lead"));
	await expect(card).not.toContainText("Hill");
	await expect(card).not.toContainText(name);
});
