/** AI leads keep the systems that may ask: one adds it, another agrees, one stops it. In English, as staff read here. */
import { expect, test } from "#tests/journey.ts";
import { aKeyPair, anAssertion, setOf, tokenForm } from "#tests/machine-client.ts";
import { press } from "./steps/patient.ts";
import { arriveSecondLead } from "./steps/second-lead.ts";
import { arriveAsStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const NAME = "Lung scan computer";
const pair = aKeyPair("lung-1");
const newer = aKeyPair("lung-2");

test("a system can ask when a second lead agreed to its keys, and no more when one stopped it", async ({
	page,
	context,
	browser,
	portal,
	accessible,
}) => {
	await arriveAsStaff(context, portal, "lead");
	await page.goto("/staff");
	await page.getByRole("link", { name: t("clients:list.title") }).click();
	await page.getByRole("link", { name: t("clients:new.title") }).click();

	// What is wrong is said at its field, and nothing that was typed is lost
	const PRIVATE = JSON.stringify(pair.privateKey.export({ format: "jwk" }));
	await page.locator("#name").fill("eye clinic CAMERA");
	await page.getByLabel(t("clients:scope.read")).check();
	await page.locator("#keys").fill(PRIVATE);
	await press(page, t("clients:new.title"));
	await expect(page.locator("#errors")).toContainText(t("clients:problem.tools-missing"));
	await expect(page.locator("#errors")).toContainText(t("clients:problem.keys-private"));
	await expect(page.getByLabel(t("clients:scope.read"))).toBeChecked();
	await page.locator("#tool-eye-scan-urgency").check();
	await page.locator("#keys").fill(setOf(pair));
	await press(page, t("clients:new.title"));
	await expect(page.getByRole("link", { name: t("clients:problem.name-taken") })).toBeVisible();
	await expect(page.locator("#keys")).toHaveValue(setOf(pair));
	await expect(page.locator("#tool-eye-scan-urgency")).toBeChecked();
	await page.locator("#name").fill(NAME);
	await press(page, t("clients:new.title"));

	// It waits: no token is given, and who asked cannot agree
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(NAME);
	await expect(page.getByText(t("clients:asked.yours"))).toBeVisible();
	await expect(page.getByRole("button", { name: t("clients:asked.agreed") })).toHaveCount(0);
	await accessible();
	const address = new URL(page.url()).pathname;
	const clientId = address.split("/").at(-1) ?? "";
	const audience = `${portal.origin}/oauth/token`;
	const asks = async (by = pair) => {
		const assertion = await anAssertion(by, { clientId, audience, at: new Date() });
		const headers = { "content-type": "application/x-www-form-urlencoded" };
		return (await fetch(audience, { method: "POST", headers, body: tokenForm(assertion) })).status;
	};
	expect(await asks()).toBe(400);

	// A second lead agrees
	const other = await arriveSecondLead(browser, portal);
	await other.goto("/staff/clients");
	await expect(other.getByRole("row", { name: NAME })).toContainText(t("clients:state.waits"));
	await other.getByRole("link", { name: NAME }).click();
	await expect(other.getByText("lung-1")).toBeVisible();
	await press(other, t("clients:asked.agreed"));
	expect(await asks()).toBe(200);

	// New keys, with a reason: the old ones work until the other lead agrees
	await other.locator("#keys").fill(setOf(newer));
	await press(other, t("clients:move.asked.button"));
	await expect(other.locator("#errors")).toContainText(t("clients:problem.why-missing"));
	await expect(other.locator("#keys")).toHaveValue(setOf(newer));
	await other.locator("#why-asked").fill("The old key is a year old.");
	await press(other, t("clients:move.asked.button"));
	expect([await asks(), await asks(newer)]).toEqual([200, 400]);
	await page.goto(address);
	await press(page, t("clients:asked.agreed"));
	expect([await asks(), await asks(newer)]).toEqual([400, 200]);

	// One lead stops it at once, and says why
	await press(page, t("clients:move.disabled.button"));
	await expect(page.locator("#errors")).toContainText(t("clients:problem.why-missing"));
	await page.locator("#why-disabled").fill("It was sold.");
	await press(page, t("clients:move.disabled.button"));
	expect(await asks(newer)).toBe(400);
	await expect(page.getByText(t("clients:state.off"))).toBeVisible();
	await expect(page.getByRole("button", { name: t("clients:move.disabled.button") })).toHaveCount(0);
	const history = page.getByRole("table", { name: t("colleagues:show.history") });
	await expect(history.getByRole("row")).toContainText([
		t("colleagues:show.when"),
		"It was sold.",
		t("clients:changed.keys"),
		"The old key is a year old.",
		t("clients:changed.keys"),
		t("clients:changed.added"),
	]);
	await other.context().close();
});

test("nobody but a lead is shown the systems", async ({ page, context, portal }) => {
	await arriveAsStaff(context, portal, "reception");
	await page.goto("/staff");
	await expect(page.getByRole("link", { name: t("clients:list.title") })).toHaveCount(0);
	expect((await page.goto("/staff/clients"))?.status()).toBe(404);
});
