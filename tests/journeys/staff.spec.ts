/** What staff come to do: find a patient, read one answer in two seconds, write down what they say. */
import { expect, test } from "#tests/journey.ts";
import { historyOf } from "./steps/history.ts";
import { looksWith } from "./steps/looks.ts";
import { freshCode } from "./steps/one-time-code.ts";
import { answerAbout, press, save, signIn } from "./steps/patient.ts";
import { patientCalled, staffOfRole } from "./steps/people.ts";
import { plainPatient } from "./steps/signed-in.ts";
import { find, recordByPhone, signInStaff } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const NO = t("reasons:answer.deny");

test("staff see at once what a patient said, write down their call, and the patient sees both", async ({
	page,
	portal,
	browser,
	accessible,
}) => {
	// Given a patient who has just said no to the eye scan tool
	const robert = patientCalled(portal, "Robert Hill");
	const home = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const theirs = await home.newPage();
	await signIn(theirs, "en", robert);
	await answerAbout(theirs, "en", "eye-scan-urgency", "no");
	await save(theirs, "en");
	const before = await historyOf(theirs);
	const { name } = staffOfRole(portal, "reception");
	const get = async (path: string) => (await theirs.request.get(path)).text();
	const wroteDown = () => looksWith(get, name, t("record:looked.what.recorded"));
	const wroteBefore = await wroteDown();

	// When reception signs in with password and app, and types the NHS number
	await signInStaff(page, portal, "reception");
	await accessible();
	await find(page, robert.nhsNumber);

	// Then one page says the answer in words, the reason, and what to do now
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Robert Hill");
	const box = page.getByRole("region", { name: "Eye scan tool" });
	await expect(box.getByRole("heading")).toHaveText(`Eye scan tool: ${NO}`);
	await expect(box.getByText(t("reasons:sentence.said-no"))).toBeVisible();
	await expect(box.getByText(t("reasons:next.use-a-person"), { exact: true })).toBeVisible();
	await expect(box.getByText(/The patient said: No, on \d.* It was saved online\./)).toBeVisible();
	await expect(box.getByText(/^As at \d\d?:\d\d/)).toBeVisible();
	await expect(box.getByText(t("staff:summary.instead"))).toBeVisible();
	await accessible();

	// When the patient calls and says yes
	await recordByPhone(page, "eye-scan-urgency", "yes");
	await accessible();
	await page
		.getByRole("link", { name: t("staff:receipt.back") })
		.first()
		.click();

	// Then staff read yes
	await expect(box.getByRole("heading")).toHaveText(`Eye scan tool: ${t("reasons:answer.permit")}`);

	// And the patient finds the receipt, and who looked and wrote
	const after = await historyOf(theirs);
	expect(after.map(({ answer }) => answer)).toEqual(["Yes", ...before.map(({ answer }) => answer)]);
	await theirs.goto(`/en/my/receipts/${after[0]?.ref}`);
	await expect(theirs.getByText(t("choices:receipt.you-way.phone", { name }))).toBeVisible();
	await theirs.goto("/en/my/looked");
	const looks = theirs.getByRole("row").filter({ hasText: name });
	await expect(looks.filter({ hasText: t("record:looked.what.summary") })).not.toHaveCount(0);
	expect(await wroteDown()).toBe(wroteBefore + 1);
	await home.close();
});

test("a name and birth date that two patients share asks which of them", async ({ page, portal }) => {
	await signInStaff(page, portal, "clinician");
	const twins = ["John Evans", "James Evans"].map((name) => patientCalled(portal, name));
	const [twin] = twins;
	if (twin === undefined) throw new Error("no twins");
	const [year, month, day] = twin.birthDate.split("-");
	const looks = async (name: string) => {
		const patient = await plainPatient(portal, name);
		return looksWith(async (path) => (await patient.get(path)).body, t("record:looked.what.found"));
	};
	const before = await Promise.all(twins.map(({ name }) => looks(name)));
	for (const typed of [`Evans ${day} ${month} ${year}`, `${day}/${month}/${year} evans`]) {
		await find(page, typed);
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("staff:find.several"));
		for (const { name, nhsNumber } of twins) {
			const row = page.getByRole("row").filter({ hasText: name });
			await expect(row).toContainText(nhsNumber.replace(/^(...)(...)/, "$1 $2 "));
		}
	}
	await page.getByRole("link", { name: "James Evans" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("James Evans");

	// Both can read that their names were shown
	expect(await Promise.all(twins.map(({ name }) => looks(name)))).toEqual(before.map((count) => count + 2));

	// What cannot be found or read is said in words, and what was typed stays
	for (const [typed, says] of [
		["999 001 1118", t("staff:search.problem.nhs-number-check-digit")],
		["99900", t("staff:search.problem.nhs-number-length")],
		["Evans 29 2 2023", t("staff:search.problem.date-not-real")],
		["Evans 31 4 1986", t("staff:search.problem.date-not-real")],
		["Evans 4 4 86", t("staff:search.problem.date-year")],
		["Evans 1 1 2999", t("staff:search.problem.date-in-future")],
		["Evans", t("staff:search.problem.search-birth-date-missing")],
		["4 4 1986", t("staff:search.problem.search-name-missing")],
		["943 476 5919", t("staff:find.nobody")],
	] as const) {
		await find(page, typed);
		await expect(page.getByText(says).first(), typed).toBeVisible();
		await expect(page.getByLabel(t("staff:search.label"))).toHaveValue(typed);
		// Names and numbers stay out of the address bar, the history and the logs of proxies
		await expect(page, typed).toHaveURL(/\/staff\/patients\?s=[\w-]+$/);
	}

	// Finish and clear: Back shows nobody
	await press(page, t("ui:session.finish"));
	await expect(page).toHaveURL("/staff/sign-out");
	await page.goBack();
	await page.goBack();
	await expect(page).toHaveURL(/\/staff\/sign-in/);
});

test("a staff sign-in that does not match says the same whatever was wrong", async ({ page, portal }) => {
	const lead = staffOfRole(portal, "lead");
	const code = await freshCode(portal, lead.totpSecret);
	const wrong = code === "000000" ? "000001" : "000000";
	for (const [email, password, typed] of [
		[lead.email, lead.password, wrong],
		[lead.email, "ABCD-EFGH-JKMN", code],
		["nobody@riverside.example", lead.password, code],
	] as const) {
		await page.goto("/staff/sign-in?to=/staff/tasks");
		await page.getByLabel(t("staff:sign-in.email")).fill(email);
		await page.getByLabel(t("staff:sign-in.password")).fill(password);
		await page.getByLabel(t("staff:sign-in.code")).fill(typed);
		await press(page, t("staff:sign-in.button"));
		await expect(page.locator("#errors")).toContainText(t("staff:sign-in.problem.not-matched"));
		await expect(page.getByLabel(t("staff:sign-in.email"))).toHaveValue(email);
		await expect(page.getByLabel(t("staff:sign-in.password"))).toHaveValue("");
		await expect(page.getByLabel(t("staff:sign-in.code"))).toHaveValue("");
	}
});
