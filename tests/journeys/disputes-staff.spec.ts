/** What staff do with what is said to be wrong: take it, ask, write the reply down, answer; and challenge a tool themselves. */
import { expect, test } from "#tests/journey.ts";
import { openCase, openMove, sendMove } from "./steps/cases.ts";
import { press } from "./steps/patient.ts";
import { patientCalled, staffOfRole } from "./steps/people.ts";
import { plainPatient } from "./steps/signed-in.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";
import { disputed } from "./steps/world.ts";

const t = wordsIn("en");
const NAME = "Grace Adeyemi";

test("a doctor takes a case, asks, has the reply written down, and answers it", async ({
	page,
	context,
	browser,
	portal,
}) => {
	// Given a patient who is worried now, a doctor who starts the day, and reception at the desk
	await disputed(await plainPatient(portal, "Samira Khan"), {
		about: "unknown",
		what: [["route-urgent", "yes"]],
		answer: [["by", "letter"]],
	});
	await arriveAsStaff(context, portal, "clinician");
	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arriveAsStaff(desk, portal, "reception");
	const doctor = staffOfRole(portal, "clinician").name;
	await page.goto("/staff");
	await page.getByRole("link", { name: t("inbox:home.see") }).click();

	// Then the urgent worry is first, and what is late says so
	const rows = page.getByRole("row");
	await expect(rows.nth(1)).toContainText(t("inbox:list.urgent"));
	await expect(rows.filter({ hasText: "Alex Smith" })).toContainText(/Late since \d/);
	await expect(rows.filter({ hasText: NAME })).toContainText(t("inbox:list.nobody"));

	// When she opens a case, she reads the needs, the words, the use and the dates
	await openCase(page, NAME);
	await expect(page.getByText("I saw flashes of light.")).toBeVisible();
	await expect(page.getByText(t("inbox:case.agreed.disagreed", { name: "Sam Porter" }))).toBeVisible();
	await expect(page.getByText(t("inbox:case.stops"))).toBeVisible();
	await expect(page.getByRole("row").filter({ hasText: t("inbox:clock.harm-look") })).toBeVisible();

	// When she takes it, the answer waits for the look for harm
	await sendMove(await openMove(page, "take"));
	await expect(page.getByText(t("inbox:happened.take", { name: doctor }))).toBeVisible();
	await expect(page.getByText(t("inbox:refusal.not-looked-yet"))).toBeVisible();
	const look = await openMove(page, "look");
	await sendMove(look);
	await expect(page.locator("#errors")).toContainText(t("inbox:problem.harm-missing"));
	await page.getByRole("radio", { name: t("inbox:harm.low") }).check();
	await sendMove(page.locator("#form-look"));

	// When she asks, reception writes down what the patient replies
	const ask = await openMove(page, "ask");
	await ask.getByLabel(t("inbox:field.words.ask")).fill("Since when do you see them?");
	await sendMove(ask);
	await expect(page.getByText(t("inbox:state.asking"), { exact: true })).toBeVisible();
	const theirs = await desk.newPage();
	await openCase(theirs, NAME);
	await expect(theirs.locator("#form-look")).toHaveCount(0);
	const reply = await openMove(theirs, "reply");
	await reply.getByLabel(t("inbox:field.words.reply")).fill("Since Sunday.");

	// Given that a page was opened before the reply, when it is sent after it
	const late = await openMove(page, "agree-date");
	await sendMove(reply);
	await expect(theirs.getByText(t("inbox:state.looking"), { exact: true })).toBeVisible();
	const [day, month, year] = ["1", "12", String(new Date().getFullYear())];
	await late.getByLabel(t("ui:date.day")).fill(day);
	await late.getByLabel(t("ui:date.month")).fill(month);
	await late.getByLabel(t("ui:date.year")).fill(year);
	await sendMove(late);

	// Then it says what changed, keeps what was typed, and saves nothing
	await expect(page.locator("#errors")).toContainText(t("inbox:refusal.changed"));
	const since = page.getByRole("region", { name: t("inbox:case.since") });
	await expect(since).toContainText("Since Sunday.");
	await expect(page.locator("#form-agree-date").getByLabel(t("ui:date.month"))).toHaveValue(month);

	// When she answers without saying sorry, she is told; then the case is answered
	const answer = await openMove(page, "answer");
	await answer.getByRole("checkbox", { name: t("inbox:outcome.overruled") }).check();
	await answer.getByLabel(t("inbox:field.words.answer")).fill("The scan missed it. Come in tomorrow.");
	await sendMove(answer);
	await expect(page.locator("#errors")).toContainText(t("inbox:refusal.apology-missing"));
	const again = page.locator("#form-answer");
	await expect(again.getByLabel(t("inbox:field.words.answer"))).toHaveValue(/missed it/);
	await again.getByLabel(t("inbox:field.apology"), { exact: true }).fill("We are sorry.");
	await sendMove(again);
	await expect(page.locator("strong", { hasText: t("inbox:state.answered") })).toBeVisible();
	await expect(page.getByText("We are sorry.")).toBeVisible();

	// And the others with the same version are counted, and put on the list of things to do
	await page.getByRole("link", { name: t("inbox:case.others") }).click();
	await expect(page.getByText(t("inbox:others.people", { count: 3 }))).toBeVisible();
	await press(page, t("inbox:others.button"));
	await expect(page.getByText(t("inbox:others.asked", { count: 3 }))).toBeVisible();
	await expect(page.getByRole("button", { name: t("inbox:others.button") })).toHaveCount(0);
	await desk.close();
});

