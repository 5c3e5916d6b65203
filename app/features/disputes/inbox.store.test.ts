import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InboxFilter } from "#app/features/disputes/inbox.ts";
import { countLookUps, listLookUps } from "#app/features/record/look-up.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { patientKeys, patientServices } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { addAccounts, hannah, martin, move, omar, raise, SCAN } from "#tests/cases.ts";
import { SAYING } from "#tests/dispute-builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { countCases, countPressing, listCases } from "./inbox.store.server.ts";

const OPEN: InboxFilter = { view: "open", tool: null, version: null };
const dayLater = (days: number) => new Date(NOON.getTime() + days * 86_400_000);

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	await addAccounts(portal, hannah, omar, martin);
});
afterEach(() => portal.close());

const list = async (over: Partial<InboxFilter> = {}, actor = rhian, page: string | null = null, at = NOON) =>
	listCases(portal.db, actor, await currentRegister(portal.db), { ...OPEN, ...over }, page, at);

describe("the inbox", () => {
	it("has an urgent worry nobody looked at first, then harm, then what is due first", async () => {
		const later = await raise(portal, amina, { what: { by: "patient", routes: ["other"] } }, dayLater(1));
		const sooner = await raise(portal, amina, { what: { by: "patient", routes: ["other"] } });
		const harmed = await raise(portal, amina, {});
		await move(portal, hannah, amina, harmed, { move: "look", harm: "severe", note: "" });
		const urgent = await raise(portal, amina, { what: { by: "patient", routes: ["urgent"] } }, dayLater(1));
		const { rows, counts } = await list();
		expect(rows.map(({ id }) => id)).toEqual([urgent.id, harmed.id, sooner.id, later.id]);
		expect(rows.map((row) => row.urgent)).toEqual([true, false, false, false]);
		expect(rows[1]?.said).toMatchObject({ harm: "severe", routes: ["tool-output"] });
		expect(counts).toEqual({ open: 4, unassigned: 4, mine: 0, answered: 0 });
	});

	it("says whose it is, what, which tool, who looks, by when, and what is late", async () => {
		const raised = await raise(portal, amina, { toolVersion: "2.1" });
		await move(portal, hannah, amina, raised, { move: "take", reviewer: { id: "staff-hannah", name: "H" } });
		const { rows } = await list({}, rhian, null, dayLater(9));
		expect(rows).toMatchObject([
			{
				patient: { id: amina.id, name: "Amina Ahmed", listed: true },
				tool: SCAN,
				version: "2.1",
				state: "looking",
				reviewer: "Dr Hannah Okoye",
				due: "2026-11-23",
				late: true,
			},
		]);
	});

	it("shows open, not taken, mine, answered, a tool, a version", async () => {
		const mine = await raise(portal, amina, { toolVersion: "2.1" });
		await move(portal, hannah, amina, mine, { move: "take", reviewer: { id: "staff-hannah", name: "H" } });
		const free = await raise(portal, amina, { tool: "retina-disease-detection" });
		const gone = await raise(portal, amina);
		await move(portal, rhian, amina, gone, SAYING.withdraw);
		const ids = async (over: Partial<InboxFilter>) =>
			(await list(over, hannah)).rows.map(({ id }) => id).sort();
		expect(await ids({})).toEqual([mine.id, free.id].sort());
		expect(await ids({ view: "unassigned" })).toEqual([free.id]);
		expect(await ids({ view: "mine" })).toEqual([mine.id]);
		expect(await ids({ view: "answered" })).toEqual([gone.id]);
		expect(await ids({ tool: SCAN })).toEqual([mine.id]);
		expect(await ids({ version: "2.1" })).toEqual([mine.id]);
		expect((await list({ tool: SCAN }, hannah)).counts).toMatchObject({ open: 1, answered: 1 });
		expect((await list()).about).toContainEqual({ tool: SCAN, version: "2.1" });
	});

	it("comes by twenty", async () => {
		for (let one = 0; one < 21; one += 1) await raise(portal, amina);
		expect((await list()).rows).toHaveLength(20);
		expect((await list({}, rhian, "2")).rows).toHaveLength(1);
	});

	it("is not another provider's, nor does it name a patient of theirs", async () => {
		await raise(portal, amina);
		await raise(portal, amina, {}, NOON, "hillside");
		expect((await list()).rows).toHaveLength(1);
		const { rows, counts, about } = await list({}, { ...colm, providerId: "westwood" });
		expect([rows, counts.open, about]).toEqual([[], 0, []]);
		expect(await countCases(portal.db, colm)).toMatchObject({ open: 1 });
	});

	it("is a look at each patient who is named, once a page, and is not shown where that cannot be written", async () => {
		await raise(portal, amina);
		await raise(portal, amina);
		await list();
		expect(await listLookUps(portal.db, amina.actor, 0, 10)).toMatchObject([
			{ what: "cases", name: rhian.name },
		]);
		await countCases(portal.db, rhian);
		expect(await countLookUps(portal.db, amina.actor)).toBe(1);
		portal.forbidLooks();
		await expect(list()).rejects.toThrow();
	});

	it("keeps who left the lists in sight, and says so", async () => {
		await raise(portal, amina);
		await portal.db.write((q) =>
			q.delete(patientServices).where(eq(patientServices.patientNo, amina.no)).returning(),
		);
		expect((await list()).rows).toMatchObject([{ patient: { listed: false } }]);
	});

	it("has nothing of a patient who was erased", async () => {
		await raise(portal, amina);
		await portal.db.write((q) =>
			q.delete(patientKeys).where(eq(patientKeys.patientNo, amina.no)).returning(),
		);
		expect(await list()).toMatchObject({ rows: [], counts: { open: 0 } });
		expect(await countPressing(portal.db, rhian, "2027-01-01")).toEqual({ urgent: 0, late: 0 });
	});
});

describe("what cannot wait", () => {
	it("is an urgent worry nobody looked at, and a day that is over", async () => {
		const urgent = await raise(portal, amina, { what: { by: "patient", routes: ["urgent"] } });
		await raise(portal, amina);
		expect(await countPressing(portal.db, rhian, "2026-11-21")).toEqual({ urgent: 1, late: 0 });
		expect(await countPressing(portal.db, rhian, "2026-11-22")).toEqual({ urgent: 1, late: 1 });
		await move(portal, hannah, amina, urgent, SAYING.look);
		expect(await countPressing(portal.db, rhian, "2026-11-22")).toEqual({ urgent: 0, late: 0 });
		expect(await countPressing(portal.db, colm, "2026-11-22")).toEqual({ urgent: 0, late: 0 });
	});
});
