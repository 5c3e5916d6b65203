/** A patient says what holds after their death; staff write the death down, and take it back where it was a mistake. */
import { expect, test } from "#tests/journey.ts";
import { familyOf } from "./steps/acting.ts";
import { fillLetter, press, signIn } from "./steps/patient.ts";
import { find, signInStaff } from "./steps/staff.ts";
import { minutesPass } from "./steps/time.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");

test("a wish is kept, a death ends sign-in, and a mistake opens the patient again", async ({
	page,
	browser,
	portal,
	accessible,
}) => {
	const { patient } = await familyOf(portal, 60, ["Nell", "Lastword", "Kit Lastword"]);
	await signIn(page, "en", patient);
	await page.goto("/en/my/after");
	await page.locator('input[name="research"][value="no"]').check();
	minutesPass(portal, 20);
	await press(page, t("choices:ask.continue"));
	await expect(page).toHaveURL(/sign-in/);

	// What they chose when their session ended is there to be checked
	await fillLetter(page, "en", patient);
	await press(page, t("account:sign-in.button"));
	await expect(page.getByRole("heading", { name: t("choices:check.title") })).toBeVisible();
	await expect(page.getByText(t("choices:check.not-saved"))).toBeVisible();
	await expect(page.getByText(t("after:wish.no"))).toBeVisible();
	await expect(page.getByText(t("after:was", { wish: t("after:wish.same") }))).toHaveCount(1);
	await accessible();
	await press(page, t("after:save"));
	await expect(page.getByRole("heading", { name: t("after:saved.title") })).toBeVisible();
	await expect(page.locator('input[name="research"][value="no"]')).toBeChecked();
	await accessible();

	const desk = await (
		await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false })
	).newPage();
	await signInStaff(desk, portal, "reception");
	await find(desk, patient.nhsNumber);
	await desk.getByRole("link", { name: t("after:death.link") }).click();
	await press(desk, t("staff:record.continue"));
	await expect(desk.getByText(t("after:problem.source-missing")).first()).toBeVisible();
	await desk.getByLabel(t("ui:date.day"), { exact: true }).fill("1");
	await desk.getByLabel(t("ui:date.month"), { exact: true }).fill("6");
	await desk.getByLabel(t("ui:date.year"), { exact: true }).fill("2026");
	await desk.getByLabel(t("after:death.source.certificate"), { exact: true }).check();
	await desk.getByLabel(t("trust:row.saw")).fill("The daughter brought it.");
	await press(desk, t("staff:record.continue"));
	await expect(desk.getByText(t("after:death.stop"))).toBeVisible();
	await press(desk, t("after:death.save"));
	await expect(desk.getByText(t("trust:problem.not-agreed")).first()).toBeVisible();
	await desk.getByLabel(t("after:death.agreed")).check();
	await press(desk, t("after:death.save"));
	await expect(desk.getByText(t("after:death.died-on", { date: "1 June 2026" }))).toBeVisible();
	await expect(desk.getByText(t("reasons:sentence.died")).first()).toBeVisible();
	await expect(desk.getByRole("button", { name: t("staff:new-letter.title") })).toHaveCount(0);

	// Their page is closed at once, and the code opens nothing
	await page.goto("/en/my");
	await expect(page).toHaveURL(/sign-in/);
	await fillLetter(page, "en", patient);
	await press(page, t("account:sign-in.button"));
	await expect(page).toHaveURL(/sign-in/);

	// It was another patient: all is back, and the desk makes a new letter
	await desk.getByRole("link", { name: t("after:death.has-died") }).click();
	await desk.getByLabel(t("after:death.wrong.why")).fill("It was another patient.");
	await press(desk, t("after:death.wrong.save"));
	await expect(desk.getByText(t("reasons:sentence.died"))).toHaveCount(0);
	await press(desk, t("staff:new-letter.title"));
	const letterCode = (await desk.locator(".code bdi").first().textContent()) ?? "";
	await signIn(page, "en", { ...patient, letterCode });
	await page.goto("/en/my/after");
	await expect(page.locator('input[name="research"][value="no"]')).toBeChecked();
	await desk.context().close();
});
