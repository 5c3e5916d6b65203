/** An AI system at work beside the people whom it is about: it asks over HTTP, they read and choose in a browser. */
import { expect, test } from "#tests/journey.ts";
import { startSystem } from "#tests/small-ai-system.ts";
import { familyOf } from "./steps/acting.ts";
import { machineAsks, machineFor } from "./steps/machine.ts";
import { answerAbout, save, signIn } from "./steps/patient.ts";
import { arriveAsStaff, find } from "./steps/staff.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const TOOL = "eye-scan-urgency";

test("a system asks before each act, is told of a no at once, and the patient reads each question and each use", async ({
	page,
	browser,
	portal,
	accessible,
}) => {
	// Given a patient who says yes, and a system that is told so
	const { patient } = await familyOf(portal, 60, ["Gil", "Isasked", "Nobody"]);
	const { nhsNumber } = patient;
	await signIn(page, "en", patient);
	await answerAbout(page, "en", TOOL, "yes");
	await save(page, "en");
	const begun = new Date();
	const { clientId, privateJwk: key } = machineFor(portal, TOOL);
	let acts = 0;
	const system = startSystem({
		...{ origin: portal.origin, clientId, key, tool: TOOL, service: "riverside-eyes", send: fetch },
		now: () => new Date(),
		act() {
			acts += 1;
			return "Nothing urgent.";
		},
	});
	await system.follow();
	const asked = page.getByText("Asked if this AI tool can be used: Eye scan tool");
	await page.goto("/en/my/looked");
	// More than one where what is told of them stands on two pages of all that was told here.
	const toldOf = await asked.count();
	expect(toldOf).toBeGreaterThan(0);

	// When it asks, the answer has its reason and the choice it rests on, and is good for a minute at most
	const [yes] = await machineAsks(portal, [{ nhsNumber, tool: TOOL, purpose: "care" }]);
	expect(yes).toMatchObject({ answer: "permit", reason: "said-yes", choice: expect.any(String) });
	const lasts = Date.parse(yes?.expires ?? "") - Date.parse(yes?.asOf ?? "");
	expect(lasts).toBeGreaterThan(0);
	expect(lasts).toBeLessThanOrEqual(60_000);
	for (let time = 0; time < 2; time += 1) expect(await system.work(nhsNumber)).toBe(true);
	expect(system.workingFor()).toEqual([nhsNumber]);

	// Then the patient reads each question with what was said, and each use
	const saidYes = page.getByText(t("record:looked.said.permit"));
	await page.goto("/en/my/looked");
	await expect(page.getByText("Eye clinic camera").first()).toBeVisible();
	// Once by itself, and before each of two acts
	await expect(asked).toHaveCount(toldOf + 3);
	await expect(saidYes).toHaveCount(toldOf + 3);
	await accessible();
	await page.goto("/en/my/uses");
	await expect(page.locator('main a[href^="/en/my/uses/"]')).toHaveCount(2);

	// When they say no on the web, the system is told, asks, and acts no more
	await answerAbout(page, "en", TOOL, "no");
	await save(page, "en");
	const [no] = await machineAsks(portal, [{ nhsNumber, tool: TOOL, purpose: "care" }]);
	expect(no).toMatchObject({ answer: "deny", reason: "said-no" });
	await system.follow();
	expect(system.workingFor()).toEqual([]);
	expect(await system.work(nhsNumber)).toBe(false);
	expect(acts).toBe(2);
	expect(await system.judged(begun)).toBe("Your system asked before acting in 2 of 2.");

	// And reception reads the same no, and the patient the questions that got it
	const desk = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	await arriveAsStaff(desk, portal, "reception");
	const staff = await desk.newPage();
	await find(staff, nhsNumber);
	await expect(staff.locator(`#tool-${TOOL}`).locator("..")).toContainText(t("reasons:answer.deny"));
	await page.goto("/en/my/looked");
	await expect(page.getByText(t("record:looked.said.deny"))).toHaveCount(3);
	await expect(saidYes).toHaveCount(toldOf + 3);
	await desk.close();
});
