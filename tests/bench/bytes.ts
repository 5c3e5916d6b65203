/** Bytes and requests on the patient's line, as Chromium counts them: headers and compressed bodies, redirects included. */
import { type BrowserContext, type CDPSession, chromium, type Page } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium } from "#tests/chromium.ts";
import { atTheEnd } from "./clean-up.ts";
import type { Compared } from "./figures.ts";
import { Lacking } from "./lacking.ts";
import { type Portal, TOOL } from "./portal.ts";
import type { Effort } from "./rounds.ts";
import type { Served } from "./served.ts";
import type { Subject } from "./table.ts";

/** What one visit cost. */
interface Weight {
	bytes: number;
	requests: number;
}

const KINDS = ["cold", "warm", "journey"] as const;
type Kind = (typeof KINDS)[number];
type Weights = Readonly<Record<Kind, Weight>>;

const WHAT: Readonly<Record<Kind, string>> = {
	cold: "question page, first visit",
	warm: "question page, again",
	journey: "journey of 5 pages, first visit",
};
const GOALS: Readonly<Partial<Record<Kind, number>>> = { cold: 0.1, journey: 0.2 };

/** Weighs the question page and the journey (start, tool, question, check, saved) on both. */
export async function bytesOnTheWire(portal: Portal, peer: Served, effort: Effort): Promise<Subject> {
	const executablePath = findChromium();
	if (executablePath === undefined)
		throw new Lacking("there is no Chromium: install one, or set CHROMIUM_PATH to its program");
	// Nothing may leave this machine.
	const args = [...CHROMIUM_FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"];
	const browser = await chromium.launch({ executablePath, args });
	atTheEnd(() => browser.close());

	const cookies = portal.cookie.split("; ").map((cookie) => cookie.split("=") as [string, string]);
	const visit = async ({ origin }: Served): Promise<Weights> => {
		const fresh = async () => {
			const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: "en-GB" });
			await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: origin })));
			return context;
		};
		return {
			...(await weighQuestion(await fresh(), origin)),
			journey: await weighJourney(await fresh(), origin),
		};
	};

	const weighed: { ours: Weights; yardstick: Weights }[] = [];
	// Bytes do not depend on how busy the machine is: a few rounds show that.
	for (let round = 0; round < Math.floor(effort.rounds / 2); round += 1) {
		weighed.push({ ours: await visit(portal), yardstick: await visit(peer) });
	}
	const compared = KINDS.flatMap((kind): Compared[] =>
		(["bytes", "requests"] as const).map((unit) => ({
			what: unit === "bytes" ? WHAT[kind] : `– requests`,
			unit: unit === "bytes" ? "bytes" : "",
			ours: weighed.map(({ ours }) => ours[kind][unit]),
			yardstick: weighed.map(({ yardstick }) => yardstick[kind][unit]),
			...(unit === "bytes" && GOALS[kind] !== undefined && { goal: { most: GOALS[kind] } }),
		})),
	);
	return {
		title: "Bytes on the patient's line",
		yardstick: "nhsuk-frontend",
		compared,
		notes: [
			"What headless Chromium received at 360 × 640, signed in: response headers and brotli bodies, redirects included.",
			"nhsuk-frontend: as shipped (compiled CSS and JavaScript, brotli 11, immutable), the same words, HTML in " +
				"brotli 5. Two stand-ins of 10.5 KB are counted for its fonts, less than the real ones weigh, and it sends " +
				"none of the safety headers that each of the portal's answers carries: both flatter it.",
		],
	};
}

async function weighQuestion(
	context: BrowserContext,
	origin: string,
): Promise<Pick<Weights, "cold" | "warm">> {
	const weigh = async () => {
		const page = await context.newPage();
		const weight = await weighing(page);
		await page.goto(`${origin}${TOOL}/choose`, { waitUntil: "networkidle" });
		await page.close();
		return weight;
	};
	const weights = { cold: await weigh(), warm: await weigh() };
	await context.close();
	return weights;
}

async function weighJourney(context: BrowserContext, origin: string): Promise<Weight> {
	const page = await context.newPage();
	const weight = await weighing(page);
	for (const path of ["/en", TOOL, `${TOOL}/choose`])
		await page.goto(`${origin}${path}`, { waitUntil: "networkidle" });
	await page.locator("input[name=choice][value=no]").check({ force: true });
	for (const next of [/\/check$/, /\/receipts\//]) {
		await page.locator("main button[type=submit]").first().click();
		await page.waitForURL(next, { waitUntil: "networkidle" });
	}
	await context.close();
	return weight;
}

/** Counts what this page receives from now on; what comes from the browser's own cache is not counted. */
async function weighing(page: Page): Promise<Weight> {
	const weight: Weight = { bytes: 0, requests: 0 };
	const cdp: CDPSession = await page.context().newCDPSession(page);
	const cached = new Set<string>();
	cdp.on("Network.requestServedFromCache", ({ requestId }) => cached.add(requestId));
	cdp.on("Network.responseReceived", ({ requestId, response }) => {
		if (response.fromDiskCache) cached.add(requestId);
	});
	cdp.on("Network.requestWillBeSent", ({ redirectResponse }) => {
		if (redirectResponse === undefined) return;
		weight.bytes += redirectResponse.encodedDataLength;
		weight.requests += 1;
	});
	cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
		if (cached.has(requestId)) return;
		weight.bytes += encodedDataLength;
		weight.requests += 1;
	});
	await cdp.send("Network.enable");
	return weight;
}
