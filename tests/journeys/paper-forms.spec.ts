/** A pile of paper forms, typed in one after the other by keys alone. */
import type { Page } from "@playwright/test";
import { formId } from "#app/features/paper/form-id.ts";
import { expect, test } from "#tests/journey.ts";
import { press } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { Typist } from "./steps/typist.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "feedback-reading";

/** Types one form in, from its number to what says that it is saved: no to the first tool, yes to the second. */
async function typeIn(page: Page, typist: Typist, nhsNumber: string, help: boolean): Promise<void> {
	await expect(page.locator("#q")).toBeFocused();
	await typist.type(nhsNumber);
	await typist.press("Enter");
	await expect(page.locator("#day")).toBeFocused();
	for (const part of ["20", "11", "2026"]) {
		await typist.type(part);
		await typist.press("Tab");
	}
	typist.look();
	await typist.press("Space");
	const rows = page.locator("fieldset:has(input[name^=choice-])");
	for (let row = 0; row < (await rows.count()); row += 1) {
		await typist.press("Tab");
		if (row === 0) await typist.tabTo("input[name^=choice-]");
		typist.look();
		if (row < 2) await typist.press(...(row === 0 ? ["ArrowRight", "ArrowRight"] : ["ArrowRight"]));
	}
	if (help) {
		await typist.tabTo("#help");
		await typist.press("Space");
	}
	await typist.press("Enter");
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("staff:check.title.paper"));
	typist.look();
	await typist.tabTo("#agreed");
	await typist.press("Space", "Enter");
	await expect(page).toHaveURL(/\/staff\/forms\?/);
}

test("paper forms are typed in one after the other by keys alone, each in less than a minute", async ({
	page,
	context,
	portal,
	accessible,
}) => {
	// Given reception with two forms on the desk
	const [maya, oliver] = [patientCalled(portal, "Maya Clarke"), patientCalled(portal, "Oliver Reed")];
	await arriveAsStaff(context, portal, "reception");
	await page.goto("/staff");
	await page.getByRole("link", { name: t("staff:forms.title") }).click();
	await accessible();

	// When both are typed in without a mouse, nobody leaves the pile, and each takes less than a minute
	for (const [patient, help] of [
		[maya, false],
		[oliver, true],
	] as const) {
		const typist = new Typist(page);
		await typeIn(page, typist, patient.nhsNumber, help);
		await expect(page.getByText(t("staff:forms.saved", { name: patient.name }))).toBeVisible();
		console.log(`a form of ${patient.name} in ${typist.seconds.toFixed(0)} s of the keystroke-level model`);
		expect(typist.seconds).toBeLessThan(60);
	}
	await expect(page.getByText(t("staff:forms.help-saved"))).toBeVisible();

	// Then the receipt has the date on the paper, and the help is a job with a day
	await page.getByRole("link", { name: t("staff:forms.receipt") }).click();
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	await page.goto("/staff/tasks");
	const job = page
		.locator(".card")
		.filter({ hasText: oliver.name })
		.filter({ hasText: t("staff:tasks.kind.help") });
	await expect(job.first()).toBeVisible();
	await find(page, oliver.nhsNumber);
	await expect(page.getByText("20 November 2026").first()).toBeVisible();
});

test("a form with a number asks about its own tool alone, and saves the answer to that", async ({
	page,
	context,
	portal,
	accessible,
}) => {
	// Given the number at the foot of a form in Urdu
	const urdu = await page.request.get(`${portal.origin}/ur/tools/${TOOL}?format=print`);
	const [id = ""] = /\d+-\d+-UR-[A-Z]/.exec(await urdu.text()) ?? [];
	const { nhsNumber } = patientCalled(portal, "Oliver Reed");
	await arriveAsStaff(context, portal, "reception");
	await page.goto("/staff/forms");

	// A slip in it is said, and both numbers stay
	await page.locator("#q").fill(nhsNumber);
	await page.locator("#printed").fill(`1${id}`);
	await press(page, t("staff:forms.button"));
	await expect(page.locator("#errors")).toContainText(t("staff:record.problem.form-id-check"));
	await expect(page.locator("#q")).toHaveValue(nhsNumber);
	await accessible();

	// When it is typed as it stands there, the page asks about that tool alone
	await page.locator("#printed").fill(id.toLowerCase());
	await press(page, t("staff:forms.button"));
	await expect(page.locator("#printed")).toContainText(id);
	await expect(page.locator("fieldset:has(input[name^=choice-])")).toHaveCount(1);
	await accessible();
	for (const [part, typed] of [
		["#day", "20"],
		["#month", "11"],
		["#year", "2026"],
	] as const)
		await page.locator(part).fill(typed);
	await page.locator("input[name=decider][value=patient]").check();
	await page.locator(`input[name=choice-${TOOL}][value=no]`).check();
	await press(page, t("staff:record.continue"));
	await expect(page.getByText(id)).toBeVisible();
	await accessible();
	await page.locator("#agreed").check();
	await press(page, t("staff:check.save"));

	// Then one answer is saved
	await expect(page.getByText(t("staff:forms.answers", { count: 1 }))).toBeVisible();
});

