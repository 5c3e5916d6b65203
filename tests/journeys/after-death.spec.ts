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
	await expect(page.getByText(t("after:was-none"))).toHaveCount(1);
	await expect(page.getByText(t("after:was", { wish: t("after:wish.same") }))).toHaveCount(0);
	await accessible();
	await press(page, t("after:save"));
	await expect(page.getByRole("heading", { name: t("after:saved.title") })).toBeVisible();
	await expect(page.locator('input[name="research"][value="no"]')).toBeChecked();
	await accessible();

	// Back again, it says what that means and what stood until now
	await page.locator('input[name="research"][value="same"]').check();
	await press(page, t("choices:ask.continue"));
	await expect(page.getByText(t("after:same-means"))).toHaveCount(1);
	await expect(page.getByText(t("after:was", { wish: t("after:wish.no") }))).toHaveCount(1);
	await page.goto("/en/my/after");
	await page.locator('input[name="research"][value="no"]').check();
	await press(page, t("choices:ask.continue"));
	await press(page, t("after:save"));

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
	await expect(desk.getByText(t("after:death.nobody-asks"))).toBeVisible();
	await expect(desk.getByRole("cell", { name: t("choices:answer.no"), exact: true })).toHaveCount(1);

	// Nobody is told to ask them, and nothing that they would have to say or read is offered
	for (const gone of ["needs:asked.never", "trust:status.row", "staff:undo.can"] as const)
		await expect(desk.getByText(t(gone)), gone).toHaveCount(0);
	for (const gone of ["staff:summary.record", "trust:people.title", "uses:staff.details-link"] as const)
		await expect(desk.getByRole("link", { name: t(gone) }), gone).toHaveCount(0);
	await expect(desk.locator("main").getByRole("button")).toHaveCount(0);

	// Nor on the pages that are still there
	const summary = desk.url();
	for (const view of ["/uses", "/uses/new"]) {
		await desk.goto(`${summary}${view}`);
		await expect(desk.getByText(t("after:death.has-died")), view).toBeVisible();
		await expect(desk.getByText(t("needs:asked.never")), view).toHaveCount(0);
	}
	await desk.goto(summary);

	// Of what they wanted after death only a no can still be written down, and only that is offered
	await desk.getByRole("link", { name: t("after:staff.title-died") }).click();
	await expect(desk.getByText(t("needs:asked.never"))).toHaveCount(0);
	await expect(desk.locator('input[value="yes"]')).toHaveCount(0);
	await expect(desk.locator('input[type="radio"][name="research"]')).toHaveCount(0);
	await desk.getByLabel(t("staff:record.way-is.letter"), { exact: true }).check();
	await desk.locator('input[name="training"][value="no"]').check();
	await press(desk, t("after:save"));
	await expect(desk.getByRole("cell", { name: t("choices:answer.no"), exact: true })).toHaveCount(2);

	// Their page is closed at once, and the code opens nothing
	await page.goto("/en/my");
	await expect(page).toHaveURL(/sign-in/);
	await fillLetter(page, "en", patient);
	await press(page, t("account:sign-in.button"));
	await expect(page).toHaveURL(/sign-in/);

	// It was another patient: all is back, and the desk makes a new letter
	await desk.getByRole("link", { name: t("after:death.wrong.title") }).click();
	await desk.getByLabel(t("after:death.wrong.why")).fill("It was another patient.");
	await press(desk, t("after:death.wrong.save"));
	await expect(desk.getByText(t("after:death.nobody-asks"))).toHaveCount(0);
	await press(desk, t("staff:new-letter.title"));
	const letterCode = (await desk.locator(".code bdi").first().textContent()) ?? "";
	await signIn(page, "en", { ...patient, letterCode });
	await page.goto("/en/my/after");
	await expect(page.locator('input[name="research"][value="no"]')).toBeChecked();
	await desk.context().close();
});
