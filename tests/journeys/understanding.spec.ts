/** Three questions about a tool's page: what the page says is shown beside each answer, and a lead reads which sentence fails. */
import { expect, test } from "#tests/journey.ts";
import { Keys, lynx } from "./steps/lynx.ts";
import { needed } from "./steps/needed-program.ts";
import { follow, press } from "./steps/patient.ts";
import { PlainBrowser } from "./steps/plain-browser.ts";
import { arriveAs } from "./steps/signed-in.ts";
import { arriveAsStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const TOOL = "eye-scan-urgency";
const t = wordsIn("en");

test("a reader checks a page before they choose, is told kindly what it says, and nothing of it stands in an address", async ({
	page,
	context,
	portal,
	accessible,
}) => {
	await arriveAs(context, portal, "Maya Clarke");
	await page.goto(`/en/my/tools/${TOOL}`);
	await follow(page, t("understanding:link"));
	await press(page, t("understanding:button"));
	await expect(page.locator("#errors")).toContainText(t("understanding:problem.nothing"));
	await accessible();
	await page.locator("#decides-2").check();
	await page.getByRole("button", { name: "اردو" }).click();
	await expect(page.locator("#decides-2")).toBeChecked();
	await page.getByRole("button", { name: "English" }).click();
	await page.getByRole("radio", { name: t("understanding:option.no.without") }).check();
	await press(page, t("understanding:button"));
	await expect(page.getByText(t("understanding:result.wrong"))).toHaveCount(1);
	await expect(page.getByText(t("understanding:result.right"))).toHaveCount(1);
	await expect(page.getByText(t("tools:page.who-unknown"))).toBeVisible();
	await expect(page.getByText("A doctor looks at your scan.")).toBeVisible();
	expect(page.url()).toBe(`${portal.origin}/en/tools/${TOOL}/understood`);
	await accessible();
});

test("a tool that nobody can refuse says so", async ({ page }) => {
	await page.goto("/en/tools/staff-rostering/understood");
	await page.getByRole("radio", { name: t("understanding:option.no.without") }).check();
	await page.getByRole("radio", { name: t("understanding:option.change.nothing") }).check();
	await press(page, t("understanding:button"));
	await expect(page.getByText(t("understanding:result.wrong"))).toHaveCount(1);
	await expect(page.getByText(t("understanding:result.right"))).toHaveCount(1);
	await expect(page.getByText(t("tools:basis.information")).first()).toBeVisible();
});

test("a lead reads by language which sentence fails, and too few where they are too few", async ({
	page,
	context,
	portal,
	accessible,
}) => {
	await arriveAsStaff(context, portal, "lead");
	await page.goto(`/staff/tools/${TOOL}`);
	await follow(page, t("understanding:report.link"));
	await expect(page.locator("table").first()).toContainText(t("understanding:report.few"));
	await expect(page.getByText(t("understanding:report.fails", { language: "English" }))).toHaveCount(1);
	// It stands as it was read there, also what all pages say.
	const urdu = page.locator(".notice", { hasText: t("understanding:report.fails", { language: "Urdu" }) });
	await expect(urdu.first().locator('p[lang="ur"][dir="rtl"]')).toHaveText(
		wordsIn("ur")("tools:page.who-unknown"),
	);
	await expect(page.locator("svg")).toHaveCount(3);
	await accessible();
});

test("a reader with lynx answers by keys alone", async ({ portal }) => {
	const program = needed("lynx");
	const at = `/en/tools/${TOOL}/understood`;
	const page = (await new PlainBrowser(portal.origin).get(at)).body;
	const keys = new Keys()
		.to(page, /id="decides-3"/)
		.enter()
		.on(page, /id="decides-3"/, /id="form-submit"/)
		.enter();
	expect(lynx(program, `${portal.origin}${at}`, keys)).toContain(t("understanding:result.thanks"));
});
