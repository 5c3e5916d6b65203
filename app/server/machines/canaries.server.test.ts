import type { LoaderFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { readMembers } from "#app/features/groups/members.store.server.ts";
import { reachedOf } from "#app/features/machines/canary.store.server.ts";
import { readCursor } from "#app/features/machines/changes-cursor.ts";
import { groupsOf } from "#app/features/machines/held.ts";
import { loader as show } from "#app/features/machines/pages/client.tsx";
import { loader as list } from "#app/features/machines/pages/clients.tsx";
import { compareGroups } from "#app/features/machines/reconcile.store.server.ts";
import { confirmTold } from "#app/features/machines/told.store.server.ts";
import { checkNumbers } from "#app/features/record/check-numbers.store.server.ts";
import { listedPatients } from "#app/features/record/listed-patient.store.server.ts";
import { loader as home } from "#app/features/staff/pages/home.tsx";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { canaries, entries, outbox, patients, tasks } from "#db/schema.ts";
import { agreed, camera, desk, got, now, portal, sends, withHookDesk } from "#tests/hook-desk.ts";
import { about, aClient, ask, TOOL } from "#tests/machine-desk.ts";
import { startMachines } from "#tests/machine-portal.ts";
import { colm, rhian } from "#tests/portal.ts";
import { hillsideLead, lena } from "#tests/two-leads.ts";
import { turnCanaries } from "./canaries.server.ts";

withHookDesk();

/** Looks once; `lines` are those of the log since the server started. */
function aWatch() {
	const said = new Map<string, number>();
	const lines: string[] = [];
	const fault = (error: unknown) => {
		throw error;
	};
	const parts = { db: portal.db, now, random: () => 0.9, fault, note: (line: string) => lines.push(line) };
	return { lines, turn: () => turnCanaries(parts, said) };
}
/** What was sent last: the numbers in it, and its cursor. */
function lastMessage() {
	const { data } = JSON.parse(got.at(-1)?.body ?? "{}");
	const changes = data.changes as { nhsNumber: string | null }[];
	return { numbers: changes.flatMap(({ nhsNumber }) => nhsNumber ?? []), next: String(data.next) };
}
const confirms = async () => {
	const cursor = readCursor(lastMessage().next);
	if (cursor === undefined) throw new Error("no cursor");
	await confirmTold(portal.db, camera, cursor, now());
};
const arrival = async () => (await reachedOf(portal.db, lena, now())).map(({ arrival: one }) => one);
const flips = async () =>
	(await portal.db.read.select().from(entries).where(eq(entries.kind, "choice.made"))).length;

describe("a canary", () => {
	it("is made for a provider only when a system of it is told what changes, once, and flips once an hour", async () => {
		const watch = aWatch();
		await watch.turn();
		expect(await portal.db.read.select().from(canaries)).toEqual([]);
		await agreed();
		await watch.turn();
		await aWatch().turn();
		expect([await flips(), (await portal.db.read.select().from(canaries)).length]).toEqual([1, 1]);
		desk.minute = 59;
		await watch.turn();
		expect(await flips()).toBe(1);
		desk.minute = 60;
		await watch.turn();
		expect(await flips()).toBe(2);
	});

	it("goes the whole way: sent by a signed message, answered otherwise each hour, and arrived when it is confirmed", async () => {
		const watch = aWatch();
		await agreed();
		const said: string[] = [];
		for (const hour of [0, 1, 2]) {
			desk.minute = hour * 60;
			await watch.turn();
			await sends();
			const [nhsNumber = ""] = lastMessage().numbers;
			expect(nhsNumber).toMatch(/^999\d{7}$/);
			expect(await arrival()).toEqual(["on-its-way"]);
			await confirms();
			expect(await arrival()).toEqual(["arrived"]);
			const { decisions } = await ask(portal, camera, [about(nhsNumber)], { at: now() });
			said.push(decisions[0]?.answer ?? "");
			desk.minute += 5;
			expect(await watch.turn()).toBe(0);
		}
		expect([said, watch.lines]).toEqual([["deny", "permit", "deny"], []]);
	});

	it("has arrived at a system that reads the feed and asks for decisions by the real addresses, and confirms nothing", async () => {
		const machines = await startMachines(portal, now);
		const token = await machines.client({ name: "Ward camera" });
		const next = async (after: string) => (await machines.ask(`/api/changes?after=${after}`, token)).json;
		const begun = await next("0");
		const watch = aWatch();
		await watch.turn();
		const { changes } = await next(String(begun["next"]));
		const [{ nhsNumber }] = changes as unknown as [{ nhsNumber: string }];
		expect(await arrival()).toEqual(["on-its-way"]);
		desk.minute = 4;
		expect(await watch.turn()).toBe(1);
		const body = JSON.stringify({ checks: [{ nhsNumber, tool: TOOL, purpose: "care" }] });
		const headers = { "content-type": "application/json" };
		const asked = await machines.ask("/api/decisions", token, { method: "POST", headers, body });
		expect(asked.json["decisions"]).toMatchObject([{ answer: "deny", reason: "said-no" }]);
		expect([await arrival(), await watch.turn()]).toEqual([["arrived"], 0]);
	});

	it("that is taken and not acted on is an alarm within 5 minutes, said once, until somebody acts", async () => {
		const watch = aWatch();
		await agreed();
		await watch.turn();
		await sends();
		desk.minute = 3;
		expect(await watch.turn()).toBe(0);
		desk.minute = 4;
		for (let again = 0; again < 3; again += 1) expect(await watch.turn()).toBe(1);
		expect(watch.lines).toEqual([`a test change did not reach the system ${camera.clientId}: not-acted`]);
		desk.minute = 61;
		expect(await watch.turn()).toBe(1);
		expect(await reachedOf(portal.db, hillsideLead, now())).toEqual([]);
		expect(await reachedOf(portal.db, rhian, now())).toEqual([]);
		await sends();
		await confirms();
		expect([await watch.turn(), await arrival()]).toEqual([0, ["arrived"]]);
	});

	it("that was missed is what AI leads of its provider read on their first page, of all systems and of that one", async () => {
		const reads = async (page: (given: LoaderFunctionArgs) => Promise<Response>, actor = lena) => {
			const path = `/staff/clients/${camera.clientId}`;
			const given = { context: portal.context(actor, path, now()), params: { id: camera.clientId } };
			const request = new Request(`http://localhost${path}`);
			return (await page({ ...given, request } as LoaderFunctionArgs)).json();
		};
		const watch = aWatch();
		await agreed();
		await watch.turn();
		expect((await reads(home)).missed).toBe(0);
		expect((await reads(show)).reached).toMatchObject({ arrival: "on-its-way" });
		desk.minute = 4;
		await watch.turn();
		expect((await reads(home)).missed).toBe(1);
		expect([(await reads(home, rhian)).missed, (await reads(home, hillsideLead)).missed]).toEqual([0, 0]);
		expect((await reads(list)).clients).toMatchObject([{ id: camera.clientId, missed: true }]);
		expect((await reads(show)).reached).toMatchObject({ arrival: "not-told" });
	});

	it("is among what a system holds when it compares, and is no difference", async () => {
		await agreed();
		await aWatch().turn();
		await sends();
		const { numbers, next } = lastMessage();
		const register = await currentRegister(portal.db);
		const [tool, cursor] = [register.byId.get(TOOL), readCursor(next)];
		if (tool === undefined || cursor === undefined) throw new Error("no tool or no cursor");
		const asked = { tool, purpose: "care", at: now() } as const;
		const comparing = { client: camera, register, asked, cursor, turn: async () => {} };
		const held = numbers.map((nhsNumber) => ({ nhsNumber, answer: "deny" as const }));
		const compared = await compareGroups(portal.db, comparing, groupsOf(held, portal.db.vault.sha256));
		expect(compared).toMatchObject({ ok: true, value: { ours: 1, theirs: 1, differing: [] } });
	});

	it("that a system is not told of since it is down, or never comes for it, is another alarm", async () => {
		const watch = aWatch();
		desk.status = 500;
		await agreed();
		await watch.turn();
		await sends();
		desk.minute = 5;
		expect([await watch.turn(), await arrival()]).toEqual([1, ["not-told"]]);
		expect(watch.lines).toEqual([`a test change did not reach the system ${camera.clientId}: not-told`]);
	});

	it("is on no list, in no search, no report, no letter and no job, and told to no system of another provider", async () => {
		const watch = aWatch();
		await agreed();
		await watch.turn();
		desk.minute = 60;
		await watch.turn();
		await sends();
		const [nhsNumber = ""] = lastMessage().numbers;
		const index = portal.db.vault.index("nhs-number", nhsNumber);
		const { db } = portal;
		expect(await db.read.select().from(patients).where(eq(patients.nhsIndex, index))).toHaveLength(1);
		const register = await currentRegister(db);
		const tool = register.byId.get(TOOL);
		if (tool === undefined) throw new Error("no tool");
		const asked = { tool, purpose: "care", at: now() } as const;
		for (const staff of [rhian, colm]) {
			expect(await listedPatients(db.read, db.vault, staff, "nhsIndex", index)).toEqual([]);
			const found = await checkNumbers(db.read, staff, register, asked, [{ index, optOut: false }]);
			expect(found.size).toBe(0);
		}
		// Amina is the one person who is here.
		expect(await readMembers(db, register, "riverside", now(), async () => {})).toHaveLength(1);
		expect([await db.read.select().from(outbox), await db.read.select().from(tasks)]).toEqual([[], []]);
		const other = await aClient(portal, "hillside", "Hillside camera");
		const { decisions } = await ask(portal, other, [about(nhsNumber)], { at: now() });
		expect(decisions).toMatchObject([{ answer: "unknown", reason: "not-on-list" }]);
	});
});
