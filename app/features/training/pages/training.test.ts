import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { loader as homeLoader } from "#app/features/staff/pages/home.tsx";
import { colm, openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { action as ownAction, loader as ownLoader } from "./own.tsx";
import { action, loader } from "./tool-training.tsx";
import { loader as fileLoader } from "./training-file.ts";

const SCAN = "eye-scan-urgency";
const TOOL = `/staff/tools/${SCAN}/training`;
const lena: StaffActor = { ...rhian, staffId: "staff-lena", staffRole: "lead", name: "=1+1 Lena" };
const ASKED = { needed: "yes", words: "The maker's course.", link: "https://nhs.example/c", months: "12" };
const DAY = { day: "1", month: "11", year: "2026" };

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
	for (const actor of [rhian, lena, colm]) await portal.addStaff(actor);
});
afterEach(() => portal.close());

/** A page answers or throws its answer; both reach the browser. */
async function answered(response: Promise<Response>) {
	const { status, headers, body } = await response.catch((thrown: Response) => thrown);
	const text = body === null ? "" : await new Response(body).text();
	const isData = headers.get("content-type")?.includes("json") === true;
	return { status, headers, location: headers.get("location"), data: isData ? JSON.parse(text) : text };
}

const at = (path: string, actor: StaffActor | undefined, fields?: Readonly<Record<string, string>>) => ({
	request: new Request(`http://localhost:3000${path}`, {
		...(fields && { method: "POST", body: new URLSearchParams(fields) }),
	}),
	params: { tool: path.split("/")[3] ?? "" },
	context: portal.context(actor, path),
});
const open = (actor: StaffActor | undefined = lena, path = TOOL) => answered(loader(at(path, actor)));
const file = (actor: StaffActor) => answered(fileLoader(at(`${TOOL}/csv`, actor)));
const own = (actor = rhian) => answered(ownLoader(at("/staff/training", actor)));

/** Opens the tool's page and sends its form; and the same with one's own page. */
async function ask(fields: Readonly<Record<string, string>> = ASKED, actor = lena) {
	const { data } = await open(actor);
	return answered(action(at(TOOL, actor, { once: data.once ?? "", seen: data.seen ?? "", ...fields })));
}
async function press(fields: Readonly<Record<string, string>>, actor = rhian) {
	const { data } = await own(actor);
	const { seen = "" } = data.all[0] ?? {};
	return answered(ownAction(at("/staff/training", actor, { once: data.once, seen, tool: SCAN, ...fields })));
}
const names = ({ data }: Awaited<ReturnType<typeof answered>>) =>
	data.problems?.map((problem: { field: string; name: string }) => `${problem.field} ${problem.name}`);

describe("the page of a tool's training", () => {
	it("says what a lead said, and to a lead who confirmed", async () => {
		expect((await open()).data).toMatchObject({ asked: null, members: [] });
		expect(await ask()).toMatchObject({ status: 303, location: TOOL });
		const { data } = await open();
		expect(data.asked).toEqual({ needed: true, words: ASKED.words, link: ASKED.link, months: 12 });
		expect(data.members.map(({ name }: { name: string }) => name)).toEqual(["=1+1 Lena", "Rhian Price"]);
		expect((await open(rhian)).data.members).toEqual([]);
	});

	it("is not there for a tool that is not used here, nor a form of it for who is no lead", async () => {
		expect((await open(colm)).status).toBe(404);
		expect((await open(lena, "/staff/tools/no-tool/training")).status).toBe(404);
		expect((await ask(ASKED, rhian)).status).toBe(404);
	});

	it("says all that is wrong, keeps what was typed, and saves nothing", async () => {
		const answer = await ask({ needed: "yes", words: "", link: "http://x", months: "" });
		expect([answer.status, names(answer)]).toEqual([
			422,
			["words words-missing", "link link-not-https", "months months-missing"],
		]);
		expect(answer.data.typed.link).toBe("http://x");
		expect(names(await ask({ ...ASKED, once: "" }))).toEqual(["form-submit key-not-yours"]);
		expect((await open()).data.asked).toBeNull();
	});

	it("that was overtaken says so, and keeps what was typed", async () => {
		await ask();
		const late = await ask({ ...ASKED, words: "Another course.", seen: "0.0" });
		expect([late.status, names(late), late.data.typed.words]).toEqual([
			409,
			["form-submit changed"],
			"Another course.",
		]);
	});
});

describe("the file of who was trained", () => {
	it("is for a lead, and has no name that a spreadsheet would take for a formula", async () => {
		expect((await file(lena)).status).toBe(404);
		await ask();
		await press({ move: "confirm", ...DAY });
		const { data, headers } = await file(lena);
		expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
		expect(headers.get("cache-control")).toBe("no-store");
		expect(data.split("\r\n")).toEqual([
			"Name,Job,Training,Done on,Counts until",
			"'=1+1 Lena,AI lead,Not confirmed,,",
			"Rhian Price,Reception or clinic staff,Confirmed. It counts until the end of 1 November 2027.,2026-11-01,2027-11-01",
			"",
		]);
		expect((await file(rhian)).status).toBe(404);
	});
});

describe("one's own training", () => {
	const count = async () => (await answered(homeLoader(at("/staff", rhian)))).data.training;

	it("is counted on the first page until it is confirmed, and again when that is withdrawn", async () => {
		expect(await count()).toBe(0);
		await ask();
		expect(await count()).toBe(1);
		expect(await press({ move: "confirm", ...DAY })).toMatchObject({
			status: 303,
			location: "/staff/training",
		});
		expect(await count()).toBe(0);
		expect((await own()).data.all[0].trained).toMatchObject({ state: "confirmed", until: "2027-11-01" });
		expect((await own(lena)).data.all[0].trained).toMatchObject({ state: "missing" });
		await press({ move: "withdraw" });
		expect(await count()).toBe(1);
	});

	it("is confirmed for nobody else, whatever the form names", async () => {
		await ask();
		await press({ move: "confirm", ...DAY, staff: lena.staffId, staffId: lena.staffId });
		expect((await own(lena)).data.all[0].trained).toMatchObject({ state: "missing" });
	});

	it("says what is wrong with a day beside the tool, and keeps it", async () => {
		await ask();
		const answer = await press({ move: "confirm", ...DAY, year: "2027" });
		expect(answer).toMatchObject({
			status: 422,
			data: { name: "date-in-future", field: `${SCAN}-day`, typed: { year: "2027" } },
		});
		expect((await press({ move: "confirm", ...DAY, year: "2025" })).data.name).toBe("date-over");
		expect((await press({ move: "confirm", ...DAY, once: "" })).data.name).toBe("key-not-yours");
		expect((await press({ move: "confirm", ...DAY, seen: "9.0" })).status).toBe(409);
		expect((await press({ move: "confirm", ...DAY, tool: "no-tool" })).data.name).toBe("no-tool");
		expect((await press({ move: "erase" })).data.name).toBe("no-tool");
		expect((await own()).data.all[0].trained.state).toBe("missing");
	});
});
