/** What browsers, fingers and liars send that is no answer: the same page in words, the right status, nothing saved. */

import { expect, test } from "#tests/journey.ts";
import { type Answer, type Fields, fieldIn, PlainBrowser } from "./steps/plain-browser.ts";
import { entries, INSIDES, says } from "./steps/refusal.ts";
import { plainPatient } from "./steps/signed-in.ts";
import { wordsIn } from "./steps/words.ts";

const t = wordsIn("en");
const CHOOSE = "/en/my/tools/prescribing-support/choose";
const CHECK = "/en/my/tools/prescribing-support/check";
const WHO = "Grace Adeyemi";

test.describe("an answer", () => {
	const WRONG: readonly (readonly [
		what: string,
		fields: Fields | string,
		problem: "choose-one" | "choose-only-one",
	])[] = [
		["is missing", [], "choose-one"],
		["is empty", [["choice", ""]], "choose-one"],
		[
			"is there twice",
			[
				["choice", "yes"],
				["choice", "no"],
			],
			"choose-only-one",
		],
		[
			"is there twice and the same",
			[
				["choice", "yes"],
				["choice", "yes"],
			],
			"choose-only-one",
		],
		["is an array", [["choice[]", "yes"]], "choose-one"],
		["is an object", [["choice[a]", "yes"]], "choose-one"],
		[
			"is a prototype",
			[
				["__proto__", "yes"],
				["choice", "__proto__"],
			],
			"choose-one",
		],
		["is a constructor", [["choice", "constructor"]], "choose-one"],
		["is in capitals", [["choice", "YES"]], "choose-one"],
		["is in another alphabet", [["choice", "yеs"]], "choose-one"],
		["has a zero byte", "choice=yes%00", "choose-one"],
		["has a broken escape", "choice=%E0%A4%A", "choose-one"],
	];
	for (const [what, fields, problem] of WRONG) {
		test(`that ${what} is asked for again`, async ({ portal }) => {
			const browser = await plainPatient(portal, WHO);
			const before = await entries(browser);
			const answer = await browser.post(CHOOSE, fields);
			says(answer, 422, t(`choices:problem.${problem}`));
			expect(answer.body).toContain(`<title>${t("ui:errors.prefix")} `);
			expect(answer.body).toContain('href="#choice"');
			// Browsers that know templates leave them out.
			expect(answer.body.replaceAll(/<template>.*?<\/template>/gs, "")).not.toContain("checked=");
			expect((await browser.get(CHECK)).status, "no draft").toBe(303);
			expect(await entries(browser)).toBe(before);
		});
	}

	test("is asked for first where the check page is opened directly, or sent without one", async ({
		portal,
	}) => {
		const browser = await plainPatient(portal, "Maya Clarke");
		const check = "/en/my/tools/prescribing-support/check";
		const choose = "/en/my/tools/prescribing-support/choose";
		expect((await browser.get(check)).headers.location).toBe(choose);
		for (const once of ["", "0", "f".repeat(32), "__proto__"]) {
			const answer = await browser.post(check, [["once", once]]);
			expect([answer.status, answer.headers.location]).toEqual([303, choose]);
		}
	});

	test("is never saved with somebody else's key", async ({ portal }) => {
		const [one, other] = [
			await plainPatient(portal, "Maya Clarke"),
			await plainPatient(portal, "Robert Hill"),
		];
		await one.post(CHOOSE, [["choice", "yes"]]);
		await other.post(CHOOSE, [["choice", "no"]]);
		const before = [await entries(one), await entries(other)];
		const once = fieldIn((await one.get(CHECK)).body, "once") ?? "";
		says(await other.post(CHECK, [["once", once]]), 409, t("choices:problem.draft-changed"));
		expect([await entries(one), await entries(other)]).toEqual(before);
	});
});

