import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "#app/core/entry.ts";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { patientServices, reconciliations } from "#db/schema.ts";
import { answers } from "#tests/answers.ts";
import { machines, patient, portal, token, withOneClient } from "#tests/one-client.ts";
import type { TestPatient } from "#tests/portal.ts";

withOneClient();

const EYES_CARE = { tool: "eye-scan-urgency", purpose: "care" };
type Line = readonly [nhsNumber: string, answer: string];

const post = (path: string, body: unknown, by = token) =>
	machines.ask(`/api/reconciliations${path}`, by, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: typeof body === "string" ? body : JSON.stringify(body),
	});

/** Groups and hashes as a maker works them out from the document. */
function groupsOf(held: readonly Line[]) {
	const groups = Map.groupBy(held, ([nhsNumber]) => nhsNumber.slice(7, 9));
	return [...groups].map(([group, lines]) => {
		const text = lines.map((line) => `${line.join(" ")}\n`).sort();
		return { group, count: lines.length, hash: createHash("sha256").update(text.join("")).digest("hex") };
	});
}

/** The end of the feed. */
async function end(by = token): Promise<string> {
	const { json } = await machines.ask("/api/changes?after=0", by);
	return String(json["next"]);
}
const compare = async (held: readonly Line[], over = {}) =>
	post("", { ...EYES_CARE, cursor: await end(), groups: groupsOf(held), ...over });
const name = async (held: readonly Line[], over = {}) =>
	post("/differences", {
		...{ ...EYES_CARE, cursor: await end() },
		groups: [...new Set(held.map(([nhsNumber]) => nhsNumber.slice(7, 9)))],
		held: held.map(([nhsNumber, answer]) => ({ nhsNumber, answer })),
		...over,
	});

let others: TestPatient[];
const says = (who: TestPatient, answer: Answer) => answers(portal, who, answer);
beforeEach(async () => {
	others = [await portal.addPatient(), await portal.addPatient(), await portal.addPatient()];
	await says(patient, "no");
	await says(others[0] as TestPatient, "unsure");
	await says(others[1] as TestPatient, "yes");
});
const rightly = (): Line[] => [
	[patient.nhsNumber, "deny"],
	[others[0]?.nhsNumber ?? "", "ask"],
];

