/**
 * The National Data Opt-out: whoever asks brings it along with the question, and it keeps a patient out of all but their own care, unless they
 * said yes to just this tool and use. Nothing of it stays with us.
 */

import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { patients } from "#db/schema.ts";
import { answers } from "#tests/answers.ts";
import { expect, test } from "#tests/journey.ts";
import type { RunningServer } from "#tests/server.ts";
import { familyOf } from "./steps/acting.ts";
import { beside } from "./steps/beside.ts";
import { machineAsks } from "./steps/machine.ts";
import { answer, press, save, signIn } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { arriveAsStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "eye-scan-urgency";

test("who opted out is left out of all but their own care, but for a yes to just this tool and use", async ({
	page,
	browser,
	context,
	portal,
	accessible,
}) => {
	// Given a patient who said yes, on the web, to teaching any AI tool
	const { patient } = await familyOf(portal, 60, ["Fay", "Optsout", "Nobody"]);
	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const theirs = await home.newPage();
	await signIn(theirs, "en", patient);
	await theirs.goto("/en/my/purposes/training");
	await answer(theirs, "en", "yes", "option-purpose");
	await save(theirs, "en");

	// When a system asks, it is the opt-out that it brings along that decides, and in the patient's own care it is nothing
	const about = (purpose: string, optOut: boolean) => ({
		...{ nhsNumber: patient.nhsNumber, tool: TOOL, purpose, optOut },
	});
	const asked = () =>
		machineAsks(portal, [about("training", false), about("training", true), about("care", true)]);
	expect((await asked()).map(({ answer, reason }) => [answer, reason])).toEqual([
		["permit", "said-yes"],
		["deny", "national-opt-out"],
		["permit", "used-unless-no"],
	]);

	// And an AI lead who checks a list reads the same: with the file that came back without this patient, and without one
	await arriveAsStaff(context, portal, "lead");
	expect(await listed(page, portal, patient.nhsNumber, false)).toEqual(["permit", "said-yes"]);
	await expect(page.getByText(t("lists:show.opt-outs-no"))).toBeVisible();
	expect(await listed(page, portal, patient.nhsNumber, true)).toEqual(["deny", "national-opt-out"]);
	await expect(page.getByText(t("lists:show.opt-outs-yes"))).toBeVisible();
	await accessible();

	// When the patient says yes to just this tool and use, that yes counts for both
	await saysExactly(portal, patient.nhsNumber);
	expect((await asked()).map(({ answer, reason }) => [answer, reason])).toEqual([
		["permit", "said-yes"],
		["permit", "said-yes"],
		["permit", "used-unless-no"],
	]);
	expect(await listed(page, portal, patient.nhsNumber, true)).toEqual(["permit", "said-yes"]);

	// And of the opt-out nothing stands in what the patient reads and takes with them
	await theirs.goto("/en/my/looked");
	await expect(
		theirs.getByText("Checked a list of 2 people for this AI tool: Eye scan tool").first(),
	).toBeVisible();
	const data = await theirs.request.get("/en/my/copy/json");
	expect(data.status()).toBe(200);
	for (const read of [await theirs.content(), await data.text()]) expect(read).not.toMatch(/opt-?out/i);
	await home.close();
});

/** Checks a list of this number and one other, which came back where a file is sent. Ends on the list; gives the answer and its reason. */
async function listed(page: Page, portal: RunningServer, number: string, hasFile: boolean) {
	const other = patientCalled(portal, "Robert Hill").nhsNumber;
	await page.goto("/staff/lists");
	await page.getByLabel(t("lists:home.tool"), { exact: true }).selectOption(TOOL);
	await page.getByLabel(t("lists:home.purpose-of.training")).check();
	await page.getByLabel(t("lists:home.list")).fill(`${number}\n${other}`);
	if (hasFile) {
		const buffer = Buffer.from(`${other},\n`);
		await page
			.getByLabel(t("lists:home.came-back"))
			.setInputFiles({ name: "back.dat", mimeType: "text/plain", buffer });
	}
	await press(page, t("lists:home.button"));
	await expect(page).toHaveURL(/\/staff\/lists\/[0-9a-f]{16}$/);
	await expect(async () => {
		await page.reload();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("lists:show.title.done"), {
			timeout: 1_000,
		});
	}).toPass();
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("link", { name: t("lists:show.download") }).click(),
	]);
	const csv = (await (await download.createReadStream()).toArray()).join("");
	return csv.split("\r\n")[1]?.split(",").slice(2, 4);
}

/** No page asks about one tool in one other use: a yes to it comes with what was said elsewhere. */
async function saysExactly(portal: RunningServer, nhsNumber: string): Promise<void> {
	await beside(portal, async (db) => {
		const index = db.vault.index("nhs-number", nhsNumber);
		const [row] = await db.read
			.select({ no: patients.no })
			.from(patients)
			.where(eq(patients.nhsIndex, index));
		if (row === undefined) throw new Error("no such patient");
		await answers({ db }, row, "yes", { tool: TOOL, purpose: "training" }, new Date());
	});
}
