/** Text that wants to be more than text. */
import { describe, expect, it } from "vitest";
import { readSearch } from "#app/features/staff/staff-search.ts";
import { type Answered, ask, raw, send } from "./http.ts";
import { TOOL, type World } from "./world.ts";

/** Each goes into a search, a field, an address, a cookie and a header. */
const TEXTS: Readonly<Record<string, string>> = {
	"a quote": "O'Brien' OR '1'='1",
	"a comment": 'Hill"; DROP TABLE patients; --',
	"a union": "x') UNION SELECT nhs_number FROM patients --",
	wildcards: "%_%*?[a-z]",
	"a script": '"><script>alert(1)</script><img src=x onerror=alert(1)>',
	"a template": `{{7*7}}${"$"}{7*7}<%= 7*7 %>#{7*7}`,
	"a word of ours": "$t(staff:find.title) {{typed}} $t(staff:find.nobody-text, {})",
	"a formula": "=cmd|'/c calc'!A0",
	"turned around": "\u202Eevil\u2066\u2069",
	"an end of text": "Hill\u0000\u0008\u001B[31m",
	"half a character": "\uD800x\uDC00",
	"marks on marks": `H${"\u0301".repeat(500)}`,
	"a line of a log": 'x\r\n{"level":50,"msg":"forged"}',
	"a header": "x\r\nSet-Cookie: sid=planted\r\n\r\n<html>",
	"ten thousand letters": "A".repeat(10_000),
	"a prototype": "__proto__[admin]=1",
	"a slow search": `${"1 ".repeat(90)}x${" 1".repeat(10)}`,
	"many spaces": `a${" ".repeat(190)}1`,
};

const ELSEWHERE = [
	"https://evil.example",
	"//evil.example",
	"/\\evil.example",
	"\\\\evil.example",
	"/%2f%2fevil.example",
	"/%5cevil.example",
	"https:evil.example",
	"javascript:alert(1)",
	"/\t/evil.example",
	"/en/my\r\nSet-Cookie: sid=planted",
	"/en/../../evil",
	"/en/my@evil.example",
	"@evil.example",
	" //evil.example",
	"/en/my%0d%0aSet-Cookie:sid=planted",
];

