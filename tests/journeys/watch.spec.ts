/** What an AI lead comes to do: see which tools need a look, stop one for everybody, and let it go on with a second person. */
import { expect, test } from "#tests/journey.ts";
import { answerAbout, press, save, signIn } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "sleep-therapy";

test("a lead stops a tool at once for staff and patients, and two people let it go on", async ({
	page,
	context,
	portal,
	browser,
	accessible,
}) => {
	// Given a lead who sees which tools need a look, one of them because more people than before said it was wrong
	await arriveAsStaff(context, portal, "lead");
	await page.goto("/staff");
	await page.getByRole("link", { name: /^AI tools to look at/ }).click();
	const broken = page.getByRole("row").filter({ hasText: "Broken bone tool" });
	await expect(broken).toContainText(t("watch:state.review"));
	await broken.getByRole("link").click();
	await expect(page.getByRole("img", { name: t("watch:tool.chart") })).toBeVisible();
	await expect(page.getByRole("table", { name: t("watch:tool.by-month") })).toBeVisible();
	await accessible();

	// When the lead stops another tool without saying why, nothing happens; with a reason it stops
	await page.goto(`/staff/tools/${TOOL}`);
	await press(page, t("watch:move.paused.button"));
	await expect(page.locator("#errors")).toContainText(t("watch:problem.why-missing"));
	await page.locator("#why-paused").fill("It gave wrong advice to 2 people.");
	await press(page, t("watch:move.paused.button"));
	await expect(page.getByText(t("watch:state.paused"), { exact: true })).toBeVisible();
	await accessible();

	// Then patients and staff read it at once
	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const theirs = await home.newPage();
	const robert = patientCalled(portal, "Robert Hill");
	await theirs.goto(`/en/tools/${TOOL}`);
	await expect(theirs.getByText("We stopped this tool on")).toBeVisible();
	await signIn(theirs, "en", robert);
	await theirs.goto(`/en/my/tools/${TOOL}`);
	await expect(theirs.getByText("It gave wrong advice to 2 people.")).toBeVisible();
	await find(page, robert.nhsNumber);
	const box = page.getByRole("region", { name: "Sleep course tool" });
	await expect(box.getByText(t("reasons:sentence.tool-paused"))).toBeVisible();

	// And nothing overrides it: neither a yes of theirs nor a doctor in an emergency
	await answerAbout(theirs, "en", TOOL, "yes");
	await save(theirs, "en");
	await page.reload();
	await expect(box.getByRole("heading")).toContainText(t("reasons:answer.deny"));
	await expect(box.getByText(t("reasons:sentence.tool-paused"))).toBeVisible();
	const ofRobert = new URL(page.url()).pathname;

	// When the lead asks to use it again, they are not the one who agrees
	await page.goto(`/staff/tools/${TOOL}`);
	await page.locator("#why-resume-asked").fill("The maker mended it.");
	await press(page, t("watch:move.resume-asked.button"));
	await expect(page.getByText(t("watch:tool.asked-you"))).toBeVisible();
	await expect(page.getByRole("button", { name: t("watch:move.resumed.button") })).toHaveCount(0);

	// And a doctor does
	const ward = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arriveAsStaff(ward, portal, "clinician");
	const doctors = await ward.newPage();
	await doctors.goto(`${ofRobert}/override/${TOOL}`);
	await expect(doctors.getByText(t("overrides:refused.tool-stopped"))).toBeVisible();
	await doctors.goto(`/staff/tools/${TOOL}`);
	await doctors.locator("#why-resumed").fill("I tried it on 20 people.");
	await press(doctors, t("watch:move.resumed.button"));
	await expect(doctors.getByText(t("watch:state.running"), { exact: true })).toBeVisible();
	await theirs.goto(`/en/tools/${TOOL}`);
	await expect(theirs.getByText("We stopped this tool on")).toHaveCount(0);
	await home.close();
	await ward.close();
});

test("a lead adds a check, patients read it, and the board gets its month", async ({
	page,
	context,
	portal,
	accessible,
}) => {
	await arriveAsStaff(context, portal, "lead");
	const tool = "lung-nodule-ct";
	await page.goto(`/staff/tools/${tool}`);
	await page.locator("#day").fill("1");
	await page.locator("#month").fill("9");
	await page.locator("#year").fill("2026");
	await page.locator("#right").fill("95");
	await page.locator("#of").fill("100");
	await page.locator("#found").fill("It missed 5 small spots.");
	await page.locator("#source").fill("Audit 7");
	await press(page, t("watch:form.button"));
	await expect(page.locator("#errors")).toContainText(t("watch:problem.next-missing"));
	await expect(page.locator("#found")).toHaveValue("It missed 5 small spots.");
	await page.getByRole("radio", { name: t("watch:form.next-in.12") }).check();
	await press(page, t("watch:form.button"));
	await expect(page.getByRole("table", { name: t("watch:tool.checks") })).toContainText("95 of 100");

	await page.goto(`/ur/tools/${tool}`);
	await expect(page.locator('p[lang="en"]', { hasText: "It missed 5 small spots." })).toBeVisible();
	await page.goto("/staff/reports?lang=en");
	await accessible();
	await expect(page.getByText(/Skin picture tool: Late\./)).toBeVisible();
	const download = page.waitForEvent("download");
	await page.getByRole("link", { name: t("watch:report.file") }).click();
	expect((await download).suggestedFilename()).toMatch(/^ai-tools-\d{4}-\d\d\.csv$/);
});

test("a lead reads the answers by group, and takes them away as a file", async ({
	page,
	context,
	portal,
	accessible,
}) => {
	await arriveAsStaff(context, portal, "lead");
	await page.goto("/staff/reports?lang=en");
	await page.getByRole("link", { name: t("groups:title"), exact: true }).click();
	await expect(page.getByRole("heading", { name: t("groups:what.silent") })).toBeVisible();
	await expect(page.getByText(t("groups:rule"))).toBeVisible();
	await accessible();
	const download = page.waitForEvent("download");
	await page.getByRole("link", { name: t("groups:file") }).click();
	expect((await download).suggestedFilename()).toMatch(/^answers-by-group-\d{4}-\d\d\.csv$/);

	await page.getByRole("link", { name: "Broken bone tool (The patient’s own care)" }).click();
	await expect(page.getByRole("table", { name: t("groups:by.language") })).toContainText(t("watch:total"));
	await accessible();
});
