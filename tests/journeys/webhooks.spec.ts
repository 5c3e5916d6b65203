/** AI leads agree on where a system is sent what changed: its secret is shown once, and one of them stops it. */
import { expect, test } from "#tests/journey.ts";
import { press } from "./steps/patient.ts";
import { arriveSecondLead } from "./steps/second-lead.ts";
import { arriveAsStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const NAME = "Eye clinic camera";
const ADDRESS = "https://changes.maker.example/told";

test("a system is sent what changed when a second lead agreed to its address, who is shown the secret once", async ({
	page,
	context,
	browser,
	portal,
	accessible,
}) => {
	await arriveAsStaff(context, portal, "lead");
	await page.goto("/staff/clients");
	await page.getByRole("link", { name: NAME }).click();
	const path = new URL(page.url()).pathname;

	// What is no address is said at its field, and what was typed is there still
	await page.locator("#hook-address").fill("http://127.0.0.1/told");
	await press(page, t("clients:hook.move.hook-asked"));
	await expect(page.locator("#errors")).toContainText(t("clients:problem.address-wrong"));
	await expect(page.locator("#hook-address")).toHaveValue("http://127.0.0.1/told");
	await page.locator("#hook-address").fill(ADDRESS);
	await press(page, t("clients:hook.move.hook-asked"));
	await expect(page.getByText(t("clients:hook.yours"))).toBeVisible();
	await expect(page.getByRole("button", { name: t("clients:hook.move.hook-agreed") })).toHaveCount(0);

	const other = await arriveSecondLead(browser, portal);
	await other.goto(path);
	await expect(other.getByText(ADDRESS)).toBeVisible();
	await press(other, t("clients:hook.move.hook-agreed"));
	await expect(other.getByText(/^whsec_[A-Za-z0-9+/]{43}=$/)).toBeVisible();
	await other.getByRole("link", { name: t("colleagues:secrets.back") }).click();
	await expect(other.getByText(ADDRESS)).toBeVisible();
	await expect(other.getByText(/whsec_/)).toHaveCount(0);
	await accessible();

	await page.goto(path);
	await press(page, t("clients:hook.move.hook-off"));
	await expect(page.getByRole("button", { name: t("clients:hook.move.hook-off") })).toHaveCount(0);
	const history = page.getByRole("table", { name: t("colleagues:show.history") });
	await expect(history.getByRole("row")).toContainText([
		t("colleagues:show.when"),
		t("clients:changed.hook-off"),
		t("clients:changed.hook-agreed"),
		t("clients:changed.hook-asked"),
	]);
	await other.context().close();
});
