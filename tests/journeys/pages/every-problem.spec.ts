/** Pages that say what is wrong are pages too: they keep the same promises, in every language. */
import { LANGUAGES } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import { isReadIn, type PageAddress } from "../steps/addresses.ts";
import { faultsIn, foreignIn } from "../steps/html-faults.ts";
import { smallTargets, stickingOut } from "../steps/layout.ts";
import { wordsIn } from "../steps/words.ts";
import { arriveFor } from "../steps/world.ts";

/** Forms that are sent as they are, with nothing filled in. */
const FORMS: readonly PageAddress[] = [
	{ route: ":lang/sign-in", path: "sign-in", who: "anybody" },
	{ route: "staff/sign-in", path: "/staff/sign-in", who: "anybody" },
	{ route: ":lang/my/purposes/:purpose", path: "my/purposes/planning", who: "patient" },
	{ route: "staff/patients/:id/record", path: "/staff/patients/{patient}/record", who: "staff" },
	{
		route: "staff/patients/:id/override/:tool",
		path: "/staff/patients/{calm}/override/symptom-triage",
		who: "clinician",
	},
	{ route: ":lang/my/tools/:tool/comment", path: "my/tools/eye-scan-urgency/comment", who: "patient" },
	{ route: "staff/tools/:tool/comments", path: "/staff/tools/eye-scan-urgency/comments", who: "lead" },
	{ route: "staff/tasks", path: "/staff/tasks", who: "staff" },
	{ route: "staff/training", path: "/staff/training", who: "staff" },
	{ route: "staff/outside", path: "/staff/outside", who: "staff" },
	{ route: "staff/tools/new", path: "/staff/tools/new", who: "lead" },
	{ route: "staff/tools/:tool/draft/facts", path: "/staff/tools/{newTool}/draft/facts", who: "lead" },
];

/** Searches that find no sense in what was typed. */
const SEARCHES: readonly PageAddress[] = [
	{ route: "staff/patients", path: "/staff/patients?q=999+001+1118", who: "staff" },
	{ route: ":lang/tools", path: `tools?q=${"long+".repeat(30)}`, who: "anybody" },
	{ route: ":lang/tools", path: "tools?q=zzzz", who: "anybody" },
];

test.describe.configure({ mode: "parallel" });

for (const { tag, name } of LANGUAGES) {
	test(`every page that says what is wrong keeps its promises in ${name}`, async ({
		page,
		context,
		portal,
		accessible,
	}) => {
		const prefix = wordsIn(tag)("ui:errors.prefix");
		for (const place of [...FORMS, ...SEARCHES].filter((one) => isReadIn(tag, one))) {
			await page.setViewportSize({ width: 320, height: 640 });
			const address = await arriveFor(context, portal, place, tag);
			let answer = await page.goto(address);
			if (FORMS.includes(place)) {
				[answer] = await Promise.all([
					page.waitForResponse((response) => response.request().method() === "POST"),
					page.locator("main button[type=submit]").first().click(),
				]);
				await expect(page.locator("#errors")).toBeFocused();
				expect.soft((await page.title()).startsWith(prefix), `title of ${address}`).toBe(true);
			}
			const html = (await answer?.text()) ?? "";
			const faults = [
				...(await faultsIn(html)),
				...foreignIn(html),
				...(await stickingOut(page)),
				...(await smallTargets(page)),
			];
			expect.soft(faults, address).toEqual([]);
			await accessible();
		}
	});
}
