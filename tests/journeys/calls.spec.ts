/** A link on every page leads to asking for a call: with a letter or without, staff call, and the patient can take it back. */
import { expect, test } from "#tests/journey.ts";
import { Keys, lynx } from "./steps/lynx.ts";
import { needed } from "./steps/needed-program.ts";
import { follow, press } from "./steps/patient.ts";
import { PlainBrowser } from "./steps/plain-browser.ts";
import { arriveAs } from "./steps/signed-in.ts";
import { arriveAsStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const [PROMISED = ""] = t("calls:promised", { date: "\n" }).split("\n");

test("a patient asks to be called from the page of a question, staff see it with their needs, and it is taken back", async ({
	page,
	context,
	portal,
	browser,
	accessible,
}) => {
	await arriveAs(context, portal, "Oliver Reed");
	await page.goto("/en/my/tools/eye-scan-urgency/choose");
	await follow(page, t("ui:frame.call-me"));
	await expect(page).toHaveURL("/en/my/call");
	await accessible();

	// What is wrong is said in words, and what was typed stays when the language changes
	await page.locator("#about").fill("The letter that I got.");
	await press(page, t("calls:form.button"));
	await expect(page.locator("#errors")).toContainText(t("calls:problem.time-missing"));
	await page.getByRole("button", { name: "اردو" }).click();
	await expect(page.locator("#about")).toHaveValue("The letter that I got.");
	await page.getByRole("button", { name: "English" }).click();
	await page.getByRole("radio", { name: t("calls:form.other") }).check();
	await page.locator("#number").fill("+48 601 234 567");
	await page.getByRole("radio", { name: t("calls:time.morning") }).check();
	await page.locator("#form-submit").dblclick();

	// They read by when, and their number is not shown whole
	const promised = page.getByRole("heading", { level: 1 });
	await expect(promised).toContainText(PROMISED);
	await expect(page.locator("main")).toContainText("567");
	await expect(page.locator("main")).not.toContainText("601");
	await accessible();

	// Staff find one job, with what was said and a warning about a number that is not on the list
	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arriveAsStaff(desk, portal, "reception");
	const staff = await desk.newPage();
	await staff.goto("/staff/tasks");
	const card = staff.locator(".card").filter({ hasText: "The letter that I got." });
	await expect(card).toHaveCount(1);
	await expect(card).toContainText("+48601234567");
	await expect(card).toContainText(t("calls:staff.check"));
	await expect(card).toContainText(t("calls:time.morning"));

	// The same link leads to what was promised; one press ends it, and the job is gone
	await page.goto("/en/my/choices");
	await follow(page, t("ui:frame.call-me"));
	await press(page, t("calls:take-back"));
	await expect(page.getByText(t("calls:taken-back"))).toBeVisible();
	await staff.goto("/staff/tasks");
	await expect(card).toHaveCount(0);
	const copy = await (await page.request.get("/en/my/copy/html")).text();
	expect(copy).toContain(t("record:copy.kind.call-taken-back"));
	await desk.close();
});

test("somebody without a letter asks to be called, and staff are told to check who it is", async ({
	page,
	portal,
	browser,
	accessible,
}) => {
	await page.goto("/en/tools");
	await follow(page, t("ui:frame.call-me"));
	await expect(page).toHaveURL("/en/call");
	await page.locator("#name").fill("Jo \u202elliH");
	await page.locator("#number").fill("1".repeat(300));
	await press(page, t("calls:form.button"));
	for (const name of ["number-wrong", "time-missing"] as const)
		await expect(page.locator("#errors")).toContainText(t(`calls:problem.${name}`));
	await expect(page.locator("#errors")).toContainText(t("needs:problem.not-readable"));
	await expect(page.locator("#number")).toHaveValue("1".repeat(300));
	await accessible();
	await page.locator("#name").fill("Jo Hillside");
	await page.locator("#number").fill("01632 960 333");
	await page.locator("#speaks").selectOption("so");
	await page.getByRole("radio", { name: t("calls:time.any") }).check();
	await page.locator("#form-submit").dblclick();
	await expect(page.getByRole("heading", { level: 1 })).toContainText(PROMISED);
	await expect(page.locator("main")).not.toContainText("Hillside");

	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arriveAsStaff(desk, portal, "reception");
	const staff = await desk.newPage();
	await staff.goto("/staff");
	await staff.getByRole("link", { name: t("calls:staff.title") }).click();
	const link = staff.getByRole("link", { name: "Jo Hillside" });
	await expect(link).toHaveCount(1);
	await link.click();
	await expect(staff.locator(".notice")).toContainText(t("calls:staff.check"));
	await expect(staff.locator("main")).toContainText("Soomaali");
	await press(staff, t("calls:staff.done"));
	await expect(staff.getByRole("button", { name: t("staff:tasks.reopen") })).toBeVisible();
	await staff.goto("/staff/tasks");
	await expect(link).toHaveCount(0);
	await desk.close();
});

test("a reader with lynx asks to be called by keys alone", async ({ portal }) => {
	const program = needed("lynx");
	const page = (await new PlainBrowser(portal.origin).get("/en/call")).body;
	const keys = new Keys()
		.to(page, /id="name"/)
		.type("Lena")
		.tab()
		.type("01632960444")
		.on(page, /id="number"/, /id="time"/)
		.enter()
		.on(page, /id="time"/, /id="form-submit"/)
		.enter();
	expect(lynx(program, `${portal.origin}/en/call`, keys)).toContain(PROMISED.trim());
});
