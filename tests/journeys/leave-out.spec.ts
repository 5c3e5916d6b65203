/** An AI lead makes a list of people to leave out of data, gives it away, and keeps the proof. In English, as staff read here. */
import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { formatNumber } from "#app/i18n/format.ts";
import { expect, test } from "#tests/journey.ts";
import { familyOf } from "./steps/acting.ts";
import { press } from "./steps/patient.ts";
import { plainlySignedIn, plainPatient } from "./steps/signed-in.ts";
import { arriveAsStaff, plainStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";
import { chosen } from "./steps/world.ts";

const t = wordsIn("en");
const NAME = "Eye pictures, spring";

test("a list of people to leave out is made, downloaded, outdated by a no, and proved", async ({
	page,
	context,
	portal,
	accessible,
}) => {
	// Given a patient who said yes to teaching AI tools
	const { patient: who } = await familyOf(portal, 40, ["Rosa", "Teaches", "Nobody"]);
	const patient = await plainlySignedIn(portal, who);
	const { nhsNumber } = who;
	await chosen(patient, "/en/my/purposes/training", "yes");

	// When an AI lead sends an empty form, each thing that lacks is said at its field
	await arriveAsStaff(context, portal, "lead");
	await page.goto("/staff");
	await page.getByRole("link", { name: t("lists:release.title") }).click();
	await accessible();
	await page.getByRole("link", { name: t("lists:release.new") }).click();
	await press(page, t("lists:release.button"));
	for (const name of ["tool-missing", "purpose-missing", "name-missing", "date-missing"] as const)
		await expect(page.getByRole("link", { name: t(`lists:release.problem.${name}`) })).toBeVisible();
	await accessible();

	// And makes the list for a day that is over: what was typed stays
	const fill = async (year: string) => {
		await page.getByLabel(t("ui:date.day"), { exact: true }).fill("1");
		await page.getByLabel(t("ui:date.month"), { exact: true }).fill("3");
		await page.getByLabel(t("ui:date.year"), { exact: true }).fill(year);
		await press(page, t("lists:release.button"));
	};
	await page.locator("#tool").selectOption("eye-scan-urgency");
	await page.getByLabel(t("lists:home.purpose-of.training")).check();
	await page.locator("#name").fill(NAME);
	const cameBack = (text: string) =>
		page
			.locator("#came-back")
			.setInputFiles({ name: "back.dat", mimeType: "text/plain", buffer: Buffer.from(text) });
	await cameBack("name\nAmina\n");
	await fill("2020");
	for (const name of ["day-over", "came-back-in-doubt"] as const)
		await expect(page.getByRole("link", { name: t(`lists:release.problem.${name}`) })).toBeVisible();
	await expect(page.locator("#name")).toHaveValue(NAME);
	// The National Data Opt-out sent back the number of that patient alone: everybody else has opted out
	await cameBack(`${nhsNumber},\n`);
	await fill(String(new Date().getFullYear() + 1));

	// Then the list is there, and says how many it has
	const again = page.getByRole("link", { name: t("lists:show.again") });
	while (new URL(page.url()).pathname === "/staff/releases") {
		if (await again.isVisible()) await again.click();
		else await page.getByRole("link", { name: NAME }).click();
	}
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(NAME);
	await expect(page.getByText(t("lists:release.no-proof"))).toBeVisible();
	expect(await counted(page, t("lists:release.since"))).toBe("0");
	await accessible();

	// And its numbers are a file whose hash is the one that the page says; the patient who said yes is not in it
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("link", { name: t("lists:release.download") }).click(),
	]);
	const numbers = (await (await download.createReadStream()).toArray()).join("");
	const lines = numbers.split("\n").slice(0, -1);
	const hash = createHash("sha256").update(numbers).digest("hex");
	expect([lines.includes(nhsNumber), lines]).toEqual([false, [...lines].sort()]);
	expect(await shownAt(page, t("lists:release.people"))).toBe(formatNumber("en", lines.length));
	expect(await shownAt(page, t("lists:release.hash"))).toBe(hash);

	// When that patient changes their mind, the page says that one more must be left out
	const address = new URL(page.url()).pathname;
	await chosen(patient, "/en/my/purposes/training", "no");
	await page.goto(address);
	expect(await counted(page, t("lists:release.since"))).toBe("1");
	await expect(page.getByText(t("lists:release.more", { number: "1" }))).toBeVisible();
	await expect(page.getByRole("link", { name: t("lists:release.again") })).toHaveAttribute(
		"href",
		"/staff/releases/new?tool=eye-scan-urgency&purpose=training",
	);

	// A proof of another list is refused, and so is what is none
	const prove = async (people: string, sha: string) => {
		await page.locator("#people").fill(people);
		await page.locator("#hash").fill(sha);
		await press(page, t("lists:release.give.button"));
	};
	await prove("many", hash);
	await expect(page.getByRole("link", { name: t("lists:release.problem.people-wrong") })).toBeVisible();
	await prove(String(lines.length), "abc");
	await expect(page.getByRole("link", { name: t("lists:release.problem.hash-wrong") })).toBeVisible();
	await prove(String(lines.length - 1), hash);
	await expect(page.getByRole("link", { name: t("lists:release.problem.another-list") })).toBeVisible();
	await expect(page.locator("#hash")).toHaveValue(hash);
	await accessible();
	await prove(String(lines.length), hash.toUpperCase());
	await expect(page.getByText(t("lists:release.give.done"))).toBeVisible();
	await page.getByRole("link", { name: t("lists:release.title") }).click();
	await expect(page.getByRole("row", { name: NAME })).not.toContainText(t("lists:release.no-proof"));

	// And who was on the list reads that they were left out
	const other = await plainPatient(portal, "Peter Doyle");
	expect((await other.get("/en/my/purposes")).body).toContain("your information was left out");
	const desk = await plainStaff(portal, "reception");
	for (const path of ["/staff/releases", "/staff/releases/new", address, `${address}/numbers`])
		expect((await desk.get(path)).status).toBe(404);
});

async function shownAt(page: Page, key: string): Promise<string> {
	const row = page.locator("dl div").filter({ has: page.locator("dt", { hasText: key }) });
	return (await row.locator("dd").first().innerText()).trim();
}

/** A count that may still go on when the page is shown. */
async function counted(page: Page, key: string): Promise<string> {
	while ((await shownAt(page, key)) === t("lists:release.counting")) await page.reload();
	return shownAt(page, key);
}
