/** Forms that did not come from our pages, are too big, or ask to be led elsewhere. */
import { expect, test } from "#tests/journey.ts";
import type { RunningServer } from "#tests/server.ts";
import { fieldIn, PlainBrowser } from "./steps/plain-browser.ts";
import { says } from "./steps/refusal.ts";
import { letterFields, plainPatient } from "./steps/signed-in.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const CHOOSE = "/en/my/tools/skin-lesion-check/choose";
const CHECK = "/en/my/tools/skin-lesion-check/check";
const WHO = "Grace Adeyemi";

test.describe("a form", () => {
	test("of 5 MB is refused in words, and the next request is answered", async ({ portal }) => {
		const browser = await plainPatient(portal, WHO);
		says(await browser.post(CHOOSE, `choice=yes&x=${"x".repeat(5_000_000)}`), 413, t("errors:413.title"));
		expect((await browser.get("/en/my")).status).toBe(200);
	});

	test("that is no form is refused in words", async ({ portal }) => {
		const browser = await plainPatient(portal, WHO);
		for (const type of ["application/json", "text/plain", "", "application/x-www-form-urlencoded2"]) {
			const answer = await browser.post(CHOOSE, '{"choice":"yes"}', { "Content-Type": type });
			says(answer, 415, t("errors:405.title"));
		}
	});

	test("from a browser that says nothing of itself is taken with its token, and refused without", async ({
		portal,
	}) => {
		const browser = new PlainBrowser(portal.origin, { origin: false });
		const fields = letterFields(portal, WHO);
		says(await browser.post("/en/sign-in", fields), 403, t("errors:403.title"));
		const token = await browser.tokenOf("/en/sign-in");
		says(
			await browser.post("/en/sign-in", [...fields, ["token", "0".repeat(token.length)]]),
			403,
			t("errors:403.title"),
		);
		expect((await browser.post("/en/sign-in", [...fields, ["token", token]])).status).toBe(303);
		// Signed in, the form's token is another one
		says(await browser.post(CHOOSE, [["choice", "yes"]]), 403, t("errors:403.title"));
		const mine = await browser.tokenOf(CHOOSE);
		expect(
			(
				await browser.post(CHOOSE, [
					["choice", "yes"],
					["token", mine],
				])
			).headers.location,
		).toBe(CHECK);
	});

	test("from another site is refused, whatever token it has", async ({ portal }) => {
		const browser = await plainPatient(portal, WHO);
		const token = await browser.tokenOf(CHOOSE);
		for (const headers of [
			{ Origin: "https://evil.example" },
			{ Origin: "null" },
			{ Origin: portal.origin, "Sec-Fetch-Site": "cross-site" },
			{ Origin: portal.origin, "Sec-Fetch-Site": "same-site" },
			{ Origin: portal.origin.replace("http:", "https:") },
			{ Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" },
		])
			says(
				await browser.post(
					CHOOSE,
					[
						["choice", "yes"],
						["token", token],
					],
					headers,
				),
				403,
				t("errors:403.title"),
			);
	});
});

test.describe("a way back after signing in", () => {
	const ELSEWHERE = [
		"//evil.example",
		"/\\evil.example",
		"%2f%2fevil.example",
		"/%2f%2fevil.example",
		"https://evil.example",
		"/\t/evil.example",
		"/.//evil.example",
		"javascript:alert(1)",
		"\\\\evil.example",
		"/en/my\r\nSet-Cookie: a=b",
		"/@evil.example/..//",
	];
	for (const to of ELSEWHERE) {
		test(`to ${JSON.stringify(to)} leads home`, async ({ portal }) => {
			const browser = new PlainBrowser(portal.origin);
			const opened = await browser.get(`/en/sign-in?to=${encodeURIComponent(to)}`);
			expect(fieldIn(opened.body, "to")).toBe("");
			expect(await signedInTo(browser, portal, to)).toBe("/en/my");
			const stay = await browser.post(`/en/stay?to=${encodeURIComponent(to)}`, []);
			expect([stay.status, stay.headers.location]).toEqual([303, "/en/my"]);
			expect(stay.headers["set-cookie"] ?? []).not.toContain("a=b");
		});
	}

	test("to a page of ours leads there", async ({ portal }) => {
		expect(await signedInTo(new PlainBrowser(portal.origin), portal, "/en/my/choices?page=1")).toBe(
			"/en/my/choices?page=1",
		);
	});
});

async function signedInTo(
	browser: PlainBrowser,
	portal: RunningServer,
	to: string,
): Promise<string | undefined> {
	const fields = letterFields(portal, WHO).filter(([name]) => name !== "to");
	const answer = await browser.post("/en/sign-in", [...fields, ["to", to]]);
	expect(answer.status).toBe(303);
	return answer.headers.location;
}
