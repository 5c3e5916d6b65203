/** An AI lead has a maker's card read, and takes the transparency record of a tool away. In English, as staff read here. */
import { readFileSync } from "node:fs";
import { expect, test } from "#tests/journey.ts";
import { press } from "./steps/patient.ts";
import { arriveAsStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");

test("a lead reads what a card leaves open for patients, and gets the record of a tool in use", async ({
	page,
	context,
	portal,
	accessible,
}) => {
	await arriveAsStaff(context, portal, "lead");
	await page.goto("/staff/tools");
	await page.getByRole("link", { name: t("cards:link") }).click();
	await page.locator("#pasted").fill("Dear team");
	await press(page, t("cards:button"));
	await expect(page.locator("#errors")).toContainText(t("cards:problem.no-record"));
	await expect(page.locator("#pasted")).toHaveValue("Dear team");
	await accessible();

	await page.locator("#file").setInputFiles("tests/cards/OrbDoc_Voice-to-SOAP.xml");
	await press(page, t("cards:button"));
	await expect(page.getByRole("heading", { name: t("cards:lacks"), exact: true })).toBeVisible();
	await expect(page.getByText("Accurate Entity Rate (overall): 36.5 %")).toBeVisible();
	await accessible();

	const huge = { name: "card.xml", mimeType: "text/xml", buffer: Buffer.alloc(5_000_000, "x") };
	await page.locator("#file").setInputFiles(huge);
	const [answer] = await Promise.all([
		page.waitForResponse((response) => response.request().method() === "POST"),
		press(page, t("cards:button")),
	]);
	expect(answer.status()).toBe(413);

	// The record that the tool's page gives is read as any other
	await page.goto("/staff/tools/eye-scan-urgency");
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("link", { name: t("keeping:atrs.json") }).click(),
	]);
	const record = readFileSync(await download.path(), "utf8");
	await page.goto("/staff/tools/new/import");
	await page.locator("#pasted").fill(record);
	await press(page, t("cards:button"));
	await expect(page.getByRole("heading", { name: t("cards:says"), exact: true })).toBeVisible();
});
