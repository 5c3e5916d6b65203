/** What a patient pays for on a slow line: every byte of the answers, headers and all, as it comes over the wire. */
import { LANGUAGES } from "#locales/index.ts";
import { expect, test } from "#tests/journey.ts";
import { type Answer, type Fields, fieldIn, PlainBrowser } from "./steps/plain-browser.ts";
import { letterFields } from "./steps/signed-in.ts";

const KB = 1024;
/** What fits into the first round trip of a new connection; beyond it a slow line waits once more. */
const FIRST_ROUND_TRIP = 14_000;
const TOOL = "eye-scan-urgency";

/** A browser that writes down what each answer weighed, and asks for a page's style sheet and icon once. */
class Scales {
	readonly #browser: PlainBrowser;
	readonly #files = new Set<string>();
	readonly weighed: [what: string, bytes: number][] = [];

	constructor(origin: string) {
		this.#browser = new PlainBrowser(origin);
	}

	get total(): number {
		return this.weighed.reduce((sum, [, bytes]) => sum + bytes, 0);
	}

	/** Opens a page with what it needs that this browser does not have yet; answers what all of that weighed. */
	async open(path: string): Promise<{ page: Answer; bytes: number }> {
		const page = await this.#browser.get(path);
		expect(page.status, path).toBe(200);
		expect(page.body, `script on ${path}`).not.toContain("<script");
		let bytes = this.#note(path, page);
		for (const file of filesOf(page.body).filter((one) => !this.#files.has(one))) {
			this.#files.add(file);
			const answer = await this.#browser.get(file);
			expect(answer.status, file).toBe(200);
			bytes += this.#note(file, answer);
		}
		return { page, bytes };
	}

	/** Sends a form and follows where it leads. */
	async send(path: string, fields: Fields): Promise<{ page: Answer; bytes: number }> {
		const answer = await this.#browser.post(path, fields);
		expect(answer.status, `sending ${path}`).toBe(303);
		const sent = this.#note(`${path} (sent)`, answer);
		const { page, bytes } = await this.open(answer.headers.location ?? "");
		return { page, bytes: sent + bytes };
	}

	#note(what: string, { weight }: Answer): number {
		this.weighed.push([what, weight]);
		return weight;
	}
}

for (const { tag: lang, name } of LANGUAGES) {
	test(`the pages of a choice are light in ${name}`, async ({ portal }) => {
		const scales = new Scales(portal.origin);
		const light = (what: string, bytes: number, most: number) =>
			expect.soft(bytes, `bytes of ${what} in ${lang}, at most ${most}`).toBeLessThanOrEqual(most);

		// The first page, with its style sheet and icon
		const first = await scales.open(`/${lang}`);
		light("the first page", first.bytes, 8 * KB);
		light("the first page", first.bytes, FIRST_ROUND_TRIP);

		// Who has no letter asks to be called
		const call = await new Scales(portal.origin).open(`/${lang}/call`);
		light("the page to ask for a call", call.bytes, 8 * KB);

		// The journey of a letter: sign in, read, answer, check, keep the receipt
		const signIn = await scales.open(`/${lang}/sign-in`);
		light("the sign-in page", signIn.bytes, 3 * KB);
		const my = await scales.send(`/${lang}/sign-in`, letterFields(portal, "Robert Hill"));
		light("the list of tools in one's care", my.bytes, 8 * KB);
		const tool = await scales.open(`/${lang}/my/tools/${TOOL}`);
		light("the page of a tool in one's care", tool.bytes, 8 * KB);
		const choose = await scales.open(`/${lang}/my/tools/${TOOL}/choose`);
		light("the question", choose.bytes, 3 * KB);
		const check = await scales.send(`/${lang}/my/tools/${TOOL}/choose`, [["choice", "no"]]);
		light("the check page", check.bytes, 3 * KB);
		const once = fieldIn(check.page.body, "once") ?? "";
		const receipt = await scales.send(`/${lang}/my/tools/${TOOL}/check`, [["once", once]]);
		light("the receipt", receipt.bytes, 3 * KB);
		expect(receipt.page.body).toContain('class="panel"');
		light(
			`the whole journey (${scales.weighed.map(([what, n]) => `${what} ${n}`).join(", ")})`,
			scales.total,
			25 * KB,
		);

		// What else there is to read and to answer
		for (const path of [
			"tools",
			"tools?page=2",
			`tools/${TOOL}`,
			"tools/staff-rostering",
			"my/choices",
			"my/looked",
			"my/uses",
			"my/disputes",
		])
			light(path, (await scales.open(`/${lang}/${path}`)).bytes, 8 * KB);
		for (const path of ["my/purposes/research", "my/everything", "my/details", "my/copy", "my/call"])
			light(path, (await scales.open(`/${lang}/${path}`)).bytes, 3 * KB);

		// To say that something is wrong: each question, the check page, and the receipt that is also followed
		const about = await scales.open(`/${lang}/my/disputes/new`);
		light("what it is about", about.bytes, 3 * KB);
		const what = await scales.send(`/${lang}/my/disputes/new`, [["about", `tool:${TOOL}`]]);
		light("what is wrong", what.bytes, 3 * KB);
		const how = await scales.send(`/${lang}/my/disputes/new/what`, [
			["route-urgent", "yes"],
			["route-machine-alone", "yes"],
			["route-complaint", "yes"],
		]);
		light("how to answer", how.bytes, 3 * KB);
		const sending = await scales.send(`/${lang}/my/disputes/new/answer`, [
			["by", "letter"],
			["pauses", "yes"],
		]);
		light("the page to check it", sending.bytes, 3 * KB);
		const key = fieldIn(sending.page.body, "once") ?? "";
		const followed = await scales.send(`/${lang}/my/disputes/new/check`, [["once", key]]);
		light("the page where it is followed", followed.bytes, 8 * KB);
		for (const [, bytes] of scales.weighed) expect(bytes).toBeLessThan(FIRST_ROUND_TRIP);
	});
}

test("every tool's page is at most 8 KB in every language", async ({ portal }) => {
	const browser = new PlainBrowser(portal.origin);
	for (const { tag } of LANGUAGES) {
		const lists = await Promise.all([1, 2].map((page) => browser.get(`/${tag}/tools?page=${page}`)));
		const tools = new Set(
			lists.flatMap(({ body }) => body.match(new RegExp(`/${tag}/tools/[\\w-]+`, "g")) ?? []),
		);
		expect(tools.size).toBeGreaterThan(30);
		for (const path of tools) {
			const { weight, status } = await browser.get(path);
			expect(status, path).toBe(200);
			expect.soft(weight, path).toBeLessThanOrEqual(8 * KB);
		}
	}
});

test("staff start within 30 KB", async ({ portal }) => {
	const scales = new Scales(portal.origin);
	await scales.open("/staff/sign-in");
	expect(scales.total).toBeLessThanOrEqual(30 * KB);
});

/** The style sheet and icon that a page names. */
function filesOf(html: string): string[] {
	return [...html.matchAll(/<link rel="(?:stylesheet|icon)" href="([^"]+)"/g)].map(([, file = ""]) => file);
}
