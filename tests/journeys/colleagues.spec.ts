/** An AI lead keeps the accounts of those who work here. In English, as staff read here. */
import { TOTP } from "otpauth";
import { expect, test } from "#tests/journey.ts";
import { press } from "./steps/patient.ts";
import { PlainBrowser } from "./steps/plain-browser.ts";
import { arriveAsStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const EMAIL = "jo.lane@riverside.example";
const CHOSEN = "tall green kettle";

test("a lead adds a colleague, who signs in, chooses a password, and is stopped at once", async ({
	page,
	context,
	portal,
}) => {
	await arriveAsStaff(context, portal, "lead");
	await page.goto("/staff");
	await page.getByRole("link", { name: t("colleagues:home.colleagues") }).click();
	await page.getByRole("link", { name: t("colleagues:list.add") }).click();

	// What is wrong is said at its field, and nothing that was typed is lost
	const turned = "Jo \u202EenaL";
	await page.getByLabel(t("colleagues:new.name")).fill(turned);
	await page.getByLabel(t("colleagues:new.email")).fill("jo.lane");
	await page.getByLabel(t("colleagues:role.reception")).check();
	await press(page, t("colleagues:new.button"));
	await expect(page.getByRole("link", { name: t("colleagues:problem.name-direction") })).toBeVisible();
	await expect(page.getByLabel(t("colleagues:new.name"))).toHaveValue(turned);
	await page.getByLabel(t("colleagues:new.name")).fill("Jo Lane");
	await press(page, t("colleagues:new.button"));
	await expect(page.getByRole("link", { name: t("colleagues:problem.email-not-valid") })).toBeVisible();
	await expect(page.getByLabel(t("colleagues:new.name"))).toHaveValue("Jo Lane");
	await page.getByLabel(t("colleagues:new.email")).fill(EMAIL);
	await press(page, t("colleagues:new.button"));

	// What they need to sign in is on this page, once
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(
		t("colleagues:secrets.title", { name: "Jo Lane" }),
	);
	const shown = async (key: string) =>
		(await page.locator("dt", { hasText: key }).locator("+ dd bdi").first().textContent()) ?? "";
	const password = await shown(t("colleagues:secrets.password"));
	const secret = (await shown(t("colleagues:secrets.secret"))).replaceAll(" ", "");
	const code = (later: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + later * 30_000 });

	const jo = new PlainBrowser(portal.origin);
	const signIn = (typed: string, later: number) =>
		jo.post("/staff/sign-in", [
			["email", EMAIL],
			["password", typed],
			["code", code(later)],
		]);
	expect((await signIn(password, 0)).headers.location).toBe("/staff");
	const change = (next: string, later: number) =>
		jo.post("/staff/password", [
			["current", password],
			["code", code(later)],
			["next", next],
		]);
	const easy = await change("password1234", 1);
	expect([easy.status, easy.body.includes(t("colleagues:problem.password-easy"))]).toEqual([422, true]);
	expect((await change(CHOSEN, 1)).headers.location).toBe("/staff/password?done");
	expect((await jo.get("/staff")).status).toBe(200);

	// Stopped: the next page they ask for is the way to sign in, and that does not open any more
	await page.getByRole("link", { name: t("colleagues:secrets.back") }).click();
	await page.getByRole("link", { name: "Jo Lane" }).click();
	await press(page, t("colleagues:move.disabled.button"));
	await expect(page.getByText(t("colleagues:list.cannot"), { exact: true })).toBeVisible();
	expect((await jo.get("/staff")).headers.location).toContain("/staff/sign-in");
	expect((await signIn(CHOSEN, 1)).status).toBe(422);
	const history = page.getByRole("table", { name: t("colleagues:show.history") });
	await expect(history.getByRole("row")).toContainText([
		t("colleagues:show.when"),
		t("colleagues:changed.disabled"),
		t("colleagues:changed.password"),
		t("colleagues:changed.added", { role: t("colleagues:role.reception") }),
	]);

	// Opened again, they come in with the password they chose
	await press(page, t("colleagues:move.enabled.button"));
	await expect(page.getByRole("heading", { name: t("colleagues:move.disabled.title") })).toBeVisible();
});

test("nobody but a lead is shown who can sign in, and a lead changes anybody but themself", async ({
	page,
	context,
	portal,
}) => {
	await arriveAsStaff(context, portal, "lead");
	await page.goto("/staff/colleagues");
	await page.getByRole("link", { name: "Martin Lowe" }).click();
	await expect(page.getByText(t("colleagues:show.you"))).toBeVisible();
	await expect(page.locator("main form")).toHaveCount(0);

	await arriveAsStaff(context, portal, "reception");
	await page.goto("/staff");
	await expect(page.getByRole("link", { name: t("colleagues:home.colleagues") })).toHaveCount(0);
	expect((await page.goto("/staff/colleagues"))?.status()).toBe(404);
});