test("a form about the other uses shows their rows, and saves what is ticked in them", async ({
	page,
	context,
	portal,
	accessible,
}) => {
	await arriveAsStaff(context, portal, "reception");
	await page.goto("/staff/forms");
	await page.locator("#q").fill(patientCalled(portal, "Maya Clarke").nhsNumber);
	await page.locator("#printed").fill(formId({ about: "purposes", lang: "ur" }));
	await press(page, t("staff:forms.button"));
	await expect(page.locator("#printed")).toContainText(t("choices:purposes.title"));
	await expect(page.locator("fieldset:has(input[name^=choice-])")).toHaveCount(0);
	await accessible();
	for (const [part, typed] of [
		["#day", "20"],
		["#month", "11"],
		["#year", "2026"],
	] as const)
		await page.locator(part).fill(typed);
	await page.locator("input[name=decider][value=patient]").check();
	await page.locator("input[name=purpose-training][value=no]").check();
	await press(page, t("staff:record.continue"));
	await page.locator("#agreed").check();
	await press(page, t("staff:check.save"));
	await expect(page.getByText(t("staff:forms.answers", { count: 1 }))).toBeVisible();
});

test("a form that something is wrong, and one of needs, are keyed where staff write that down, and lead back to the pile", async ({
	page,
	context,
	portal,
	accessible,
}) => {
	const name = "Maya Clarke";
	await arriveAsStaff(context, portal, "reception");
	for (const [about, heading] of [
		["wrong", t("disputes:staff.title", { name })],
		["needs", t("needs:staff.title")],
	] as const) {
		await page.goto("/staff/forms");
		await page.locator("#q").fill(patientCalled(portal, name).nhsNumber);
		await page.locator("#printed").fill(formId({ about, lang: "ur" }));
		await press(page, t("staff:forms.button"));
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
		await expect(page.locator("input[name=way][value=paper]")).toBeChecked();
		if (about === "wrong") {
			await page.locator("input[name=decider][value=patient]").check();
			await page.locator("input[name=about][value=unknown]").check();
			await page.locator("input[name=by][value=letter]").check();
			await page.locator("input[name=route-tool-output]").check();
			await press(page, t("staff:record.continue"));
			await page.locator("#agreed").check();
			await press(page, t("staff:check.save"));
		} else await press(page, t("needs:staff.save"));
		await expect(page).toHaveURL(/\/staff\/forms\?/);
		await expect(page.getByText(t("staff:forms.saved", { name }))).toBeVisible();
		await accessible();
		await page
			.locator(".notice a, main a")
			.filter({ hasText: about === "wrong" ? t("staff:forms.receipt") : t("needs:staff.title") })
			.click();
		await expect(page.getByText(name)).toBeVisible();
	}
});

test("a form of nobody here, a wrong number, and a press without a tick lose nothing", async ({
	page,
	context,
	portal,
	accessible,
}) => {
	const { nhsNumber } = patientCalled(portal, "Maya Clarke");
	await arriveAsStaff(context, portal, "reception");
	await page.goto("/staff/forms");
	await page.locator("#q").fill("999 000 0000");
	await press(page, t("staff:forms.button"));
	await expect(page.locator("#errors")).toContainText(t("staff:search.problem.nhs-number-check-digit"));
	await expect(page.locator("#q")).toHaveValue("999 000 0000");
	await page.locator("#q").fill("943 476 5919");
	await press(page, t("staff:forms.button"));
	await expect(page.locator("#errors")).toContainText(t("staff:forms.problem.nobody"));
	await accessible();
	await page.locator("#q").fill(nhsNumber);
	await press(page, t("staff:forms.button"));

	// Nothing ticked at all, and no date: each is said, what was typed stays
	await page.locator("#year").fill("2026");
	await press(page, t("staff:record.continue"));
	for (const problem of ["decider-missing", "answers-missing"] as const)
		await expect(page.locator("#errors")).toContainText(t(`staff:record.problem.${problem}`));
	await expect(page.locator("#year")).toHaveValue("2026");
	await accessible();

	// A link to news that never was says nothing
	await page.goto("/staff/forms?patient=abc&saved=AB12-CD34");
	await expect(page.getByText("Saved:")).toHaveCount(0);
});