describe("what a system holds", () => {
	it("is the same where it has each answer that is not the usual one", async () => {
		const usual = await machines.ask("/api/reconciliations?tool=eye-scan-urgency&purpose=care", token);
		expect(usual.json).toEqual({ usual: "permit", last: null });
		const compared = await compare(rightly());
		expect([compared.status, compared.json]).toEqual([
			200,
			{ same: true, usual: "permit", ours: 2, theirs: 2, differing: [] },
		]);
		const again = await machines.ask("/api/reconciliations?tool=eye-scan-urgency&purpose=care", token);
		expect(again.json["last"]).toEqual({ at: "2026-11-21T12:00:00.000Z", ours: 2, theirs: 2, differing: 0 });
	});

	it("is told by groups and then by patient where it is not the same: lost, stale, doubled, or of nobody here", async () => {
		const [first, second] = rightly() as [Line, Line];
		const stranger: Line = [testNhsNumber(7_777), "deny"];
		const wrongs: readonly (readonly [readonly Line[], readonly (readonly [string, string])[]])[] = [
			[[second], [[first[0], "lost"]]],
			[[[first[0], "permit"], second], [[first[0], "stale"]]],
			[[first, first, second], [[first[0], "doubled"]]],
			[[first, second, stranger], [[stranger[0], "extra"]]],
			[[first, second, [others[1]?.nhsNumber ?? "", "deny"]], [[others[1]?.nhsNumber ?? "", "extra"]]],
		];
		for (const [held, different] of wrongs) {
			const { json } = await compare(held);
			const group = different[0]?.[0].slice(7, 9) ?? "";
			expect([json["same"], json["differing"]]).toEqual([false, [group]]);
			const inGroup = held.filter(([nhsNumber]) => nhsNumber.slice(7, 9) === group);
			const named = await name(inGroup, { groups: [group] });
			expect(named.json["differences"]).toEqual(different.map(([nhsNumber, what]) => ({ nhsNumber, what })));
		}
	});

	it("is compared again and again, with each difference kept by the patient's own number and no NHS number", async () => {
		await compare([]);
		await name([], { groups: groupsOf(rightly()).map(({ group }) => group) });
		const [kept] = await portal.db.read.select().from(reconciliations);
		expect(kept).toMatchObject({ ours: 2, theirs: 0, groups: groupsOf(rightly()).length });
		expect(kept?.differences).toEqual([
			[patient.no, "lost"],
			[others[0]?.no, "lost"],
		]);
		expect(JSON.stringify(kept)).not.toContain(patient.nhsNumber);
	});

	it("is named part by part to whoever holds more than may be sent", async () => {
		await compare([]);
		const groups = groupsOf(rightly()).map(({ group }) => group);
		const [low, high] = rightly()
			.map(([nhsNumber]) => nhsNumber)
			.sort() as [string, string];
		const wrong: Line[] = [
			[low, "permit"],
			[high, "permit"],
		];
		const first = await name(wrong, { groups, more: true });
		expect(first.json).toEqual({ differences: [{ nhsNumber: low, what: "stale" }], next: high });
		const rest = await name(wrong.slice(1), { groups, from: high });
		expect(rest.json).toEqual({ differences: [{ nhsNumber: high, what: "stale" }], next: null });
		for (const bad of [
			await name(wrong, { groups, from: high }),
			await name(wrong.reverse(), { groups, more: true }),
		])
			expect(bad.status).toBe(400);
	});

	it("has whoever left the lists as extra, and whoever came with an answer as lost", async () => {
		const left = others[0] as TestPatient;
		await portal.db.write((q) =>
			q.delete(patientServices).where(eq(patientServices.patientNo, left.no)).returning(),
		);
		await compare(rightly());
		const group = left.nhsNumber.slice(7, 9);
		const held = rightly().filter(([nhsNumber]) => nhsNumber.slice(7, 9) === group);
		expect((await name(held, { groups: [group] })).json["differences"]).toEqual([
			{ nhsNumber: left.nhsNumber, what: "extra" },
		]);
	});

	it("is compared by a look that each patient in it reads", async () => {
		await compare(rightly());
		const looks = async (who: TestPatient) =>
			(await listLookUps(portal.db, who.actor, 0, 9)).filter(({ what }) => what === "list");
		expect(await looks(patient)).toMatchObject([
			{ who: "machine", name: "Eye clinic camera", tool: "eye-scan-urgency", purpose: "care", people: 2 },
		]);
		expect(await looks(others[2] as TestPatient)).toEqual([]);
		await name([[others[2]?.nhsNumber ?? "", "deny"]]);
		expect(await looks(others[2] as TestPatient)).toHaveLength(1);
	});

	it("is compared only at the end of the feed, and named only after it was compared there", async () => {
		const early = await end();
		await says(patient, "yes");
		const behind = await compare(rightly(), { cursor: early });
		expect([behind.status, behind.json["error"]]).toEqual([409, "not_followed"]);
		const gone = await compare(rightly(), { cursor: `999999.${"0".repeat(16)}.${"0".repeat(16)}` });
		expect([gone.status, gone.json["error"]]).toEqual([410, "cursor_gone"]);
		const unasked = await name(rightly());
		expect([unasked.status, unasked.json["error"]]).toEqual([409, "not_compared"]);
		expect(await portal.db.read.select().from(reconciliations)).toEqual([]);
	});

	it.each([
		"no JSON",
		"{}",
		"[]",
		'{"tool":"eye-scan-urgency","purpose":"care","cursor":"7","groups":[]}',
		'{"tool":"eye-scan-urgency","purpose":"all","cursor":"0","groups":[]}',
		'{"tool":"eye-scan-urgency","purpose":"care","cursor":"0","groups":[],"more":1}',
		'{"tool":"eye-scan-urgency","purpose":"care","cursor":"0","groups":[{"group":"1","count":1,"hash":""}]}',
	])("is not compared by %j", async (body) => {
		for (const path of ["", "/differences"]) {
			const refused = await post(path, body);
			expect([refused.status, refused.json["error"]]).toEqual([400, "invalid_request"]);
		}
	});

	it("is refused for a number of another group, one that is none, another tool, and more than a thousand", async () => {
		await compare(rightly());
		const [one] = rightly() as [Line];
		const other = one[0].slice(7, 9) === "00" ? "01" : "00";
		expect((await name([one], { groups: [other] })).status).toBe(400);
		expect((await name([["1234567890", "deny"]])).status).toBe(400);
		expect((await name(Array<Line>(1001).fill(one))).status).toBe(400);
		expect((await compare(rightly(), { tool: "consultation-notes" })).json["error"]).toBe("not_your_tool");
		const get = await machines.ask("/api/reconciliations?tool=consultation-notes&purpose=care", token);
		expect(get.json["error"]).toBe("not_your_tool");
		for (const query of ["", "?tool=eye-scan-urgency", "?tool=eye-scan-urgency&purpose=care&purpose=care"])
			expect((await machines.ask(`/api/reconciliations${query}`, token)).status).toBe(400);
	});
});
