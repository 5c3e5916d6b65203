/** Pages of another site, opened by people who are signed in here, with script and without. Browsers that say nothing of where a form stood are in `text-browsers`. */
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import Database from "better-sqlite3";
import { formsIn, type RenderedForm } from "#tests/attacks/rendered-forms.ts";
import { expect, test } from "#tests/journey.ts";
import { saidAndDone } from "#tests/said-and-done.ts";
import type { RunningServer } from "#tests/server.ts";
import { PAGES, type PageAddress } from "./steps/addresses.ts";
import { type OtherSite, startOtherSite, theirForm } from "./steps/other-site.ts";
import { patientCalled } from "./steps/people.ts";
import { arriveFor } from "./steps/world.ts";

const TYPES = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"] as const;
const HOSTS = ["127.0.0.1", "localhost"] as const;
const WHO = ["anybody", "patient", "staff", "clinician", "lead"] as const;

let site: OtherSite;
test.beforeAll(async () => {
	site = await startOtherSite();
});
test.afterAll(() => site.stop());

for (const who of WHO) {
	test(`no form of ours is taken from another site's page that ${who} opened`, async ({
		context,
		portal,
		javaScriptEnabled,
	}) => {
		const pages = PAGES.filter((page) => page.who === who);
		const forms = await formsOf(context, portal, pages);
		expect(forms.length, "forms").toBeGreaterThan(0);
		// Not the page that complains of requests elsewhere: that is where it goes.
		const page = await context.newPage();
		const file = new Database(join(portal.dataDir, "portal.db"), { readonly: true });
		const before = saidAndDone(file);
		for (const [index, { action, fields }] of forms.entries()) {
			const type = TYPES[index % TYPES.length] ?? TYPES[0];
			// All that our own form holds, its keys too, which nobody elsewhere can know.
			const filled = fields.map(({ name, values }) => [name, values[0] ?? "Hill"] as const);
			const theirs = site.page(theirForm(`${portal.origin}${action}`, filled, type));
			// Each form from both hosts: from one with script, from the other without.
			const host = HOSTS[(index + (javaScriptEnabled === false ? 1 : 0)) % HOSTS.length] ?? HOSTS[0];
			const [answer] = await Promise.all([
				page.waitForResponse((response) => response.request().method() === "POST"),
				open(page, `${site.at(host)}${theirs}`, javaScriptEnabled !== false),
			]);
			expect
				.soft([answer.status(), await answer.headerValue("set-cookie")], `${action} from ${host}`)
				.toEqual([403, null]);
		}
		expect(saidAndDone(file)).toEqual(before);
		file.close();
		// Signed in as before
		const [first] = pages;
		const own = first && `${portal.origin}${await arriveFor(context, portal, first, "en")}`;
		expect((await context.request.get(own ?? "")).status()).toBe(200);
	});
}

test("another site cannot show our pages in its own", async ({ context, portal }) => {
	const page = await context.newPage();
	const signedIn = await arriveFor(context, portal, { route: ":lang/my", path: "my", who: "patient" }, "en");
	for (const host of HOSTS)
		for (const path of ["/en", signedIn, "/staff/sign-in"])
			for (const frame of ["iframe src", "object data", "embed src"]) {
				await page.goto(
					`${site.at(host)}${site.page(`<${frame}="${portal.origin}${path}"></${frame.split(" ")[0]}>`)}`,
				);
				const shown = await Promise.all(
					page
						.frames()
						.slice(1)
						.map((inner) => inner.content().catch(() => "")),
				);
				expect(shown.join(), `${path} in ${frame} of ${host}`).not.toContain("/assets/app-");
			}
});

test("a link from another site leads to a public page, and to one's own where somebody is signed in", async ({
	context,
	portal,
}) => {
	const page = await context.newPage();
	const mine = await arriveFor(context, portal, { route: ":lang/my", path: "my", who: "patient" }, "en");
	for (const host of HOSTS)
		for (const [path, lands] of [
			["/en/tools", "/en/tools"],
			["/en/sign-in", "/en/sign-in"],
			[mine, mine],
			[`/staff/patients?q=${patientCalled(portal, "Robert Hill").nhsNumber}`, "/staff/sign-in"],
		] as const) {
			await page.goto(`${site.at(host)}${site.page(`<a href="${portal.origin}${path}">Here</a>`)}`);
			await page.getByRole("link", { name: "Here" }).click();
			await expect(page).toHaveURL((url) => url.origin === portal.origin && url.pathname === lands);
			await expect(page.locator("main h1")).toBeVisible();
		}
});

/** Opens their page; where no script sends its form, presses the button. */
async function open(page: Page, address: string, sendsItself: boolean): Promise<void> {
	await page.goto(address, { waitUntil: "commit" }).catch((error: Error) => {
		// Their form was quicker than the page.
		if (!/interrupted by another navigation|ERR_ABORTED/.test(error.message)) throw error;
	});
	if (!sendsItself) await page.getByRole("button", { name: "Play" }).click();
}

/** Every form of these pages that is posted, once wherever it leads back to. */
async function formsOf(
	context: BrowserContext,
	portal: RunningServer,
	pages: readonly PageAddress[],
): Promise<RenderedForm[]> {
	const found = new Map<string, RenderedForm>();
	for (const place of pages) {
		const address = await arriveFor(context, portal, place, "en");
		const answer = await context.request.get(`${portal.origin}${address}`);
		for (const form of formsIn(await answer.text(), address).filter(({ method }) => method === "POST"))
			found.set(`${form.action.split("?", 1)[0]} ${form.fields.map(({ name }) => name)}`, form);
	}
	return [...found.values()];
}
