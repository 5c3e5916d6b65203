/** Lists of NHS numbers that staff send: whose they are, what is done with a bad one, and what is left of any. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { type Answered, ask, FROM_OUR_PAGE, hidden } from "./http.ts";
import { TOOL, type World } from "./world.ts";

const PAGE = "/staff/lists";
const MULTIPART = { "content-type": "multipart/form-data; boundary=edge" } as const;
const MB = 1024 * 1024;

type Part = readonly [name: string, value: string | Buffer, filename?: string];
const edged = (parts: readonly Part[], end = "--edge--\r\n") =>
	Buffer.concat([
		...parts.flatMap(([name, value, filename]) => [
			Buffer.from(
				`--edge\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? "" : `; filename="${filename}"`}\r\n\r\n`,
			),
			Buffer.from(value),
			Buffer.from("\r\n"),
		]),
		Buffer.from(end),
	]);
const asked: readonly Part[] = [
	["tool", TOOL],
	["purpose", "care"],
];

/** Holds the form for lists up. */
export function lists(worldNow: () => World): void {
	const folder = () => join(worldNow().server.dataDir, "lists");
	const left = () => (existsSync(folder()) ? readdirSync(folder()).sort() : []);
	const looks = () =>
		worldNow().file.prepare("SELECT count(*) FROM look_ups WHERE what = 'list'").pluck().get();
	const post = (cookie: string, body: Buffer, headers: Record<string, string> = FROM_OUR_PAGE) =>
		ask(worldNow().port, PAGE, { method: "POST", headers: { ...headers, ...MULTIPART, cookie }, body });
	const onceOf = async (cookie: string) =>
		hidden((await ask(worldNow().port, PAGE, { headers: { cookie } })).body, "once");
	const sent = async (cookie: string, ...parts: Part[]) =>
		post(cookie, edged([["once", await onceOf(cookie)], ...asked, ...parts]));
	const placeOf = ({ headers }: Answered) => headers["location"] ?? "";

	/** Where a list that was taken leads, once it is done. */
	async function done(cookie: string, answer: Answered): Promise<string> {
		const place = placeOf(answer);
		expect(place).toMatch(/^\/staff\/lists\/[0-9a-f]{16}$/);
		for (;;) {
			const { body } = await ask(worldNow().port, place, { headers: { cookie } });
			if (body.includes(`${place}/answers"`)) return place;
			expect(body).toContain('role="status"');
			await wait(50);
		}
	}

	it("is answered line by line, kept sealed, seen by its owner alone, and leaves nothing behind", async () => {
		const { port, victim, other, session, sessionOfRole } = worldNow();
		const cookie = await sessionOfRole("clinician");
		const before = [left(), looks()] as const;
		const lines = `name,NHS number\n"Hill, R",${victim.nhsNumber}\n=1+1,=1+1\nDoyle,${other.nhsNumber}\n`;
		const place = await done(cookie, await sent(cookie, ["list", ""], ["file", lines, "a.csv"]));
		const get = (path: string, as = cookie) => ask(port, path, { headers: { cookie: as } });

		const csv = (await get(`${place}/answers`)).body.split("\r\n");
		expect(csv.slice(1, -1).map((line) => line.split(",").slice(0, 2).join(" "))).toEqual([
			`2 ${victim.nhsNumber}`,
			"3 '=1+1",
			`4 ${other.nhsNumber}`,
		]);
		expect(csv.join()).not.toContain("Hill");
		expect((await get(place)).body).toMatch(/>\s*3<\/th><td[^>]*>It has other signs/);

		// One look, which both patients read
		expect(looks()).toBe(Number(before[1]) + 1);
		for (const { no } of [victim, other])
			expect((await get("/en/my/looked", await session({ patientNo: no }))).body).toContain(
				"Checked a list of 2 people",
			);

		// Sealed, and without the numbers once it is done
		const files = readdirSync(join(folder(), place.split("/").at(-1) ?? ""));
		expect(files.sort()).toEqual(["answers", "key", "run.json"]);
		for (const name of files) {
			const text = readFileSync(join(folder(), place.split("/").at(-1) ?? "", name), "latin1");
			for (const word of [victim.nhsNumber, other.nhsNumber, "Hill"]) expect(text).not.toContain(word);
		}

		// A colleague is told no more than of a list that is not there
		const colleague = await sessionOfRole("lead");
		for (const path of [place, `${place}/answers`]) expect((await get(path, colleague)).status).toBe(404);
		const bare = { method: "POST", headers: { ...FROM_OUR_PAGE, cookie: colleague } } as const;
		expect((await ask(port, place, bare)).status).toBe(415);
		const form = { ...FROM_OUR_PAGE, "content-type": "application/x-www-form-urlencoded" };
		const removed = (as: string) =>
			ask(port, place, { method: "POST", headers: { ...form, cookie: as }, body: "" });
		expect((await removed(colleague)).status).toBe(404);
		expect((await removed(cookie)).status).toBe(303);
		expect(left()).toEqual(before[0]);
		expect((await get(`${place}/answers`)).status).toBe(404);
	});

	it("is begun once, however often its form is pressed", async () => {
		const { victim, sessionOfRole } = worldNow();
		const cookie = await sessionOfRole("reception");
		const before = looks();
		const body = edged([["once", await onceOf(cookie)], ...asked, ["list", victim.nhsNumber]]);
		const answers = await Promise.all([post(cookie, body), post(cookie, body), post(cookie, body)]);
		expect(new Set(answers.map(placeOf)).size).toBe(1);
		await done(cookie, answers[0] as Answered);
		expect(looks()).toBe(Number(before) + 1);
		expect(left().filter((name) => name.startsWith("sent-"))).toEqual([]);

		// The same form in somebody else's hands
		expect((await post(await sessionOfRole("lead"), body)).status).toBe(422);
	});

	it.each([
		["nothing", [], 422, "Paste NHS numbers, or choose a file"],
		["an empty file", [["file", "", "a.csv"]], 422, "There is nothing in this file"],
		[
			"two lists",
			[
				["list", testNhsNumber(1)],
				["file", testNhsNumber(2), "a.csv"],
			],
			422,
			"Send only one",
		],
		["quotes that are never closed, all of them", [["list", '"a\n"b\n']], 422, "no NHS numbers"],
		["no column of numbers", [["file", "a,b\nRosa,tea\nSam,milk\n", "a.csv"]], 422, "which column"],
		["two columns of numbers", [["list", `${testNhsNumber(1)},${testNhsNumber(2)}`]], 422, "which column"],
		["a million and one lines", [["file", "1\n".repeat(1_000_001), "a.csv"]], 422, "Send it in parts"],
		[
			"an opt-out file that is empty",
			[
				["list", testNhsNumber(1)],
				["came-back", "", "back.dat"],
			],
			422,
			"There is nothing in this file",
		],
		[
			"the same field twice",
			[
				["file", "1", "a.csv"],
				["file", "2", "b.csv"],
			],
			400,
			"",
		],
	] as [string, Part[], number, string][])(
		"of %s is refused in words, and nothing of it is kept",
		async (_what, parts, status, words) => {
			const cookie = await worldNow().sessionOfRole("clinician");
			const before = left();
			const answer = await sent(cookie, ...parts);
			expect(answer.status).toBe(status);
			expect(answer.body).toContain(words);
			expect(left()).toEqual(before);
		},
	);

	it.each([
		["UTF-16 with its mark", (list: string) => Buffer.from(`\uFEFF${list}`, "utf16le")],
		["a cut in mid-line", (list: string) => Buffer.from(`${list}99900`)],
		["10,000 columns", (list: string) => Buffer.from(list.replaceAll("\n", `${",x".repeat(9_999)}\n`))],
		["a quote that is never closed", (list: string) => Buffer.from(`${list}"${"x\n".repeat(200)}`)],
	])("in %s is answered, its bad lines too", async (_what, written) => {
		const cookie = await worldNow().sessionOfRole("clinician");
		const file = written(`${testNhsNumber(1)}\n${testNhsNumber(2)}\n`);
		const place = await done(cookie, await sent(cookie, ["file", file, "a.csv"]));
		const { body } = await ask(worldNow().port, `${place}/answers`, { headers: { cookie } });
		const rows = body.split("\r\n").map((line) => line.split(","));
		expect(rows[1]?.[1]).toBe(testNhsNumber(1));
		expect(rows[2]?.[1]).toBe(testNhsNumber(2));
		expect(rows.slice(3, -1).every((row) => row.includes("unknown"))).toBe(true);
	});

	it("of more than 200 MB, whether it says so or not, is too much", async () => {
		const { port, sessionOfRole } = worldNow();
		const [cookie, before] = [await sessionOfRole("clinician"), left()];
		const headers = { ...FROM_OUR_PAGE, ...MULTIPART, cookie, "content-length": String(201 * MB) };
		const said = await ask(port, PAGE, { method: "POST", headers });
		expect(said.status).toBe(413);
		expect(left()).toEqual(before);
	});

	it("is not read before it is known who sends it, and from where", async () => {
		const { port, sessionOfRole, session, victim } = worldNow();
		const before = left();
		const body = edged([...asked, ["list", testNhsNumber(1)]]);
		const cookie = await sessionOfRole("lead");
		expect((await post(cookie, body, { "sec-fetch-site": "cross-site" })).status).toBe(403);
		for (const stranger of ["", await session({ patientNo: victim.no })])
			expect(placeOf(await post(stranger, body))).toMatch(/^\/staff\/sign-in\?to=/);

		// Nobody waits for what a stranger has to send
		const headers = { ...FROM_OUR_PAGE, ...MULTIPART, "content-length": String(9 * MB) };
		expect(placeOf(await ask(port, PAGE, { method: "POST", headers }))).toMatch(/sign-in/);

		// A browser that does not say where it was needs the token, before the list
		const page = (await ask(port, PAGE, { headers: { cookie } })).body;
		const own: Part[] = [["token", hidden(page, "token")]];
		const rest: Part[] = [["once", hidden(page, "once")], ...asked, ["list", testNhsNumber(1)]];
		expect((await post(cookie, edged([...rest, ...own]), {})).status).toBe(403);
		expect((await post(cookie, edged([["token", "a1"], ...rest]), {})).status).toBe(403);
		expect(left()).toEqual(before);
		expect((await post(cookie, edged([...own, ...rest]), {})).status).toBe(303);
	});

	it("that breaks off, or is no form, leaves nothing", async () => {
		const cookie = await worldNow().sessionOfRole("clinician");
		const before = left();
		for (const body of [
			edged([["list", testNhsNumber(1)]], ""),
			edged([["list", testNhsNumber(1)]], "").subarray(0, -20),
			Buffer.from("--edge\r\n\r\n"),
			Buffer.from("no form"),
		])
			expect((await post(cookie, body)).status).toBe(400);
		expect(left()).toEqual(before);
		expect(statSync(folder()).mode & 0o077).toBe(0);
	});

	it("takes whoever is missing in what the opt-out sent back as opted out, for that list alone", async () => {
		const { port, victim, other, sessionOfRole } = worldNow();
		const cookie = await sessionOfRole("lead");
		const list = `${victim.nhsNumber}\n${other.nhsNumber}\n`;
		const planning: Part[] = [
			["tool", "area-risk-prediction"],
			["purpose", "planning"],
			["list", list],
		];
		const reasons = async (...more: Part[]) => {
			const answer = await post(cookie, edged([["once", await onceOf(cookie)], ...planning, ...more]));
			const place = await done(cookie, answer);
			const { body } = await ask(port, `${place}/answers`, { headers: { cookie } });
			return body
				.split("\r\n")
				.slice(1, -1)
				.map((line) => line.split(",")[3]);
		};
		const without = await reasons();
		const given = await reasons(["came-back", `${victim.nhsNumber},\n`, "back.dat"]);
		expect(given[0]).toBe(without[0]);
		expect([given[1], without[1]]).toEqual(["national-opt-out", without[1]]);
		expect(await reasons()).toEqual(without);
	});
}
