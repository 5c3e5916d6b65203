/** Easy Read: of a tool, and beside each step for whoever chose or needs it; and the plain text of what patients keep. */
import { DEMO_PROVIDER, demoProvider } from "#db/demo-provider.ts";
import { LANGUAGES } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import { stickingOut } from "./steps/layout.ts";
import { answer, fillLetter, press, save, signIn } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { PlainBrowser } from "./steps/plain-browser.ts";
import { plainPatient } from "./steps/signed-in.ts";
import { arriveAsStaff } from "./steps/staff.ts";
import { BOTH_DIRECTIONS, wordsIn } from "./steps/words.ts";

const TOOL = "eye-scan-urgency";
/** What fits into the first round trip of a new connection. */
const FIRST_ROUND_TRIP = 14_000;
const own = demoProvider.services.filter(({ provider }) => provider === DEMO_PROVIDER);
const TOOLS = [...new Set(own.flatMap(({ uses }) => uses.map(({ tool }) => tool)))];
const t = wordsIn("en");

for (const { tag, name } of BOTH_DIRECTIONS) {
	test(`a tool is read in Easy Read, a picture beside each idea, in ${name}`, async ({
		page,
		accessible,
	}) => {
		const words = wordsIn(tag);
		await page.goto(`/${tag}/tools/${TOOL}`);
		await page
			.getByRole("link", { name: words("easy:label"), exact: true })
			.first()
			.click();
		await expect(page).toHaveURL(`/${tag}/tools/${TOOL}?format=easy`);

		// Then each line has a picture that is drawn, and the print is 14 point at least
		const lines = page.locator(".easy li");
		expect(await lines.count()).toBeGreaterThan(15);
		expect(await page.locator(".easy li .picture").count()).toBe(await lines.count());
		const faults = await page.evaluate(() => {
			const missing = [...document.querySelectorAll(".easy use")].filter(
				(use) => document.querySelector(use.getAttribute("href") ?? "#") === null,
			).length;
			const small = [...document.querySelectorAll("main *, .top a")].filter(
				(element) => Number.parseFloat(getComputedStyle(element).fontSize) < (14 * 4) / 3,
			).length;
			return { missing, small };
		});
		expect(faults).toEqual({ missing: 0, small: 0 });
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await stickingOut(page)).toEqual([]);
		await accessible();

		// And the whole page is one link away, with the way to choose on both
		await expect(page.getByRole("link", { name: words("tools:page.choose") })).toBeVisible();
		await page.getByRole("link", { name: words("easy:tool.full") }).click();
		await expect(page).toHaveURL(`/${tag}/tools/${TOOL}`);
	});
}

test("Easy Read of every tool in every language fits into one round trip", async ({ portal }) => {
	const browser = new PlainBrowser(portal.origin);
	for (const { tag } of LANGUAGES) {
		for (const tool of TOOLS) {
			const { weight, status, body } = await browser.get(`/${tag}/tools/${tool}?format=easy`);
			expect(status).toBe(200);
			expect.soft(weight, `${tag} ${tool}`).toBeLessThanOrEqual(FIRST_ROUND_TRIP - 3_000);
			expect.soft(body.match(/<symbol /g)?.length, `${tag} ${tool}`).toBeGreaterThan(5);
			// What is not in this language is English, marked, and said to be so.
			const isEnglish = body.includes(wordsIn(tag)("easy:tool.in-english"));
			if (tag !== "en")
				expect.soft(/<\/svg><span lang="en" dir="ltr">/.test(body), `${tag} ${tool}`).toBe(isEnglish);
		}
	}
});

test("a tool without Easy Read says so, and who reads it out", async ({ page, portal }) => {
	await page.goto("/en/tools/emergency-order?format=easy");
	await expect(page.getByText(t("easy:tool.none"))).toBeVisible();
	await expect(page.getByRole("link", { name: t("easy:tool.full") })).toBeVisible();
	const browser = new PlainBrowser(portal.origin);
	for (const odd of [
		"format=nonsense",
		"format=easy&format=text",
		"format=",
		"format=%00%ff",
		"format[]=easy",
	]) {
		const { status, body } = await browser.get(`/en/tools/${TOOL}?${odd}`);
		expect([200, 400, 404], odd).toContain(status);
		expect(body, odd).not.toContain('class="easy"');
	}
});

test("who needs Easy Read has it from their sign-in on, and can turn it off", async ({ page, portal }) => {
	const first = (step: "my" | "looked" | "wrong") =>
		t(`easy:steps.${step}`, { returnObjects: true })[0] ?? "";
	await page.goto("/en");
	await expect(page.locator(".beside")).toHaveCount(0);

	// Given a patient whose list says Easy Read
	await signIn(page, "en", patientCalled(portal, "Peter Doyle"));
	await expect(page.locator(".beside li").first()).toHaveText(first("my"));
	await page.goto("/en/my/looked");
	await expect(page.locator(".beside li").first()).toHaveText(first("looked"));
	await page.goto("/en/my/disputes/new");
	await expect(page.locator(".beside li").first()).toHaveText(first("wrong"));

	// When they turn it off, then it stays off, and signing in again does not bring it back
	await page.getByRole("link", { name: t("easy:off") }).click();
	await page.getByLabel(t("information:formats.easy-on")).uncheck();
	await press(page, t("information:formats.save"));
	await page.goto("/en/my");
	await expect(page.locator(".beside")).toHaveCount(0);
	await signIn(page, "en", patientCalled(portal, "Peter Doyle"));
	await expect(page.locator(".beside")).toHaveCount(0);
});

