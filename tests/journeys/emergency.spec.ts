/** What a doctor does where a patient cannot decide and it cannot wait; and what the patient and the AI lead read of it. */
import { findProgram } from "#tests/chromium.ts";
import { expect, test } from "#tests/journey.ts";
import { Keys, lynx } from "./steps/lynx.ts";
import { freshCode } from "./steps/one-time-code.ts";
import { press, signIn } from "./steps/patient.ts";
import { patientCalled, staffOfRole } from "./steps/people.ts";
import { fieldsOf } from "./steps/plain-browser.ts";
import { arriveAsStaff, find, plainStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "symptom-triage";
const WHY = "You did not wake up. We had to know at once.";

test("a doctor allows a tool in an emergency under their name; the patient and the AI lead read it; a word ends it", async ({
	page,
	context,
	portal,
	browser,
	accessible,
}) => {
	// Given a patient about whom nobody said anything, and a tool that needs a yes
	const peter = patientCalled(portal, "Peter Doyle");
	const doctor = staffOfRole(portal, "clinician");
	await arriveAsStaff(context, portal, "clinician");
	await find(page, peter.nhsNumber);
	const box = page.getByRole("region", { name: /^Symptom/ });
	await expect(box).toContainText(t("reasons:answer.deny"));
	const patientPage = page.url();

	// When the doctor goes on from the answer, the page stops them and says what is about to happen
	await box.getByRole("link", { name: /in an emergency/ }).click();
	await expect(page.getByText(t("overrides:start.stop"))).toBeVisible();
	await expect(page.getByText(t("overrides:start.what.told"))).toBeVisible();
	await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
	await accessible();

	// Then nothing goes on without a reason and a time, and what was typed stays, also in another language
	await page.locator("#why").fill(WHY);
	await press(page, t("overrides:start.continue"));
	await expect(page.locator("#errors")).toContainText(t("overrides:problem.because-missing"));
	await expect(page.locator("#errors")).toContainText(t("overrides:problem.minutes-missing"));
	await expect(page.locator("#why")).toHaveValue(WHY);
	await accessible();
	await page.getByRole("radio", { name: t("overrides:start.because-is.not-awake") }).check();
	await page.getByRole("radio", { name: t("overrides:start.minutes-is", { number: 15 }) }).check();
	await press(page, t("overrides:start.continue"));

	// When they check it and did not say that they decide, nothing starts; when they did, it runs
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("overrides:check.title"));
	await expect(page.getByText(t("overrides:check.not-started"))).toBeVisible();
	await accessible();
	await press(page, t("overrides:check.start"));
	await expect(page.locator("#errors")).toContainText(t("overrides:problem.not-agreed"));
	await page.getByRole("checkbox", { name: t("overrides:check.agreed", { name: doctor.name }) }).check();
	await press(page, t("overrides:check.start"));
	await expect(page).toHaveURL(/\/overrides\//);
	await expect(page.getByRole("heading", { level: 1 })).toContainText("until");
	await expect(page.getByText(WHY)).toBeVisible();
	await accessible();
	const running = page.url();
	await page.goto(patientPage);
	await expect(box).toContainText(t("reasons:answer.permit"));
	await expect(box).toContainText(doctor.name);
	await accessible();

	// And the patient reads who decided, and until when; why is for the letter, and for who switched details on
	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const theirs = await home.newPage();
	await signIn(theirs, "en", peter);
	await theirs.goto("/en/my/choices");
	await expect(theirs.getByText(t("overrides:mine.who", { name: doctor.name }))).toBeVisible();
	await expect(theirs.getByText(WHY)).toHaveCount(0);
	await theirs.goto("/en/my/looked");
	await expect(theirs.getByText(t("record:looked.what.override-started"))).toBeVisible();

	// When the patient says no, it is over at once
	await theirs.goto(`/en/my/tools/${TOOL}/choose`);
	await theirs.locator('input[name="choice"][value="no"]').check();
	await press(theirs, t("choices:ask.continue"));
	await press(theirs, t("choices:check.save"));
	await theirs.goto("/en/my/choices");
	await expect(theirs.getByText(t("overrides:mine.by.word"))).toBeVisible();
	await page.goto(running);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("overrides:running.over"));
	await expect(page.getByText(t("overrides:running.by.word"))).toBeVisible();
	await accessible();
	await page.goto(`${patientPage}/override/${TOOL}`);
	await expect(page.getByText(t("overrides:refused.said-no"))).toBeVisible();
	await accessible();

	// And the AI lead reads the report, and says so
	const office = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arriveAsStaff(office, portal, "lead");
	const lead = await office.newPage();
	await lead.goto("/staff/tasks");
	const report = lead.locator(".card").filter({ hasText: "was allowed in an emergency" });
	await report.getByRole("link", { name: t("staff:tasks.report") }).click();
	await expect(lead.getByText(WHY)).toBeVisible();
	await lead.goto("/staff/tasks");
	await press(lead, t("staff:tasks.read"));
	await expect(lead.getByText("was allowed in an emergency")).toHaveCount(0);
});

