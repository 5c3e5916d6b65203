/**
 * What every journey starts with: a server of its own with a fresh database (one for each worker), a page that may not
 * complain, and axe where it can run. In a context without script axe never answers, so there it is left out: the same
 * pages are read by it in the project with script on.
 */
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import { type RunningServer, startServer } from "#tests/server.ts";

const LEVELS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** An answer with a problem is a page like any other; Chromium reports each on the console. */
const ANSWERED = /Failed to load resource: the server responded with a status of 4\d\d/;

interface Given {
	/** Reads the page with axe, level AAA where axe can tell. Call it on every page of a journey. */
	readonly accessible: () => Promise<void>;
}

interface GivenToWorker {
	readonly portal: RunningServer;
}

export const test = base.extend<Given, GivenToWorker>({
	portal: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
		async ({}, use) => {
			const portal = await startServer();
			await use(portal);
			await portal.stop();
		},
		{ scope: "worker" },
	],

	baseURL: ({ portal }, use) => use(portal.origin),

	page: async ({ page, portal }, use, { project }) => {
		if (project.name === "style-off")
			await page.route("**/*.css", (route) => route.fulfill({ contentType: "text/css", body: "" }));
		const complaints: string[] = [];
		page.on("console", (message) => {
			const expected = message.type() !== "error" || ANSWERED.test(message.text());
			if (!expected) complaints.push(message.text());
		});
		page.on("pageerror", (error) => complaints.push(String(error)));
		page.on("request", (request) => {
			if (!request.url().startsWith(portal.origin)) complaints.push(`asked elsewhere: ${request.url()}`);
		});
		page.on("response", (response) => {
			const part = response.request().resourceType();
			if (part !== "document" && response.status() >= 400)
				complaints.push(`${response.status()} ${response.url()}`);
			if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
		});
		await use(page);
		expect(complaints, "what the browser complained of").toEqual([]);
	},

	accessible: async ({ page, javaScriptEnabled }, use) => {
		await use(async () => {
			if (javaScriptEnabled === false) return;
			await page.waitForLoadState("domcontentloaded");
			const { violations, incomplete } = await new AxeBuilder({ page })
				.options({ preload: false, resultTypes: ["violations", "incomplete"] })
				.withTags(LEVELS)
				// Axe never knows what lies behind words in a drawing. Ours have the colour of the page's text (`currentColor`), whose
				// contrast `app/ui/app-css.test.ts` holds; the drawing itself is checked.
				.exclude("svg text")
				// Without frames there is nothing to gather from other pages, which would cost a second page each time.
				.setLegacyMode(true)
				.analyze();
			// What axe cannot tell is no better than what it finds wrong: nobody would look.
			const said = [...violations, ...incomplete].flatMap(({ id, help, nodes }) =>
				nodes.map(({ target }) => `${id} (${help}) at ${target.join(" ")}`),
			);
			expect(said, `axe on ${page.url()}`).toEqual([]);
		});
	},
});

export { expect };