test.describe("an address", () => {
	const NOWHERE = [
		"/en/my/tools/no-such-tool",
		"/en/my/tools/no-such-tool/choose",
		"/en/my/tools/no-such-tool/check",
		"/en/my/tools/__proto__/choose",
		"/en/my/tools/constructor",
		"/en/my/tools/staff-rostering/choose",
		"/en/my/purposes/care",
		"/en/my/purposes/toString",
		"/en/my/receipts/AAAA-AAAA-AAAA",
		"/en/my/receipts/__proto__/undo",
		"/en/tools/no-such-tool",
		"/en/tools/eye-scan-urgency?notice=999",
		"/en/tools/eye-scan-urgency?notice=x",
		"/en/stay",
	];
	for (const path of NOWHERE) {
		test(`${path} is nowhere`, async ({ portal }) => {
			const browser = await plainPatient(portal, WHO);
			says(await browser.get(path), 404, t("errors:404.title"));
		});
	}

	test("in a language that does not exist is nowhere, in words that the reader knows", async ({ portal }) => {
		const browser = new PlainBrowser(portal.origin, { language: "pl" });
		for (const path of [
			...[
				"/xx",
				"/xx/my",
				"/EN",
				"/en-GB/tools",
				"/toString",
				"/__proto__",
				"/__proto__/my",
				"/constructor/tools",
			],
			...[
				"/ar-XB",
				"/ar-XB/tools",
				"/en%00",
				"/en%00/tools",
				"/%65n%2ftools",
				"/en%E2%80%AE",
				`/${"a".repeat(300)}`,
			],
		])
			says(await browser.get(path), 404, wordsIn("pl")("errors:404.title"));
		says(await browser.get(`/${"a".repeat(2_000)}`), 414, wordsIn("pl")("errors:414.title"));
	});

	test("asked for in a language that does not exist, or remembered in one, is read in one that does", async ({
		portal,
	}) => {
		for (const tag of ["a".repeat(300), "ar-XB", "__proto__", "en\u0000", "EN", "en,cy"]) {
			const browser = new PlainBrowser(portal.origin, { language: tag.replaceAll("\u0000", "") });
			expect((await browser.get("/")).headers.location, tag).toMatch(/^\/(en|ar)$/);
			browser.cookies.set("lang", encodeURIComponent(tag));
			expect((await browser.get("/")).headers.location, tag).toMatch(/^\/(en|ar)$/);
			const staff = await browser.get(`/staff/sign-in?lang=${encodeURIComponent(tag)}`);
			expect([staff.status, /<html lang="(en|ar)"/.test(staff.body)], tag).toEqual([200, true]);
		}
	});

	test("of another patient's receipt is the same as none", async ({ portal }) => {
		const [one, other] = [await plainPatient(portal, "Maya Clarke"), await plainPatient(portal, WHO)];
		await one.post(CHOOSE, [["choice", "no"]]);
		const once = fieldIn((await one.get(CHECK)).body, "once") ?? "";
		const receipt = (await one.post(CHECK, [["once", once]])).headers.location ?? "";
		expect((await one.get(receipt)).status).toBe(200);
		const nowhere = "/en/my/receipts/AAAA-AAAA-AAAA";
		const without = ({ body }: Answer, path: string) =>
			body.replaceAll(path.slice(3), "").replaceAll(encodeURIComponent(path), "");
		const none = without(await other.get(nowhere), nowhere);
		for (const path of [receipt, `${receipt}/undo`]) {
			const answer = await other.get(path);
			says(answer, 404, t("errors:404.title"));
			expect(without(answer, path)).toBe(none);
		}
		expect((await other.post(`${receipt}/undo`, [])).status).toBe(404);
		expect((await one.get(`${receipt}/undo`)).body).toContain(t("choices:undo.button"));
	});

	test("with a page number that is none shows the first page", async ({ portal }) => {
		const browser = await plainPatient(portal, WHO);
		for (const page of ["0", "-1", "99999", "1.5", "x", "1e9", "", "%00", "9".repeat(400)])
			for (const list of ["tools", "my/choices", "my/looked"]) {
				const answer = await browser.get(`/en/${list}?page=${page}`);
				expect([answer.status, list, page]).toEqual([200, list, page]);
				expect(answer.body).not.toMatch(INSIDES);
			}
	});

	test("that only takes a form says so to whoever opens it", async ({ portal }) => {
		const browser = await plainPatient(portal, WHO);
		expect((await browser.get("/en/stay")).status).toBe(404);
		expect((await browser.get("/staff/stay")).status).toBe(404);
		// Opening "finish" ends nothing: only its button does.
		expect((await browser.get("/en/sign-out")).headers.location).toBe("/en/my");
		expect((await browser.get("/en/my")).status).toBe(200);
	});
});