test("a doctor challenges what a tool said in one page, and prints a report that names nobody", async ({
	page,
	context,
	browser,
	portal,
}) => {
	await arriveAsStaff(context, portal, "clinician");
	await find(page, patientCalled(portal, "Robert Hill").nhsNumber);
	await page.getByRole("link", { name: t("inbox:challenge.link") }).click();
	await page.getByRole("radio", { name: t("inbox:challenge.about-tool", { tool: "Eye scan tool" }) }).check();
	await page.getByRole("radio", { name: t("inbox:challenge-kind.near-miss") }).check();
	await page
		.getByLabel(t("inbox:challenge.words"))
		.fill("Robert nearly lost sight. The tool said: not urgent.");
	await page.getByRole("checkbox", { name: t("inbox:challenge.withhold") }).check();
	await press(page, t("inbox:challenge.save"));

	// What is missing is said, and what was typed is kept
	await expect(page.locator("#errors")).toContainText(t("inbox:problem.withheld-missing"));
	await expect(page.getByLabel(t("inbox:challenge.words"))).toHaveValue(/nearly lost sight/);
	await page.getByLabel(t("inbox:challenge.withheld")).fill("He is very ill today.");
	await press(page, t("inbox:challenge.save"));
	await expect(page.getByText(t("inbox:case.withheld"))).toBeVisible();
	await expect(page.getByText("He is very ill today.")).toBeVisible();

	await page.getByRole("link", { name: t("inbox:packet.title.yellow-card") }).click();
	await expect(page.getByText(t("inbox:packet.not-sent"))).toBeVisible();
	await expect(page.getByText("[…] nearly lost sight.")).toBeVisible();
	await expect(page.locator("main")).not.toContainText("Robert");

	// Nobody but a doctor or nurse can
	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arriveAsStaff(desk, portal, "reception");
	const theirs = await desk.newPage();
	await find(theirs, patientCalled(portal, "Robert Hill").nhsNumber);
	await expect(theirs.getByRole("link", { name: t("inbox:challenge.link") })).toHaveCount(0);
	await theirs.goto(`${theirs.url()}/challenge`);
	await expect(theirs.getByText(t("inbox:problem.only-clinicians"))).toBeVisible();
	await desk.close();
});
