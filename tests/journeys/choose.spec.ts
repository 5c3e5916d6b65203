/** What patients come to do: read about an AI tool in their care, answer, and change their mind, in every language. */
import { LANGUAGES, type LanguageTag } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import { historyOf } from "./steps/history.ts";
import { answer, fillLetter, follow, press, save } from "./steps/patient.ts";
import { patientCalled } from "./steps/people.ts";
import { wordsIn } from "./steps/words.ts";

/** Who reads which language in the demo, and has said nothing yet about this tool. */
const READERS: Readonly<Partial<Record<LanguageTag, readonly [who: string, tool: string]>>> = {
	en: ["Robert Hill", "appointment-scheduling"],
	cy: ["Gwen Parry", "appointment-scheduling"],
	ur: ["Amina Hussain", "appointment-scheduling"],
	pl: ["Tomasz Nowak", "appointment-scheduling"],
	// Nobody of the demo reads these: the others lend a hand, each time with another tool.
	bn: ["Gwen Parry", "record-filing"],
	ar: ["Tomasz Nowak", "record-filing"],
	pa: ["Gwen Parry", "patient-letters"],
	ro: ["Tomasz Nowak", "patient-letters"],
	tr: ["Gwen Parry", "consultation-notes"],
	pt: ["Tomasz Nowak", "consultation-notes"],
	gu: ["Gwen Parry", "skin-lesion-check"],
	so: ["Tomasz Nowak", "skin-lesion-check"],
	fa: ["Gwen Parry", "prescribing-support"],
};

for (const { tag: lang, name } of LANGUAGES) {
	const [who, tool] = READERS[lang] ?? ["Tomasz Nowak", "prescribing-support"];
	test(`a patient who reads ${name} chooses, changes their mind and takes it back`, async ({
		page,
		portal,
		accessible,
	}) => {
		const t = wordsIn(lang);
		const toldNow = (said: "yes" | "no" | "unsure") =>
			page.getByRole("row").filter({ hasText: t(`choices:answer.${said}`) });

		// Given a letter
		await page.goto(`/${lang}`);
		await accessible();
		await follow(page, t("information:start.button"));
		await accessible();
		await fillLetter(page, lang, patientCalled(portal, who));
		await press(page, t("account:sign-in.button"));

		// When they open a tool in their care, say no and save
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("choices:mine.title"));
		await accessible();
		const before = await historyOf(page);
		await page.locator(`main a[href="/${lang}/my/tools/${tool}"]`).click();
		const named = await page.getByRole("heading", { level: 1 }).innerText();
		await expect(page.getByText(t("choices:tool.standing-none"))).toBeVisible();
		await follow(page, t("choices:tool.choose"));
		await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
		await accessible();
		await answer(page, lang, "no");
		await expect(page.getByText(t("choices:check.not-saved"))).toBeVisible();
		await expect(page.getByText(t("choices:effect.tool.no", { name: named }))).toBeVisible();
		await expect(page.getByRole("heading", { name: t("choices:check.instead") })).toBeVisible();
		expect(await historyOf(page), "nothing is saved before the check").toHaveLength(before.length);
		await accessible();
		const first = await save(page, lang);

		// Then the receipt says what, when, who, under which page, and that it works now
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("choices:receipt.title"));
		await expect(page.getByText(t("choices:receipt.effect.not-used", { name: named }))).toBeVisible();
		await expect(page.getByText(first, { exact: true })).toBeVisible();
		await expect(page.getByText(t("choices:receipt.you-way.online"))).toBeVisible();
		await expect(
			page.getByRole("link", { name: t("choices:receipt.notice-link", { number: 1 }) }),
		).toBeVisible();
		await accessible();

		// When they change their mind: the question, the check, the receipt
		await follow(page, t("choices:tool.change"));
		await answer(page, lang, "yes");
		await expect(page.getByText(t("choices:effect.tool.yes", { name: named }))).toBeVisible();
		const second = await save(page, lang);
		await expect(page.getByText(t("choices:receipt.effect.used", { name: named }))).toBeVisible();

		// Then both are in their history, the newest first
		await follow(page, t("choices:receipt.history"));
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("choices:history.title"));
		await expect(toldNow("yes").first()).toBeVisible();
		await accessible();
		expect((await historyOf(page)).slice(0, 2)).toMatchObject([
			{ ref: second, answer: "Yes" },
			{ ref: first, answer: "No" },
		]);

		// When they take the yes back
		await page.goto(`/${lang}/my/receipts/${second}`);
		await follow(page, t("choices:receipt.undo"));
		await expect(page.getByText(t("choices:undo.yes"))).toBeVisible();
		await accessible();
		await press(page, t("choices:undo.button"));

		// Then the receipt says so, the history keeps both, and the no counts again
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("choices:receipt.title-undone"));
		await expect(page.getByText(t("choices:receipt.effect.not-used", { name: named }))).toBeVisible();
		expect((await historyOf(page)).slice(0, 2)).toMatchObject([
			{ ref: second, answer: "Yes\ntaken back" },
			{ ref: first, answer: "No" },
		]);

		// And both what they said and that they took it back have a proof; paper has the key to check them with
		await page.goto(`/${lang}/my/receipts/${second}`);
		for (const words of ["save", "save-undone"] as const) {
			const proof = page.getByRole("link", { name: t(`ui:proof.${words}`), exact: true });
			const file = await page.request.get((await proof.getAttribute("href")) ?? "");
			expect(await file.text()).toMatch(/^c2sp\.org\/tlog-proof@v1\n/);
		}
		const key = page.getByText(t("record:verify.without.key"));
		// Without the style sheet the paper's own lines are read on the screen too.
		if (test.info().project.name !== "style-off") await expect(key).toBeHidden();
		await page.emulateMedia({ media: "print" });
		await expect(key).toBeVisible();
		await page.emulateMedia({ media: "screen" });
		await page.goto(`/${lang}/my/tools/${tool}`);
		await expect(page.getByRole("link", { name: t("choices:tool.change") })).toBeVisible();
	});
}