test("a doctor ends it by the button, and the letter to the patient says why in their language", async ({
	page,
	context,
	portal,
	browser,
}) => {
	// Given one that runs for a patient who reads Welsh, started by a nurse's colleague in another window
	const gwen = patientCalled(portal, "Gwen Parry");
	await arriveAsStaff(context, portal, "clinician");
	await find(page, gwen.nhsNumber);
	await page.goto(`${page.url()}/override/${TOOL}`);
	await page.locator("#because-2").check();
	await page.locator("#why").fill(WHY);
	await page.locator("#minutes").check();
	await press(page, t("overrides:start.continue"));
	await page.locator("#agreed").check();
	await press(page, t("overrides:check.start"));

	// When it is ended, it is over, and says by whom
	await press(page, t("overrides:running.end"));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("overrides:running.over"));
	await expect(page.getByText(staffOfRole(portal, "clinician").name).first()).toBeVisible();

	// Then the letter that reception posts is in Welsh, with the words of the doctor in English
	const cy = wordsIn("cy");
	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arriveAsStaff(desk, portal, "reception");
	const letters = await desk.newPage();
	await expect(async () => {
		await letters.goto("/staff/letters/all");
		await expect(letters.getByText(cy("overrides:letter.title")).first()).toBeVisible();
	}).toPass();
	const letter = letters.locator("article").filter({ hasText: cy("overrides:letter.title") });
	await expect(letter).toContainText(cy("overrides:mine.because-is.too-ill"));
	await expect(letter.locator("blockquote[lang=en]")).toHaveText(WHY);
});

test("a doctor goes through it with Tab, Space, arrows and Enter alone", async ({
	page,
	context,
	portal,
}) => {
	const tabTo = async (id: string) => {
		for (let presses = 0; presses < 60; presses += 1) {
			await page.keyboard.press("Tab");
			if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
		}
		throw new Error(`Tab never comes to ${id}`);
	};
	const { nhsNumber } = patientCalled(portal, "John Evans");
	await arriveAsStaff(context, portal, "clinician");
	await find(page, nhsNumber);
	await page.goto(`${page.url()}/override/${TOOL}`);
	await tabTo("form-submit");
	await page.keyboard.press("Enter");
	await expect(page.locator("#errors")).toBeFocused();
	await tabTo("because");
	await page.keyboard.press("Space");
	await page.keyboard.press("ArrowDown");
	await expect(page.locator("#because-2")).toBeChecked();
	await tabTo("why");
	await page.keyboard.type(WHY);
	await tabTo("minutes");
	await page.keyboard.press("Space");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("overrides:check.title"));
	await tabTo("agreed");
	await page.keyboard.press("Space");
	await tabTo("form-submit");
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/\/overrides\//);
	await tabTo("form-submit");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("overrides:running.over"));
});

test("a doctor with lynx starts it by keys alone", async ({ portal }) => {
	const program = findProgram("lynx");
	test.skip(program === undefined, "lynx is not on this machine (Debian: apt-get install lynx)");
	const doctor = staffOfRole(portal, "clinician");
	const staff = await plainStaff(portal, "clinician");
	const { nhsNumber } = patientCalled(portal, "James Evans");
	const patientPage = (await staff.get(`/staff/patients?q=${nhsNumber}`)).headers.location ?? "";
	const place = `${patientPage}/override/${TOOL}`;
	const form = (await staff.get(place)).body;
	const said = [
		["because", "too-ill"],
		["why", "bleeding"],
		["minutes", "15"],
	] as const;
	const around = fieldsOf(form, "form").filter(([name]) => name === "token" || name === "once");
	const check = (await staff.post(place, [...around, ["step", "form"], ...said])).body;
	const signIn = await (await fetch(`${portal.origin}/staff/sign-in`)).text();
	const submit = /id="form-submit"/;
	const keys = new Keys()
		.to(signIn, /id="email"/)
		.type(doctor.email)
		.tab()
		.type(doctor.password)
		.tab()
		.type(await freshCode(portal, doctor.totpSecret))
		.on(signIn, /id="code"/, submit)
		.enter()
		.to(form, /value="too-ill"/)
		.enter()
		.on(form, /value="too-ill"/, /id="why"/)
		.type("bleeding")
		.on(form, /id="why"/, /id="minutes"/)
		.enter()
		.on(form, /id="minutes"/, submit)
		.enter()
		.to(check, /id="agreed"/)
		.enter()
		.on(check, /id="agreed"/, submit)
		.enter();
	const shown = lynx(program ?? "", `${portal.origin}/staff/sign-in?to=${encodeURIComponent(place)}`, keys);
	expect(shown).toContain(t("overrides:running.end-text"));
	expect(shown).toContain("bleeding");
	expect(shown).toContain(t("overrides:start.because-is.too-ill"));
});
