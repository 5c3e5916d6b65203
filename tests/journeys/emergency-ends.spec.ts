/** What was allowed in an emergency ends by itself: for staff, for the patient, and for the system that asks. Time passes for the whole portal. */
import type { Browser, Page } from "@playwright/test";
import { expect, test } from "#tests/journey.ts";
import type { RunningServer } from "#tests/server.ts";
import { machineAsks } from "./steps/machine.ts";
import { type MovedPortal, startMovedPortal } from "./steps/moved-clock.ts";
import { answerAbout, press, save, signIn } from "./steps/patient.ts";
import { patientCalled, staffOfRole } from "./steps/people.ts";
import { find, signInStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "consultation-notes";
const WHY = "You were in too much pain to say.";

let portal: MovedPortal;
test.beforeAll(async () => {
	portal = await startMovedPortal();
});
test.afterAll(() => portal.stop());

test("what a doctor allowed in an emergency ends by itself, for staff, for the patient and for the system that asks", async ({
	browser,
}) => {
	// Given a patient who is not sure, so that they must be asked first
	const peter = patientCalled(portal, "Peter Doyle");
	const theirs = await pageAt(browser, portal);
	await signIn(theirs, "en", peter);
	await answerAbout(theirs, "en", TOOL, "unsure");
	await save(theirs, "en");
	const check = { nhsNumber: peter.nhsNumber, tool: TOOL, purpose: "care" };
	const asks = async () => (await machineAsks(portal, [check], portal.now()))[0];
	expect(await asks()).toMatchObject({ answer: "ask" });

	// When a doctor allows the tool for 15 minutes
	const doctor = await pageAt(browser, portal);
	await signInStaff(doctor, portal, "clinician");
	await find(doctor, peter.nhsNumber);
	const summary = doctor.url();
	const box = doctor.locator(`#tool-${TOOL}`).locator("..");
	await expect(box).toContainText(t("reasons:answer.ask"));
	await doctor.goto(`${summary}/override/${TOOL}`);
	await doctor.getByRole("radio", { name: t("overrides:start.because-is.too-ill") }).check();
	await doctor.locator("#why").fill(WHY);
	await doctor.getByRole("radio", { name: t("overrides:start.minutes-is", { number: 15 }) }).check();
	await press(doctor, t("overrides:start.continue"));
	const { name } = staffOfRole(portal, "clinician");
	await doctor.getByRole("checkbox", { name: t("overrides:check.agreed", { name }) }).check();
	await press(doctor, t("overrides:check.start"));
	await expect(doctor).toHaveURL(/\/overrides\//);
	const running = doctor.url();

	// Then it counts for everybody, near its end too, and a system is told no longer time than is left
	portal.minutesPass(8);
	await doctor.goto(summary);
	await expect(box).toContainText(t("reasons:answer.permit"));
	portal.minutesPass(6.5);
	const last = await asks();
	expect(last).toMatchObject({ answer: "permit", reason: "emergency" });
	await doctor.goto(running);
	await expect(doctor.getByRole("button", { name: t("overrides:running.end") })).toBeVisible();
	await theirs.goto("/en/my/choices");
	await expect(theirs.getByText(t("overrides:mine.who", { name }))).toBeVisible();
	await expect(theirs.getByText("It is allowed now")).toBeVisible();

	// When its time has passed and nobody pressed anything
	portal.minutesPass(1);
	expect(Date.parse(last?.expires ?? "")).toBeLessThan(portal.now().getTime());

	// Then a system is not allowed it, the doctor reads that it ended by itself, and the patient must be asked as before
	expect(await asks()).toMatchObject({ answer: "ask", reason: "unsure" });
	await doctor.goto(running);
	await expect(doctor.getByRole("heading", { level: 1 })).toHaveText(t("overrides:running.over"));
	await expect(doctor.getByText(t("overrides:running.by-itself"))).toBeVisible();
	await expect(doctor.getByRole("button", { name: t("overrides:running.end") })).toHaveCount(0);
	await doctor.goto(summary);
	await expect(box).toContainText(t("reasons:answer.ask"));
	await theirs.goto("/en/my/choices");
	await expect(theirs.getByText(t("overrides:mine.who", { name }))).toBeVisible();
	await expect(theirs.getByText("It is allowed now")).toHaveCount(0);
});

/** A page of a browser of its own. */
async function pageAt(browser: Browser, { origin }: RunningServer): Promise<Page> {
	const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: false });
	return context.newPage();
}
