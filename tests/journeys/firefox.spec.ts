/** The two ways of a patient in Firefox, with script off: from the letter to the receipt, and saying that something is wrong. */
import { expect, test } from "#tests/journey.ts";
import type { RunningServer } from "#tests/server.ts";
import { Firefox } from "./steps/firefox.ts";
import { linesIn, newLines } from "./steps/history.ts";
import { needed } from "./steps/needed-program.ts";
import { patientCalled, typedDate } from "./steps/people.ts";
import { plainPatient } from "./steps/signed-in.ts";
import { BOTH_DIRECTIONS, wordsIn } from "./steps/words.ts";

const TOOL = "patient-letters";

for (const { tag: lang, name } of BOTH_DIRECTIONS) {
	const t = wordsIn(lang);
	const my = `/${lang}/my`;

	test(`a patient with Firefox chooses from the letter to the receipt, in ${name}`, async ({ portal }) => {
		const firefox = await Firefox.start(needed("firefox-esr"));
		try {
			const reader = await plainPatient(portal, "Maya Clarke");
			const before = linesIn((await reader.get("/en/my/choices")).body);
			await firefox.open(`${portal.origin}/${lang}`);
			await firefox.follow(`main a[href="/${lang}/sign-in"]`);
			await signIn(firefox, portal, "Maya Clarke");
			expect(await firefox.path()).toBe(my);
			await firefox.follow(`a[href="${my}/tools/${TOOL}"]`);
			await firefox.follow(`a[href="${my}/tools/${TOOL}/choose"]`);

			// Without an answer it is asked again, and says why.
			await firefox.follow("#form-submit");
			expect(await firefox.text()).toContain(t("choices:problem.choose-one"));
			await firefox.press('label[for="choice-2"]');
			await firefox.follow("#form-submit");
			expect(await firefox.text()).toContain(t("choices:check.not-saved"));
			await firefox.follow("#form-submit");

			expect(await firefox.path()).toMatch(new RegExp(`^${my}/receipts/`));
			const receipt = await firefox.text();
			expect(receipt).toContain(t("choices:receipt.title"));
			const lines = newLines((await reader.get("/en/my/choices")).body, before);
			expect(lines).toEqual([expect.objectContaining({ answer: "No" })]);
			expect(receipt).toContain(lines[0]?.ref);
		} finally {
			await firefox.close();
		}
	});

	test(`a patient with Firefox says that something is wrong and follows it, in ${name}`, async ({
		portal,
	}) => {
		const firefox = await Firefox.start(needed("firefox-esr"));
		try {
			await firefox.open(`${portal.origin}/${lang}/sign-in?to=${my}/disputes/new`);
			await signIn(firefox, portal, "Oliver Reed");
			expect(await firefox.path()).toBe(`${my}/disputes/new`);
			await firefox.press('input[value="unknown"] + label');
			await firefox.follow("#form-submit");
			expect(await firefox.text()).toContain(t("disputes:what.title"));
			await firefox.press('label[for="route-tool-output"]');
			await firefox.follow("#form-submit");
			expect(await firefox.text()).toContain(t("disputes:answer.title"));
			await firefox.press('input[value="letter"] + label');
			await firefox.follow("#form-submit");
			expect(await firefox.text()).toContain(t("disputes:check.title"));
			await firefox.follow("#form-submit");

			expect(await firefox.path()).toMatch(new RegExp(`^${my}/disputes/[0-9a-f]{16}$`));
			expect(await firefox.text()).toContain(t("disputes:show.title.raised"));
			const followed = await firefox.path();
			await firefox.open(`${portal.origin}${my}/disputes`);
			await firefox.follow(`a[href="${followed}"]`);
			expect(await firefox.text()).toContain(t("disputes:show.reference"));
		} finally {
			await firefox.close();
		}
	});
}

async function signIn(firefox: Firefox, portal: RunningServer, name: string): Promise<void> {
	const { letterCode, birthDate } = patientCalled(portal, name);
	await firefox.type("#code", letterCode);
	for (const [place, part] of typedDate(birthDate).entries())
		await firefox.type(["#day", "#month", "#year"][place] ?? "", part);
	await firefox.follow("#form-submit");
}
