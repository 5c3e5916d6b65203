/** Staff sign in with their OpenID provider, which is a real one that plays it. In English, as staff read here. */
import { expect, test } from "#tests/journey.ts";
import { Keys, lynx } from "./steps/lynx.ts";
import { needed } from "./steps/needed-program.ts";
import { press } from "./steps/patient.ts";
import { arriveAsStaff } from "./steps/staff.ts";
import { keysThere, signInThere, signOutThere } from "./steps/stand-in.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const name = "OpenID";
const DOCTOR = "Dr Hannah Okoye";
const LINK = t("staff:openid.link", { name });

test("a doctor signs in with a second factor, is where they wanted to be, and signs out in both places", async ({
	context,
	portal,
}) => {
	const page = await context.newPage();
	await page.goto("/staff/tasks");
	await page.getByRole("link", { name: LINK }).click();

	// A password alone is not enough, and stopping is no fault
	await signInThere(page, portal, DOCTOR, "pwd");
	await expect(page.locator("#errors")).toContainText(t("staff:openid.problem.second", { name }));
	await page.getByRole("link", { name: LINK }).click();
	await signInThere(page, portal, DOCTOR, "cancel");
	await expect(page.locator("#errors")).toContainText(t("staff:openid.problem.cancelled"));
	expect((await context.cookies()).map((cookie) => cookie.name)).not.toContain("sid");

	await page.getByRole("link", { name: LINK }).click();
	await signInThere(page, portal, DOCTOR, "mfa");
	await expect(page).toHaveURL("/staff/tasks");
	await expect(page.getByText(DOCTOR)).toBeVisible();

	await press(page, t("ui:session.finish"));
	await expect(page).toHaveURL("/staff/sign-out?openid");
	await expect(page.getByText(t("staff:openid.still", { name }))).toBeVisible();
	await page.getByRole("link", { name: t("staff:openid.out") }).click();
	await signOutThere(page, portal);
	await expect(page).toHaveURL("/staff/sign-out");
	await page.goto("/staff");
	await expect(page).toHaveURL(/\/staff\/sign-in/);
});

test("a lead ends a colleague's way in, who is out at once, and lets them in again", async ({
	context,
	browser,
	portal,
}) => {
	const reception = await (await browser.newContext({ baseURL: portal.origin })).newPage();
	const signInAs = async () => {
		await reception.goto("/staff/sign-in");
		await reception.getByRole("link", { name: LINK }).click();
		await signInThere(reception, portal, "Priya Desai", "mfa");
	};
	await signInAs();
	await expect(reception).toHaveURL("/staff");

	await arriveAsStaff(context, portal, "lead");
	const page = await context.newPage();
	await page.goto("/staff/colleagues");
	await page.getByRole("link", { name: "Priya Desai" }).click();
	await press(page, t("colleagues:move.openid-ended.button"));
	await reception.goto("/staff");
	await expect(reception).toHaveURL(/\/staff\/sign-in/);
	await signInAs();
	await expect(reception.locator("#errors")).toContainText(t("staff:openid.problem.no-match", { name }));

	await press(page, t("colleagues:move.openid-invited.button"));
	const history = page.getByRole("table", { name: t("colleagues:show.history") });
	await expect(history.getByRole("row").nth(1)).toContainText(t("colleagues:changed.openid-invited"));
	await signInAs();
	await expect(reception).toHaveURL("/staff");
	await page.reload();
	await expect(history.getByRole("row").nth(1)).toContainText(t("colleagues:changed.openid-bound"));
	await reception.context().close();
});

test("reception with lynx signs in with OpenID by keys alone", async ({ portal }) => {
	const program = needed("lynx");
	const signIn = await (await fetch(`${portal.origin}/staff/sign-in`)).text();
	const keys = keysThere(new Keys().to(signIn, /id="openid"/).enter(), "staff", "mfa");
	const shown = lynx(program, `${portal.origin}/staff/sign-in`, keys);
	expect(shown).toContain(t("staff:home.title"));
	expect(shown).toContain("Priya Desai");
});
