/** The browser journeys: all of them without script, as patients have it; the two of a patient without styles too; what axe
 * reads, one journey, and the pages of another site, with script on. */
import { defineConfig } from "@playwright/test";
import { LANGUAGES } from "#locales/index.ts";
import { CHROMIUM_FLAGS, findChromium } from "./chromium.ts";

const others = LANGUAGES.filter(({ tag }) => tag !== "en" && tag !== "ur").map(({ name }) => name);
const BESIDES_BOTH_DIRECTIONS = new RegExp(`a patient who reads (${others.join("|")}) `);

const executablePath = findChromium();

export default defineConfig({
	testDir: "journeys",
	testMatch: "**/*.spec.ts",
	outputDir: "../test-results",
	fullyParallel: false,
	forbidOnly: true,
	retries: 0,
	workers: 2,
	// Ends what hangs, and nothing that is only slow: on two shared cores a journey takes minutes.
	timeout: 600_000,
	reporter: [["list"], ["./count-reporter.ts"]],
	use: {
		launchOptions: { args: [...CHROMIUM_FLAGS], ...(executablePath ? { executablePath } : {}) },
		// A click on what is not there says so, and does not wait for the end of its journey.
		actionTimeout: 60_000,
		locale: "en-GB",
		timezoneId: "Europe/London",
		serviceWorkers: "block",
	},
	projects: [
		{ name: "script-off", testIgnore: "**/journeys/pages/**", use: { javaScriptEnabled: false } },
		{
			// The pages as they are without their style sheet: the order, the words and the forms carry them alone.
			name: "style-off",
			testMatch: ["**/choose.spec.ts", "**/disputes.spec.ts"],
			grep: /English| in en |I do not know/,
			use: { javaScriptEnabled: false },
		},
		{
			name: "script-on",
			testMatch: ["**/journeys/pages/*.spec.ts", "**/choose.spec.ts", "**/other-site.spec.ts"],
			// The journey of a choice is walked in every language without script; here axe reads it in one of each direction.
			grepInvert: BESIDES_BOTH_DIRECTIONS,
			use: { javaScriptEnabled: true },
		},
	],
});