for (const { tag, name } of LANGUAGES) {
	test(`each step of a choice has Easy Read beside it for whoever chose it, in ${name}`, async ({
		page,
		portal,
	}) => {
		const words = wordsIn(tag);
		const helped = async (step: "start" | "sign-in" | "my" | "tool" | "choose" | "check" | "receipt") => {
			const lines = words(`easy:steps.${step}`, { returnObjects: true });
			await expect(page.locator(".beside li")).toHaveText([...lines]);
			await expect(page.locator(".beside .picture")).toHaveCount(lines.length);
		};
		// Given somebody who ticks Easy Read
		await page.goto(`/${tag}/formats?page=/${tag}`);
		await page.getByLabel(words("information:formats.easy-on")).check();
		await press(page, words("information:formats.save"));
		await page.getByRole("link", { name: words("information:formats.back") }).click();
		await helped("start");

		// When they go through a choice, then every step has its lines, and the question is the same
		await page.goto(`/${tag}/sign-in`);
		await helped("sign-in");
		await fillLetter(page, tag, patientCalled(portal, "Maya Clarke"));
		await press(page, words("account:sign-in.button"));
		await helped("my");
		await page.goto(`/${tag}/my/tools/record-filing`);
		await helped("tool");
		await page.goto(`/${tag}/my/tools/record-filing/choose`);
		await helped("choose");
		await expect(page.getByRole("radio")).toHaveCount(3);
		await answer(page, tag, "no");
		await helped("check");
		await save(page, tag);
		await helped("receipt");

		// And the link beside it leads to where it is turned off
		await page.getByRole("link", { name: words("easy:off") }).click();
		await page.getByLabel(words("information:formats.easy-on")).uncheck();
		await press(page, words("information:formats.save"));
		await page.getByRole("link", { name: words("information:formats.back") }).click();
		await expect(page.locator(".beside")).toHaveCount(0);
	});
}

test("pages of a journey with Easy Read fit into one round trip, and the others weigh what they did", async ({
	portal,
}) => {
	for (const { tag } of LANGUAGES) {
		const browser = await plainPatient(portal, "Maya Clarke");
		const light = await browser.get(`/${tag}/my/tools/record-filing/choose`);
		expect.soft(light.weight, tag).toBeLessThanOrEqual(3_072);
		browser.cookies.set("display", "easy.usual");
		for (const path of [
			"",
			"/my",
			"/my/tools/record-filing",
			"/my/tools/record-filing/choose",
			"/my/disputes/new",
			"/my/looked",
		]) {
			const { weight, status } = await browser.get(`/${tag}${path}`);
			expect(status).toBe(200);
			expect.soft(weight, `${tag}${path}`).toBeLessThanOrEqual(FIRST_ROUND_TRIP - 3_000);
		}
	}
});

test("a tool and a receipt are plain text for a braille display, by the same rules as their pages", async ({
	portal,
}) => {
	const patient = await plainPatient(portal, "Maya Clarke");
	const token = await patient.tokenOf("/en/my/tools/record-filing/choose");
	await patient.post("/en/my/tools/record-filing/choose", [
		["token", token],
		["choice", "yes"],
	]);
	const check = await patient.get("/en/my/tools/record-filing/check");
	const once = /name="once" value="([^"]+)"/.exec(check.body)?.[1] ?? "";
	const saved = await patient.post("/en/my/tools/record-filing/check", [
		["token", token],
		["once", once],
	]);
	const receipt = saved.headers.location ?? "";
	const reference = receipt.split("/").at(-1) ?? "";

	for (const path of [`/en/tools/${TOOL}`, `/ur/tools/${TOOL}`, "/en/my/tools/record-filing", receipt]) {
		const { status, headers, body } = await patient.get(`${path}?format=text`);
		expect(status, path).toBe(200);
		expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
		expect(headers["x-content-type-options"]).toBe("nosniff");
		expect(body).not.toMatch(/<\w|&\w+;/);
		const long = body.split("\n").filter((line) => [...line].length > 72 && line.includes(" "));
		expect(long, path).toEqual([]);
	}
	const text = (await patient.get(`${receipt}?format=text`)).body;
	expect(text).toContain(reference);
	expect(text).toContain(`${receipt}/proof`);
	expect(text).toContain(t("easy:heading", { text: t("choices:receipt.now") }));

	// Nobody else reads it, signed in or not
	const stranger = await plainPatient(portal, "Oliver Reed");
	expect((await stranger.get(`${receipt}?format=text`)).status).toBe(404);
	const nobody = await new PlainBrowser(portal.origin).get(`${receipt}?format=text`);
	expect(nobody.status).toBe(303);
	expect(nobody.headers.location).toContain("/en/sign-in");
});

test("an AI lead reads and writes Easy Read with the other words, and sees it before it is published", async ({
	page,
	context,
	portal,
}) => {
	await arriveAsStaff(context, portal, "lead");
	await page.goto("/staff/tools/bone-fracture-scan/draft/words/en");
	const field = page.getByLabel(t("keeping:field.easy"), { exact: true });
	await expect(field).toHaveValue(/^bone: This tool looks at your scan for broken bones\.\n/);

	// When a line has a picture that we do not have, then nothing is saved and what was typed is kept
	await field.fill("robot: It thinks.");
	await press(page, t("keeping:words.button"));
	await expect(page.getByRole("link", { name: t("keeping:problem.easy-picture") })).toBeVisible();
	await expect(field).toHaveValue("robot: It thinks.");

	// And the page to look at before publishing has what is published, since nothing was saved
	await page.goto("/staff/tools/bone-fracture-scan/draft/preview");
	await expect(page.locator(".easy li").first()).toHaveText("This tool looks at your scan for broken bones.");
});
