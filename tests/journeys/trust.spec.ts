/** Somebody is given authority at the desk, signs in with the letter, acts, and is ended there; a patient ends it themself. */
import { expect, test } from "#tests/journey.ts";
import { familyOf } from "./steps/acting.ts";
import { answer, fillLetter, press, signIn } from "./steps/patient.ts";
import { find, signInStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const TOOL = "eye-scan-urgency";
const t = wordsIn("en");

test("staff put a carer on record, who signs in and helps until staff end it", async ({
	page,
	browser,
	portal,
	accessible,
}) => {
	const { patient } = await familyOf(portal, 60, ["Gwen", "Deskfold", "Lou Deskfold"]);
	const desk = await (
		await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false })
	).newPage();
	await signInStaff(desk, portal, "reception");
	await find(desk, patient.nhsNumber);
	const people = `${new URL(desk.url()).pathname}/people`;
	await desk.goto(`${people}/new`);

	// A carer who decides is refused, and nothing that was typed is lost
	await desk.getByLabel(t("record:copy.name"), { exact: true }).fill("Robin Deskfold");
	await desk.getByLabel(t("trust:authority.carer"), { exact: true }).check();
	await desk.getByLabel(t("trust:may.decide"), { exact: true }).check();
	await desk.getByLabel(t("trust:row.saw")).fill("They came together and said so.");
	await press(desk, t("trust:new.save"));
	await expect(desk.getByText(t("trust:problem.carer-decides")).first()).toBeVisible();
	await expect(desk.getByLabel(t("trust:row.saw"))).toHaveValue("They came together and said so.");
	await desk.getByLabel(t("trust:may.help"), { exact: true }).check();
	await press(desk, t("trust:new.save"));
	await expect(desk).toHaveURL(people);
	await press(desk, t("acting:letter.button", { name: "Robin Deskfold" }));
	const letterCode = (await desk.locator(".code bdi").textContent()) ?? "";

	// They sign in with it, and fill in an answer that is the patient's to save
	await signIn(page, "en", { ...patient, name: "Robin Deskfold", letterCode });
	await expect(page.getByText(t("acting:for", { name: patient.name })).first()).toBeVisible();
	await page.goto(`/en/my/tools/${TOOL}/choose`);
	await answer(page, "en", "no");
	await expect(page.getByText(t("acting:help", { name: patient.name }))).toBeVisible();

	// Without a reason it is not ended; with one, their next page says so
	await desk.goto(people);
	const late = await desk.context().newPage();
	await late.goto(people);
	await late
		.locator(".card", { hasText: "Robin Deskfold" })
		.getByText(t("trust:end.title"), { exact: true })
		.click();
	const card = desk.locator(".card", { hasText: "Robin Deskfold" });
	await card.getByText(t("trust:end.title"), { exact: true }).click();
	await card.getByRole("button", { name: t("trust:end.button") }).click();
	await expect(desk.getByText(t("trust:problem.how-missing")).first()).toBeVisible();
	await card.getByLabel(t("trust:end.found"), { exact: true }).check();
	await card.getByLabel(t("trust:end.why")).fill("They moved away.");
	await card.getByRole("button", { name: t("trust:end.button") }).click();
	await expect(desk.getByText("They moved away.")).toBeVisible();
	// A colleague's page from before still has the form: it says that this is done, with what they typed
	await late.locator("textarea:visible").fill("He told us by phone.");
	await late.getByLabel(t("trust:end.found"), { exact: true }).locator("visible=true").check();
	await late.locator("button:visible", { hasText: t("trust:end.button") }).click();
	await expect(late.getByText(t("trust:problem.gone")).first()).toBeVisible();
	await expect(late.getByText("He told us by phone.")).toBeVisible();
	await page.goto("/en/my");
	await expect(page.getByRole("heading", { name: t("acting:no.stopped.title") })).toBeVisible();
	await accessible();
	await desk.context().close();
});

test("a patient ends what somebody may do, after a page that asks whether they are sure", async ({
	page,
	portal,
}) => {
	const { patient, person } = await familyOf(portal, 60, ["Hugh", "Endfold", "Ash Endfold"]);
	await signIn(page, "en", patient);
	await page.goto("/en/my/people");
	await expect(page.getByRole("heading", { name: "Ash Endfold" })).toBeVisible();
	await page.getByRole("button", { name: t("trust:end.title") }).click();
	await expect(page.getByRole("heading", { name: t("trust:my.sure.title") })).toBeVisible();
	await press(page, t("trust:end.button"));
	await expect(page.getByRole("heading", { name: t("trust:my.before") })).toBeVisible();

	// Then their letter opens nothing any more
	await press(page, t("ui:session.finish"));
	await page.goto("/en/sign-in");
	await fillLetter(page, "en", person);
	await press(page, t("account:sign-in.button"));
	await expect(page.getByText(t("account:problem.not-matched")).first()).toBeVisible();
});
