/** What becomes of several answers together: the examples of the rule, as a patient gives them and staff read what they make. */
import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "#tests/journey.ts";
import { familyOf } from "./steps/acting.ts";
import { answer, answerAbout, press, save, signIn } from "./steps/patient.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const [SCAN, LETTERS, FILING] = ["eye-scan-urgency", "patient-letters", "record-filing"];
const t = wordsIn("en");

let desk: BrowserContext;
let staff: Page;
test.beforeEach(async ({ browser, portal }) => {
	desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	staff = await desk.newPage();
	await arriveAsStaff(desk, portal, "reception");
});
test.afterEach(() => desk.close());

/** What staff read of this tool, on the page of the patient that is open. */
const box = (tool: string) => staff.locator(`#tool-${tool}`).locator("..");

async function says(page: Page, tool: string, said: "yes" | "no" | "unsure"): Promise<void> {
	await answerAbout(page, "en", tool, said);
	await save(page, "en");
}

async function saysToEverything(page: Page, said: "yes" | "no"): Promise<void> {
	await page.goto("/en/my/everything");
	await answer(page, "en", said);
}

test("a patient who says no to everything keeps a yes by saying it again", async ({ page, portal }) => {
	const { patient } = await familyOf(portal, 60, ["Alma", "Keepsyes", "Nobody"]);
	await signIn(page, "en", patient);
	await says(page, LETTERS, "yes");
	await saysToEverything(page, "no");
	await expect(page.getByText(t("choices:check.keep-yes"))).toBeVisible();
	await save(page, "en");
	await find(staff, patient.nhsNumber);
	await expect(box(LETTERS)).toContainText(t("reasons:answer.deny"));

	await says(page, LETTERS, "yes");
	await staff.reload();
	await expect(box(LETTERS)).toContainText(t("reasons:sentence.said-yes"));
	await expect(box(SCAN)).toContainText(t("reasons:answer.deny"));
});

test("a yes to everything reopens neither a no nor a “not sure” about one tool", async ({ page, portal }) => {
	const { patient } = await familyOf(portal, 60, ["Bela", "Staysno", "Nobody"]);
	await signIn(page, "en", patient);
	await says(page, SCAN, "unsure");
	await says(page, LETTERS, "no");
	await saysToEverything(page, "yes");
	const stays = page
		.locator("h2", { hasText: t("choices:check.stays") })
		.locator("+ ul")
		.getByRole("listitem");
	await expect(stays).toHaveCount(2);
	await save(page, "en");
	await find(staff, patient.nhsNumber);
	await expect(box(SCAN)).toContainText(t("reasons:next.call-the-patient"));
	await expect(box(LETTERS)).toContainText(t("reasons:answer.deny"));
	await expect(box(FILING)).toContainText(t("reasons:sentence.said-yes"));
});

test("where nobody said anything, the tool's own basis answers", async ({ portal }) => {
	const { patient } = await familyOf(portal, 60, ["Cai", "Saidnothing", "Nobody"]);
	await find(staff, patient.nhsNumber);
	const scan = staff.getByRole("table").first().getByRole("row").filter({ hasText: "Eye scan tool" });
	await expect(scan).toContainText(t("reasons:answer.permit"));
	await expect(scan).toContainText(t("reasons:short.used-unless-no"));
	await expect(box("symptom-triage")).toContainText(t("reasons:sentence.needs-a-yes"));
	await expect(box("symptom-triage")).toContainText(t("reasons:next.use-a-person-or-ask-for-a-yes"));
	const none = staff.getByRole("listitem").filter({ hasText: "Area health tool" });
	await expect(none).toContainText(t("reasons:sentence.no-individual-choice"));
});

test("a tool that a patient said was wrong waits, and then for their own word", async ({ page, portal }) => {
	const { patient } = await familyOf(portal, 60, ["Dara", "Waitsfor", "Nobody"]);
	await signIn(page, "en", patient);
	await says(page, SCAN, "yes");
	const go = t("disputes:about.continue");
	await page.goto("/en/my/disputes/new");
	await page.locator(`input[name="about"][value="tool:${SCAN}"]`).check();
	await press(page, go);
	await press(page, go);
	await page.locator("#pauses").check();
	await press(page, go);
	await press(page, t("disputes:check.send"));
	await find(staff, patient.nhsNumber);
	await expect(box(SCAN)).toContainText(t("reasons:sentence.disputed"));

	await press(page, t("disputes:withdraw.button"));
	await staff.reload();
	await expect(box(SCAN)).toContainText(t("reasons:sentence.dispute-closed"));
	await expect(box(SCAN)).toContainText(t("reasons:next.ask-the-patient"));

	// Yes to everything is no word about this tool; its own is
	await saysToEverything(page, "yes");
	await save(page, "en");
	await staff.reload();
	await expect(box(SCAN)).toContainText(t("reasons:sentence.dispute-closed"));
	await says(page, SCAN, "yes");
	await staff.reload();
	await expect(box(SCAN)).toContainText(t("reasons:sentence.said-yes"));
});

test("a yes that is taken back leaves what was used meanwhile for everybody to read", async ({
	page,
	portal,
}) => {
	const { patient } = await familyOf(portal, 60, ["Eira", "Takesback", "Nobody"]);
	await signIn(page, "en", patient);
	await says(page, "symptom-triage", "yes");
	const receipt = page.url();
	await expect(page.getByText(t("choices:receipt.undo")).first()).toBeVisible();

	// A use is written down meanwhile
	await find(staff, patient.nhsNumber);
	await staff.getByRole("link", { name: t("uses:staff.new") }).click();
	await staff.locator('input[name="tool"][value="riverside-gp symptom-triage"]').check();
	const [day = "", time = ""] = new Intl.DateTimeFormat("en-GB", {
		timeZone: "Europe/London",
		dateStyle: "short",
		timeStyle: "short",
	})
		.format(new Date())
		.split(", ");
	for (const [at, field] of ["day", "month", "year"].entries())
		await staff.locator(`#${field}`).fill(day.split("/")[at] ?? "");
	await staff.locator("#time").fill(time);
	await staff.getByLabel(t("uses:new.said"), { exact: true }).fill("See a nurse.");
	await staff.getByRole("radio", { name: t("uses:new.checked-is.me"), exact: true }).check();
	await staff.locator('input[name="agreed"][value="agreed"]').check();
	await press(staff, t("uses:new.save"));
	await expect(staff).toHaveURL(/\/uses$/);

	await page.goto(`${receipt}/undo`);
	await press(page, t("choices:undo.button"));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("choices:receipt.title-undone"));
	await page.goto("/en/my/uses");
	await expect(page.getByRole("link", { name: /^Symptom/ })).toHaveCount(1);
	await staff.reload();
	await expect(staff.getByText("See a nurse.")).toBeVisible();
	await find(staff, patient.nhsNumber);
	await expect(box("symptom-triage")).toContainText(t("reasons:sentence.needs-a-yes"));
});
