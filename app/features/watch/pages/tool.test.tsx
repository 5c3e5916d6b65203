import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { loader as publicLoader } from "#app/features/tools/pages/show.tsx";
import { entries } from "#db/schema.ts";
import { colm, openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { loader as fileLoader } from "./report-file.ts";
import { loader as reportLoader } from "./reports.tsx";
import { action, loader } from "./tool.tsx";
import { loader as listLoader } from "./tools.tsx";

const SCAN = "eye-scan-urgency";
const lena: StaffActor = { ...rhian, staffId: "staff-lena", staffRole: "lead", name: "Lena Hart" };
const hannah: StaffActor = { ...lena, staffId: "staff-hannah", staffRole: "clinician", name: "Hannah Okoye" };
const aCheck = {
	move: "check",
	day: "2",
	month: "11",
	year: "2026",
	right: "188",
	of: "200",
	found: "It missed 3.",
	source: "Audit 14",
	next: "3",
};

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

/** A page answers or throws its answer; both reach the browser. */
async function answered(response: Promise<Response>) {
	const { status, headers, body } = await response.catch((thrown: Response) => thrown);
	const text = body === null ? "" : await new Response(body).text();
	const isData = headers.get("content-type")?.includes("json") === true;
	return { status, headers, location: headers.get("location"), data: isData ? JSON.parse(text) : text };
}

const at = (path: string, actor: StaffActor | undefined, init?: RequestInit) => ({
	request: new Request(`http://localhost:3000${path}`, init),
	params: { tool: path.split("?")[0]?.split("/").at(-1) ?? "" },
	context: portal.context(actor, path),
});
const open = (actor: StaffActor | undefined = lena, tool = SCAN) =>
	answered(loader(at(`/staff/tools/${tool}`, actor)));
const onPublicPage = async () => {
	const path = `/en/tools/${SCAN}`;
	const args = { ...at(path, undefined), params: { lang: "en", tool: SCAN } };
	return (await answered(publicLoader(args))).data.watched;
};

/** Opens the page, and presses a form of it. */
async function press(fields: Readonly<Record<string, string>>, actor = lena, tool = SCAN) {
	const { data } = await open(actor, tool);
	const body = new URLSearchParams({ once: data.once?.[0] ?? "", seen: data.seen ?? "", ...fields });
	return answered(action(at(`/staff/tools/${tool}`, actor, { method: "POST", body })));
}

const recorded = async () => (await portal.db.read.select().from(entries)).map(({ kind }) => kind);

describe("the page of a tool", () => {
	it("stops it for everybody, and patients read since when and why", async () => {
		const done = await press({ move: "paused", why: "It missed 2 eyes." });
		expect(done).toMatchObject({ status: 303, location: `/staff/tools/${SCAN}` });
		expect((await open()).data).toMatchObject({
			watched: { state: "paused", paused: { why: "It missed 2 eyes." } },
			moves: ["resume-asked", "review-opened", "retire-asked"],
			stops: [{ what: "paused", who: "Lena Hart" }],
		});
		expect(await onPublicPage()).toMatchObject({
			state: "paused",
			paused: { since: "2026-11-21T12:00:00.000Z", why: "It missed 2 eyes." },
		});
	});

	it("lets it go on after two people: the one who asked is offered nothing", async () => {
		await press({ move: "paused", why: "It missed 2 eyes." });
		await press({ move: "resume-asked", why: "The maker mended it." });
		expect((await open()).data).toMatchObject({
			asked: "asked-you",
			moves: ["paused", "review-opened", "retire-asked"],
		});
		expect((await open(hannah)).data).toMatchObject({ asked: "asked", moves: ["resumed"] });
		const alone = await press({ move: "resumed", why: "I say so." });
		expect(alone).toMatchObject({ status: 409, data: { problems: [{ name: "same-person" }] } });
		expect((await press({ move: "resumed", why: "I agree." }, hannah)).status).toBe(303);
		expect((await open()).data.watched.state).toBe("running");
	});

	it("keeps a check, which patients read", async () => {
		expect((await press(aCheck)).status).toBe(303);
		expect((await open()).data.checks).toMatchObject([
			{ on: "2026-11-02", nextOn: "2027-02-02", figures: { right: 188, of: 200 } },
		]);
		expect(await onPublicPage()).toMatchObject({ check: { overdue: false, found: "It missed 3." } });
	});
});

describe("what cannot be saved", () => {
	it.each([
		["no reason", { move: "paused", why: " " }, "why-paused", "why-missing"],
		["a reason of 5 MB", { move: "paused", why: "x".repeat(5_000_000) }, "why-paused", "why-not-readable"],
		["a form without its key", { move: "paused", why: "Why.", once: "x" }, "why-paused", "key-missing"],
		["a check of tomorrow", { ...aCheck, day: "22" }, "day", "date-in-future"],
		["a check on 31 November", { ...aCheck, day: "31" }, "day", "date-not-real"],
		["one number of two", { ...aCheck, of: "" }, "of", "one-number"],
		["more right than there were", { ...aCheck, right: "201" }, "right", "more-than-all"],
		["a number that is none", { ...aCheck, right: "1e3" }, "right", "not-a-number"],
		["nothing found", { ...aCheck, found: "" }, "found", "found-missing"],
		["words without an end", { ...aCheck, found: "x".repeat(301) }, "found", "not-readable"],
		["no source", { ...aCheck, source: "" }, "source", "source-missing"],
		["no next check", { ...aCheck, next: "2" }, "next", "next-missing"],
	])("%s is named at its field and saved nowhere", async (_what, fields, field, name) => {
		const sent = await press(fields);
		expect([sent.status, sent.data.problems]).toEqual([422, [{ field, name }]]);
		expect(await recorded()).toEqual([]);
	});

	it("keeps what was typed", async () => {
		const sent = await press({ ...aCheck, next: "" });
		expect(sent.data.typed).toMatchObject({ found: "It missed 3.", right: "188", source: "Audit 14" });
	});

	it("anything on a page that somebody overtook", async () => {
		const { seen } = (await open()).data;
		await press({ move: "review-opened", why: "We look." });
		const late = await press({ move: "paused", why: "It missed 2 eyes.", seen });
		expect(late).toMatchObject({ status: 409, data: { problems: [{ name: "changed" }] } });
		expect(late.data.typed.why).toBe("It missed 2 eyes.");
		expect(await recorded()).toEqual(["tool.stopped"]);
	});

	it("anything by reception, or by a clinician but their agreement", async () => {
		for (const actor of [rhian, hannah])
			for (const fields of [{ move: "paused", why: "Why." }, aCheck])
				expect((await press(fields, actor)).status).toBe(404);
		expect((await press({ move: "destroyed" })).status).toBe(404);
		expect(await recorded()).toEqual([]);
	});

	it("anything about a tool that the provider does not use, which looks like one that is not there", async () => {
		const lead = { ...colm, staffRole: "lead" as const };
		for (const tool of [SCAN, "no-tool"]) {
			expect((await open(lead, tool)).status).toBe(404);
			expect((await press({ move: "paused", why: "Why." }, lead, tool)).status).toBe(404);
		}
	});

	it("anything by somebody who is not signed in as staff", async () => {
		const path = `/staff/tools/${SCAN}`;
		const args = { ...at(path, undefined), context: portal.context(undefined, path) };
		for (const answer of [loader(args), action(args), listLoader(args), reportLoader(args), fileLoader(args)])
			expect(await answered(answer as Promise<Response>)).toMatchObject({
				status: 303,
				location: `/staff/sign-in?to=${encodeURIComponent(path)}`,
			});
	});
});

describe("the list and the report", () => {
	it("have the tools of the provider, and no other", async () => {
		const { data } = await answered(listLoader(at("/staff/tools", colm)));
		expect(data.used.map(({ id }: { id: string }) => id)).toEqual(["consultation-notes"]);
		const report = await answered(reportLoader(at("/staff/reports", colm)));
		expect(report.data).toMatchObject({ month: "2026-10", provider: "Hillside Health" });
		expect(report.data.report.rows.map(({ id }: { id: string }) => id)).toEqual(["consultation-notes"]);
	});

	it("name what was done in the month, and which checks are late", async () => {
		await press({ ...aCheck, month: "10", day: "1", next: "1" });
		const { data } = await answered(reportLoader(at("/staff/reports?month=2026-10", lena)));
		expect(data.done).toMatchObject([{ what: "checked", tool: "Eye scan tool", who: "Lena Hart" }]);
		expect(data.late).toMatchObject([{ id: SCAN, nextOn: "2026-11-01" }]);
		const others = await answered(reportLoader(at("/staff/reports?month=2026-10", colm)));
		expect([others.data.done, others.data.late]).toEqual([[], []]);
	});

	it("are for whole months only, and a month that is none is not there", async () => {
		for (const month of ["2026-11", "2026-13", "2020-01", "x", ""]) {
			const path = `/staff/reports?month=${month}`;
			expect((await answered(reportLoader(at(path, lena)))).status, month).toBe(404);
			expect((await answered(fileLoader(at(path, lena)))).status, month).toBe(404);
		}
	});

	it("come as a file for a spreadsheet, in the reader's words", async () => {
		const { data, headers } = await answered(fileLoader(at("/staff/reports/csv?month=2026-10", lena)));
		expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
		expect(headers.get("cache-control")).toBe("no-store");
		expect(data.split("\r\n")).toEqual([
			"Month,AI tool,Times used,Patients said it was wrong,Staff said it was wrong",
			expect.stringContaining("2026-10,"),
			...Array.from({ length: 3 }, () => expect.stringMatching(/^2026-10,.+,0,0,0$/)),
			"2026-10,About no one tool,0,0,0",
			"",
		]);
	});
});
