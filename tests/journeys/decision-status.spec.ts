/** Who decides for a patient changes by an assessment that staff write down, and by nothing else; the patient reads of it. */
import { expect, test } from "#tests/journey.ts";
import { familyOf } from "./steps/acting.ts";
import { answerAbout, press, save, signIn } from "./steps/patient.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const TOOL = "eye-scan-urgency";
const t = wordsIn("en");
const ATTORNEY = { authority: "attorney", may: "decide" } as const;

test("an attorney decides once staff wrote an assessment down, and no more once the patient can decide again", async ({
	page,
	portal,
	browser,
	accessible,
}) => {
	const { patient, person } = await familyOf(portal, 60, ["Ines", "Statuswell", "Kit Statuswell"], ATTORNEY);
	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const staff = await desk.newPage();
	await arriveAsStaff(desk, portal, "reception");
	await find(staff, patient.nhsNumber);
	const people = `${new URL(staff.url()).pathname}/people`;
	const saveButton = page.getByRole("button", { name: t("choices:check.save") });

	// While the patient decides for themself an attorney only helps
	await signIn(page, "en", person);
	await answerAbout(page, "en", TOOL, "yes");
	await expect(page.getByText(t("acting:help", { name: patient.name }))).toBeVisible();
	await expect(saveButton).toHaveCount(0);

	// Nothing is preset, and without an assessment nothing changes
	await staff.goto(people);
	await staff.getByRole("link", { name: t("trust:status.link") }).click();
	await press(staff, t("staff:record.continue"));
	for (const name of ["status-missing", "assessment-missing", "by-missing", "evidence-missing"] as const)
		await expect(staff.getByText(t(`trust:problem.${name}`)).first()).toBeVisible();
	const assess = async (status: "represented" | "self", evidence: string) => {
		await staff.getByLabel(t(`trust:status.is.${status}`), { exact: true }).check();
		await staff.getByLabel(t("trust:status.assessment-is.capacity"), { exact: true }).check();
		for (const [part, typed] of [
			["day", "2"],
			["month", "11"],
			["year", "2026"],
		] as const)
			await staff.getByLabel(t(`ui:date.${part}`), { exact: true }).fill(typed);
		await staff.getByLabel(t("trust:status.by")).fill("Dr Ngozi Okoye, consultant");
		await staff.getByLabel(t("trust:row.saw")).fill(evidence);
		await press(staff, t("staff:record.continue"));
	};
	await assess("represented", "She could not follow what a scan is for.");
	await expect(staff.getByText(t("trust:check.not-yet"))).toBeVisible();
	await expect(staff.getByText("2 November 2026")).toBeVisible();
	await press(staff, t("trust:check.save"));
	await expect(staff.getByText(t("trust:problem.not-agreed")).first()).toBeVisible();
	await page.reload();
	await expect(saveButton).toHaveCount(0);
	await staff.getByLabel(t("trust:check.agreed")).check();
	await press(staff, t("trust:check.save"));
	await expect(staff.getByText(t("trust:status.now.represented"))).toBeVisible();

	// Now the attorney's page is an old one: it says what changed, keeps the answer, and the next press saves it
	await page.reload();
	await press(page, t("choices:check.save"));
	await expect(page.getByRole("link", { name: t("choices:problem.who-changed") })).toBeVisible();
	await expect(page.locator("dd strong", { hasText: t("choices:option.yes") })).toBeVisible();
	await accessible();
	await save(page, "en");
	await expect(page.getByText(t("choices:receipt.you-way.acting", { name: person.name }))).toBeVisible();

	// The patient can decide again: the page names what is asked anew before it is saved
	await staff.getByRole("link", { name: t("trust:status.link") }).click();
	await assess("self", "She told me what it is for, and what she wants.");
	await expect(staff.getByText(t("reasons:sentence.ask-again")).first()).toBeVisible();
	await staff.getByLabel(t("trust:check.agreed")).check();
	await press(staff, t("trust:check.save"));
	await expect(staff.getByText(t("trust:status.now.self"))).toBeVisible();
	await find(staff, patient.nhsNumber);
	await answerAbout(page, "en", TOOL, "yes");
	await expect(saveButton).toHaveCount(0);
	await press(page, t("ui:session.finish"));

	// The patient reads who decides, and in their copy, once the desk knows who holds the letter, both assessments
	await staff.getByRole("link", { name: t("uses:staff.details-link") }).click();
	await staff.getByRole("checkbox").check();
	await press(staff, t("uses:switch.turn-on"));
	await signIn(page, "en", patient);
	await page.goto("/en/my/people");
	await expect(page.getByText(t("trust:my.decides.self"))).toBeVisible();
	await accessible();
	const copy = await (await page.request.get("/en/my/copy/html")).text();
	for (const seen of ["She could not follow", "She told me what it is for", "Dr Ngozi Okoye"])
		expect(copy).toContain(seen);
	await desk.close();
});
