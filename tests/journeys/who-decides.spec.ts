/** Who decides ranks, not who typed: what a patient objects to, what parents disagree about, and what limits leave out. */
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/journey.ts";
import { familyOf } from "./steps/acting.ts";
import { openJob } from "./steps/jobs.ts";
import { answerAbout, press, save, signIn } from "./steps/patient.ts";
import { typedDate } from "./steps/people.ts";
import { fieldIn, PlainBrowser } from "./steps/plain-browser.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const [TOOL, LETTERS] = ["eye-scan-urgency", "patient-letters"];
const t = wordsIn("en");

/** Signs in, answers about these tools and leaves. */
async function says(
	page: Page,
	who: Parameters<typeof signIn>[2],
	answers: readonly (readonly [tool: string, answer: "yes" | "no"])[],
): Promise<void> {
	await signIn(page, "en", who);
	for (const [tool, answer] of answers) {
		await answerAbout(page, "en", tool, answer);
		await save(page, "en");
	}
	await press(page, t("ui:session.finish"));
}

test("an attorney's yes is asked about where the patient said no, and again once the patient decides", async ({
	page,
	portal,
	browser,
}) => {
	const attorney = { authority: "attorney", may: "decide" } as const;
	const family = await familyOf(portal, 60, ["Nia", "Voicely", "Lou Voicely"], attorney);
	await says(page, family.patient, [[TOOL, "no"]]);
	await family.assess("represented");
	await says(page, family.person, [
		[TOOL, "yes"],
		[LETTERS, "yes"],
	]);

	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const staff = await desk.newPage();
	await arriveAsStaff(desk, portal, "reception");
	await find(staff, family.patient.nhsNumber);
	const about = (tool: string) => staff.locator(`#tool-${tool}`).locator("..");
	await expect(about(TOOL)).toContainText(t("reasons:sentence.patient-objects"));
	await expect(about(LETTERS)).toContainText(t("reasons:answer.permit"));

	// When the patient can decide again, their own no stands, and what the attorney said is asked anew
	await family.assess("self");
	await staff.reload();
	await expect(about(TOOL)).toContainText(t("reasons:sentence.said-no"));
	await expect(about(LETTERS)).toContainText(t("reasons:sentence.ask-again"));
	await desk.close();
});

test("parents of a child of 9 disagree until one of them says otherwise, and limits keep a third from a yes", async ({
	page,
	portal,
	browser,
	accessible,
}) => {
	const parent = { authority: "parent", may: "decide" } as const;
	const family = await familyOf(portal, 9, ["Bryn", "Twofold", "Sam Twofold"], parent);
	const father = await family.add("Pat Twofold", parent);
	const limited = await family.add("Lee Limited", { ...parent, limits: "Nothing about the eyes." });
	await says(page, family.person, [[TOOL, "yes"]]);
	await says(page, father, [[TOOL, "no"]]);

	// Then staff are asked to talk with both, who are named
	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const staff = await desk.newPage();
	await arriveAsStaff(desk, portal, "reception");
	await find(staff, family.patient.nhsNumber);
	await expect(staff.locator(`#tool-${TOOL}`).locator("..")).toContainText(t("reasons:sentence.conflict"));
	const card = await openJob(staff, family.patient.name);
	await expect(card).toContainText("Sam Twofold");
	await expect(card).toContainText("Pat Twofold");

	// A yes under limits is a person's to write down, and the page says what they are
	await signIn(page, "en", limited);
	await answerAbout(page, "en", TOOL, "yes");
	await expect(page.getByText("Nothing about the eyes.")).toBeVisible();
	await accessible();
	await press(page, t("ui:session.finish"));

	// The first parent reads what was used, says something is wrong in their own name, and agrees to the no
	await signIn(page, "en", family.person);
	await page.getByRole("link", { name: t("uses:list.title") }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("uses:list.title"));
	await accessible();
	await page.goto("/en/my/disputes/new");
	await page.locator('input[name="about"][value="unknown"]').check();
	await press(page, t("disputes:about.continue"));
	await page.locator("#route-tool-output").check();
	await press(page, t("disputes:about.continue"));
	await press(page, t("disputes:about.continue"));
	await press(page, t("disputes:check.send"));
	const forBryn = t("choices:receipt.someone", {
		name: "Sam Twofold",
		authority: t("staff:authority.parent"),
	});
	await expect(page.getByText(forBryn).first()).toBeVisible();
	await accessible();
	await answerAbout(page, "en", TOOL, "no");
	await save(page, "en");
	await expect(await openJob(staff, "Pat Twofold")).toHaveCount(0);
	await desk.close();
});

test("two parents who save at the same moment are both heard, and staff are asked to talk with them", async ({
	page,
	portal,
	browser,
}) => {
	const parent = { authority: "parent", may: "decide" } as const;
	const family = await familyOf(portal, 9, ["Glyn", "Sametime", "Sam Sametime"], parent);
	const father = await family.add("Pat Sametime", parent);
	const check = `/en/my/tools/${TOOL}/check`;
	const ready = await Promise.all(
		(
			[
				[family.person, "yes"],
				[father, "no"],
			] as const
		).map(async ([who, choice]) => {
			const theirs = new PlainBrowser(portal.origin);
			const [day, month, year] = typedDate(who.birthDate);
			const letter = [
				["code", who.letterCode],
				["day", day],
				["month", month],
				["year", year],
			] as const;
			expect((await theirs.post("/en/sign-in", letter)).status).toBe(303);
			await theirs.post(`/en/my/tools/${TOOL}/choose`, [["choice", choice]]);
			return { theirs, choice, once: fieldIn((await theirs.get(check)).body, "once") ?? "" };
		}),
	);
	const press = ({ theirs, once }: (typeof ready)[number]) => theirs.post(check, [["once", once]]);
	const sent = await Promise.all(ready.map(press));

	// One is first. Who comes second reads that something changed, and finds the own answer, to be pressed again.
	expect(sent.map(({ status }) => status).toSorted()).toEqual([303, 409]);
	const late = ready[sent.findIndex(({ status }) => status === 409)];
	const told = sent.find(({ status }) => status === 409)?.body ?? "";
	expect(told).toContain(t("choices:problem.changed"));
	expect(told).toContain(`<strong>${t(`choices:option.${late?.choice ?? "unsure"}`)}</strong>`);
	if (late !== undefined)
		expect((await press({ ...late, once: fieldIn(told, "once") ?? "" })).status).toBe(303);

	await signIn(page, "en", family.patient);
	await page.goto("/en/my/choices");
	for (const name of ["Sam Sametime", "Pat Sametime"])
		await expect(
			page.getByText(t("choices:receipt.someone", { name, authority: t("staff:authority.parent") })),
		).toHaveCount(1);
	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const staff = await desk.newPage();
	await arriveAsStaff(desk, portal, "reception");
	await find(staff, family.patient.nhsNumber);
	await expect(staff.locator(`#tool-${TOOL}`).locator("..")).toContainText(t("reasons:sentence.conflict"));
	await expect(await openJob(staff, "Sam Sametime")).toContainText("Pat Sametime");
	await desk.close();
});
