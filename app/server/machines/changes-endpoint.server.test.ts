import { describe, expect, it } from "vitest";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { answers } from "#tests/answers.ts";
import { NOON } from "#tests/builders.ts";
import { startMachines } from "#tests/machine-portal.ts";
import { machines, patient, portal, token, withOneClient } from "#tests/one-client.ts";
import { makeRateLimit } from "../front/rate-limit.server.ts";

withOneClient();

const ask = (query: string, headers: Readonly<Record<string, string>> = {}, by: string | null = token) =>
	machines.ask(`/api/changes${query}`, by, { headers });
const confirm = (body: unknown) =>
	machines.ask("/api/changes/confirmed", token, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: typeof body === "string" ? body : JSON.stringify(body),
	});
const told = (json: object) =>
	json as { changes: { nhsNumber: string | null }[]; next: string; more: boolean };

describe("the feed of changes", () => {
	it("goes from page to page, and from one day to another, by the cursor of the last answer", async () => {
		for (const answer of ["no", "yes", "unsure"] as const) await answers(portal, patient, answer);
		const first = told((await ask("?after=0&count=2")).json);
		expect(first.changes.map(({ nhsNumber }) => nhsNumber)).toEqual([
			null,
			...Array(2).fill(patient.nhsNumber),
		]);
		expect(first.more).toBe(true);
		const second = told((await ask(`?after=${first.next}&count=2`)).json);
		expect([second.changes.length, second.more]).toEqual([1, false]);
		await answers(portal, patient, "no");
		expect(told((await ask(`?after=${second.next}`)).json).changes).toHaveLength(1);
	});

	it("sends nothing again to who has it, and writes no look down for that", async () => {
		await answers(portal, patient, "no");
		const first = await ask("?after=0");
		const etag = first.headers.get("etag") ?? "";
		expect(etag).toBe(`"${told(first.json).next}"`);
		const again = await ask("?after=0", { "if-none-match": `"other", ${etag}` });
		expect([again.status, again.text]).toEqual([304, ""]);
		expect(await listLookUps(portal.db, patient.actor, 0, 9)).toHaveLength(1);
		await answers(portal, patient, "yes");
		expect((await ask("?after=0", { "if-none-match": etag })).status).toBe(200);
	});

	it("is for a token that may read answers alone", async () => {
		const reports = await machines.client({ scopes: ["system/Provenance.c"] });
		expect((await ask("?after=0", {}, null)).status).toBe(401);
		expect((await ask("?after=0", {}, "00".repeat(32))).status).toBe(401);
		expect((await ask("?after=0", {}, reports)).status).toBe(403);
		expect((await machines.ask("/api/changes", token, { method: "POST", body: "" })).status).toBe(405);
	});

	it.each([
		"",
		"?after=",
		"?after=7",
		"?after=0&after=0",
		"?after=0&since=1",
		"?after=0&count=0",
		"?after=0&count=101",
	])("refuses %j", async (query) => {
		const refused = await ask(query);
		expect([refused.status, refused.json["error"]]).toEqual([400, "invalid_request"]);
	});

	it("is confirmed up to what was read, and no further, as often as the client likes", async () => {
		await answers(portal, patient, "no");
		expect((await confirm({ cursor: "0" })).status).toBe(409);
		const { next } = told((await ask("?after=0")).json);
		await answers(portal, patient, "yes");
		for (let again = 0; again < 2; again += 1) {
			const confirmed = await confirm({ cursor: next });
			expect([confirmed.status, confirmed.json]).toEqual([200, { confirmed: next }]);
		}
		const later = told((await ask(`?after=${next}`)).json).next;
		expect((await confirm({ cursor: later })).json).toEqual({ confirmed: later });
		expect((await confirm({ cursor: next })).json).toEqual({ confirmed: later });
	});

	it.each([
		"no JSON",
		"{}",
		"[]",
		'{"cursor":7}',
		'{"cursor":"7"}',
		'{"cursor":"0","more":1}',
		`{"cursor":"${"0".repeat(200)}"}`,
	])("is not confirmed by %j", async (body) => {
		const refused = await confirm(body);
		expect([refused.status, refused.json["error"]]).toEqual([400, "invalid_request"]);
	});

	it("tells who asks too often when to come back, and looks at nobody meanwhile", async () => {
		await answers(portal, patient, "no");
		const often = await startMachines(
			portal,
			() => NOON,
			makeRateLimit({ machines: 1 }, () => true),
		);
		expect((await often.ask("/api/changes?after=0", token)).status).toBe(200);
		const late = await often.ask("/api/changes?after=0", token);
		expect([late.status, late.json["error"]]).toEqual([429, "slow_down"]);
		expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
		expect(await listLookUps(portal.db, patient.actor, 0, 9)).toHaveLength(1);
	});

	it("says that a cursor is gone which is of no place in this record", async () => {
		const gone = await ask(`?after=999999.${"0".repeat(16)}.${"0".repeat(16)}`);
		expect([gone.status, gone.json["error"]]).toEqual([410, "cursor_gone"]);
		const other = await confirm({ cursor: `999999.${"0".repeat(16)}.${"0".repeat(16)}` });
		expect([other.status, other.json["error"]]).toEqual([410, "cursor_gone"]);
	});
});