/** Holds text to being text. */
export function injection(worldNow: () => World): void {
	describe.each(Object.entries(TEXTS))("%s", (_name, text) => {
		const sent = encodeURIComponent(text.toWellFormed());

		it("in a search finds nobody and is shown as it was typed", async () => {
			const { port, session, staffId } = worldNow();
			const answer = await ask(port, `/staff/patients?q=${sent}`.slice(0, 1990), {
				headers: { cookie: await session({ staffId }) },
			});
			expect([404, 422]).toContain(answer.status);
			isOnlyText(answer);
		});

		it("in every field of a form is refused in words", async () => {
			const { port, session, sessionOfRole, staffId, victim } = worldNow();
			const staff = await session({ staffId });
			const patient = await session({ patientNo: victim.no });
			const lead = await sessionOfRole("lead");
			const body = (fields: string) =>
				fields
					.split(" ")
					.map((field) => `${field}=${sent}`)
					.join("&");
			const answers = [
				await send(port, "/en/sign-in", "", body("code day month year shared helped to")),
				await send(port, "/staff/sign-in", "", body("email password code to")),
				await send(port, "/staff/tasks", staff, body("task note")),
				await send(
					port,
					`/staff/patients/${victim.id}/record`,
					staff,
					body(
						`way decider deciderName evidence helper interpreter day month year settles everything choice-${TOOL} page once seen agreed`,
					),
				),
				await send(port, `/en/my/tools/${TOOL}/choose`, patient, body("choice")),
				await send(port, `/en/my/tools/${TOOL}/check`, patient, body("once")),
				await send(port, `/en/my/tools/${TOOL}/comment`, patient, body("once clear worry wish")),
				await send(port, `/staff/tools/${TOOL}/comments`, lead, body("move once words-en up-to round seen")),
			];
			for (const answer of answers) {
				expect([303, 404, 413, 422]).toContain(answer.status);
				expect(answer.headers["location"] ?? "/en").toMatch(/^\/(?:en|staff)(?:\/|$)/);
				isOnlyText(answer);
			}
		});

		it("as a cookie or a language is nothing", async () => {
			const { port } = worldNow();
			const plain = text
				.toWellFormed()
				.replace(/[^\x20-\x7e]/g, "?")
				.slice(0, 8000);
			const answer = await ask(port, "/staff/sign-in", {
				headers: {
					cookie: `sid=${plain}; form=${plain}; lang=${plain}`,
					"accept-language": plain,
					"user-agent": plain,
					referer: plain,
				},
			});
			expect(answer.status).toBe(plain.length < 4000 ? 200 : 431);
			isOnlyText(answer);
			const asked = await ask(port, `/staff/sign-in?lang=${sent}&to=${sent}`.slice(0, 1990));
			expect(asked.status).toBe(200);
			isOnlyText(asked);
		});

		it("in an address is no page", async () => {
			const { port, session, staffId, victim } = worldNow();
			const part = sent.slice(0, 1900);
			const [staff, patient] = [await session({ staffId }), await session({ patientNo: victim.no })];
			for (const [cookie, path] of [
				["", `/${part}`],
				["", `/en/tools/${part}`],
				[staff, `/staff/patients/${part}`],
				[staff, `/staff/letters/${part}`],
				[staff, `/staff/patients/${victim.id}/receipts/${part}`],
				[patient, `/en/my/tools/${part}/choose`],
				[patient, `/en/my/purposes/${part}`],
				[patient, `/en/my/receipts/${part}`],
				[patient, `/en/my/tools/${part}/comment`],
				[staff, `/staff/tools/${part}/comment`],
			] as const) {
				const answer = await ask(port, path, { headers: { cookie } });
				expect([path, answer.status]).toEqual([path, 404]);
				isOnlyText(answer);
			}
		});
	});

	it.each(ELSEWHERE)("signing in never leads to %j", async (to) => {
		const { port, session, victim, demo } = worldNow();
		const page = await ask(port, `/en/sign-in?to=${encodeURIComponent(to)}`);
		expect(page.body).toMatch(/name="to" value=""/);
		const cookie = await session({ patientNo: victim.no });
		const stayed = await send(port, `/en/stay?to=${encodeURIComponent(to)}`, cookie, {});
		expect(stayed.headers["location"]).toBe("/en/my");
		const { letterCode: code, birthDate } = demo.patients[4] ?? victim;
		const [year = "", month = "", day = ""] = birthDate.split("-");
		const signedIn = await send(port, "/en/sign-in", "", { code, day, month, year, to });
		expect([signedIn.headers["location"], signedIn.cookies.length]).toEqual(["/en/my", 1]);
	});

	it.each([
		["bytes that are no text", "GET /%ff%fe HTTP/1.1"],
		["raw bytes", "GET /\xff\xfe HTTP/1.1"],
		["a whole address", "GET http://evil.example/en/my HTTP/1.1"],
		["no path", "GET * HTTP/1.1"],
		["a way up", "GET /en/../../etc/passwd HTTP/1.1"],
		["a hidden way up", "GET /en/%2e%2e/%2e%2e/etc/passwd HTTP/1.1"],
		["the source", "GET /app/server/main.ts HTTP/1.1"],
		["the database", "GET /data/portal.db HTTP/1.1"],
		["the repository", "GET /.git/config HTTP/1.1"],
		["a build file", "GET /server/index.js HTTP/1.1"],
		["a file beside the files", "GET /assets/../server/index.js HTTP/1.1"],
		["a method nobody knows", "BREW /en HTTP/1.1"],
		["a tunnel", "CONNECT evil.example:443 HTTP/1.1"],
		["a new one", "PRI * HTTP/2.0"],
		["two lengths", "POST /en/sign-in HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2"],
		["a length and pieces", "POST /en/sign-in HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked"],
		["a header too long", `GET /en HTTP/1.1\r\nX: ${"x".repeat(20_000)}`],
		["a header over two lines", "GET /en HTTP/1.1\r\nX: a\r\n b: c"],
		["a header with an end in it", "GET /en HTTP/1.1\r\nX: a\rSet-Cookie: sid=planted"],
	])("%s is refused, with the same headers as every answer", async (_what, head) => {
		const { port } = worldNow();
		const answer = await raw(
			port,
			Buffer.from(`${head}\r\nHost: localhost\r\nConnection: close\r\n\r\n`, "latin1"),
		);
		if (head.startsWith("CONNECT")) return expect(answer).toBe("");
		const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
		expect([
			status >= 400 && status < 500,
			answer.includes("content-security-policy"),
			answer.includes("nosniff"),
		]).toEqual([true, true, true]);
		expect(answer).not.toMatch(/planted|evil\.example|root:/);
	});

	it("a forwarded host, scheme or method changes nothing", async () => {
		const { port } = worldNow();
		const forged = {
			host: "evil.example",
			"x-forwarded-host": "evil.example",
			"x-forwarded-proto": "https",
			"x-original-url": "/staff",
			"x-rewrite-url": "/staff",
			"x-http-method-override": "POST",
			forwarded: "host=evil.example",
		};
		for (const path of ["/", "/en", "/en/my", "/staff/patients?q=1", "/demo"]) {
			const [honest, lying] = [await ask(port, path), await ask(port, path, { headers: forged })];
			expect([lying.status, lying.headers["location"]]).toEqual([honest.status, honest.headers["location"]]);
			expect(lying.whole).not.toContain("evil.example");
		}
	});

	it("the search takes no longer for a text that was made to be slow", () => {
		const honest = steps(() => readSearch("Hill 27 3 1957", "2026-11-21"));
		for (const text of Object.values(TEXTS)) {
			expect(steps(() => readSearch(text.slice(0, 200), "2026-11-21")) / honest).toBeLessThan(5_000);
		}
	});
}

/** How long one call takes, as the best of a few, in nanoseconds. */
function steps(call: () => unknown): number {
	const times = Array.from({ length: 5 }, () => {
		const begun = process.hrtime.bigint();
		for (let again = 0; again < 20; again += 1) call();
		return Number(process.hrtime.bigint() - begun) / 20;
	});
	return Math.max(1, Math.min(...times));
}

/** Nothing of the text became markup, a header or a template; no fault was made. 49 is what a template would make of 7 times 7, and no time of day. */
function isOnlyText({ whole, cookies, status }: Answered): void {
	expect(status).toBeLessThan(500);
	const timeless = whole.replace(/\b\d\d:\d\d(?::\d\d)?\b/g, "");
	expect(timeless).not.toMatch(/<script|<img|onerror=alert\(1\)>|\b49\b/);
	expect(cookies.join()).not.toContain("planted");
	expect(whole).not.toMatch(/SQLITE|syntax error|near "/);
}
