import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { type MadeUpUse, recordMadeUpUse, sayWrong } from "#db/demo-use.ts";
import { NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { readTallies } from "./counts.store.server.ts";
import { monthsBefore } from "./months.ts";
import { listSignals, openSignals } from "./signal.store.server.ts";
import { SIGNAL_WHY } from "./signal.ts";
import { listStops, readStopped } from "./stop.store.server.ts";

const SCAN = "eye-scan-urgency";
const eyes: Omit<MadeUpUse, "usedAt"> = {
	providerId: "riverside",
	service: "riverside-eyes",
	tool: SCAN,
	version: "1.0",
	lookedAt: "A scan of the eye.",
	recommended: "Not urgent.",
	checkedBy: "Hannah Okoye",
};
const MONTHS = monthsBefore(NOON, 3, true);
const lead = { ...rhian, staffRole: "lead" as const };

let portal: TestPortal;
let robert: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	robert = await portal.addPatient();
});
afterEach(() => portal.close());

/** So many uses on this day, the first of which somebody says was wrong. */
async function used(
	day: string,
	count: number,
	wrong = 0,
	over: Partial<MadeUpUse> & { by?: "clinician" } = {},
) {
	const { db } = portal;
	const register = await currentRegister(db);
	const { by = "patient", ...rest } = over;
	const use = { ...eyes, usedAt: new Date(`${day}T09:00:00Z`), ...rest };
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, robert.no);
		if (subject === undefined) throw new Error("no patient");
		for (let n = 0; n < count; n++) {
			const id = await recordMadeUpUse(db, q, subject, use);
			if (n < wrong) await sayWrong(db, q, register, subject, { ...use, id }, by, NOON);
		}
	});
}

describe("the tallies", () => {
	it("are by tool, version, service and month, and tell patients from staff", async () => {
		await used("2026-09-10", 3, 1);
		await used("2026-10-10", 2, 2, { by: "clinician", version: "2.0" });
		await used("2026-07-31", 5, 5);
		const tallies = await readTallies(portal.db, rhian, MONTHS);
		const of = { tool: SCAN, service: "riverside-eyes" };
		expect(tallies).toEqual([
			{ ...of, version: "1.0", month: "2026-09", uses: 3, disputes: 0, challenges: 0 },
			{ ...of, version: "2.0", month: "2026-10", uses: 2, disputes: 0, challenges: 0 },
			{ ...of, version: "1.0", month: "2026-09", uses: 0, disputes: 1, challenges: 0 },
			{ ...of, version: "2.0", month: "2026-10", uses: 0, disputes: 0, challenges: 2 },
		]);
	});

	it("count what names no use in the month in which it was said", async () => {
		const { db } = portal;
		await db.write(async (q) => {
			const subject = await subjectOf(q, db.vault, robert.no);
			if (subject === undefined) throw new Error("no patient");
			const use = { ...eyes, id: null, usedAt: NOON };
			await sayWrong(db, q, await currentRegister(db), subject, use, "patient", NOON);
		});
		const tallies = await readTallies(db, rhian, MONTHS);
		expect(tallies).toMatchObject([{ month: "2026-11", uses: 0, disputes: 1 }]);
	});

	it("put an hour around midnight into the month it was in London", async () => {
		await used("2026-09-30", 1, 0, { usedAt: new Date("2026-09-30T22:59:59Z") });
		await used("2026-10-01", 1, 0, { usedAt: new Date("2026-09-30T23:00:00Z") });
		expect((await readTallies(portal.db, rhian, MONTHS)).map(({ month }) => month)).toEqual([
			"2026-09",
			"2026-10",
		]);
	});

	it("hold nothing of another provider", async () => {
		await used("2026-10-10", 9, 9);
		expect(await readTallies(portal.db, colm, MONTHS)).toEqual([]);
	});
});

describe("a signal", () => {
	async function muchMoreThanBefore() {
		for (const month of ["07", "08", "09"]) await used(`2026-${month}-10`, 20, 1);
		await used("2026-10-10", 20, 8);
	}

	it("puts the tool under review, written down by the clockwork, and tells the lead of that provider", async () => {
		await muchMoreThanBefore();
		expect(await openSignals(portal.db, system, NOON)).toBe(1);
		expect((await readStopped(portal.db.read, lead, SCAN))?.review).toEqual({ since: NOON, why: SIGNAL_WHY });
		expect((await currentRegister(portal.db)).byId.get(SCAN)?.stopped.review?.why).toBe(SIGNAL_WHY);
		const [entry] = await listStops(portal.db, lead, SCAN);
		expect(entry?.body).toMatchObject({ what: "review-opened", recorder: { who: "system", name: "test" } });
		expect(await listSignals(portal.db, lead, "2026-01")).toEqual([
			{ tool: SCAN, period: "2026-10", kind: "above-limit", at: NOON },
		]);
		expect(await listSignals(portal.db, colm, "2026-01")).toEqual([]);
	});

	it("of one month comes once, also after the review was closed", async () => {
		await muchMoreThanBefore();
		await openSignals(portal.db, system, NOON);
		expect(await openSignals(portal.db, system, NOON)).toBe(0);
		expect(await listStops(portal.db, lead, SCAN)).toHaveLength(1);
	});

	it("comes in the running month too, before it is over", async () => {
		for (const month of ["08", "09", "10"]) await used(`2026-${month}-10`, 20, 1);
		await used("2026-11-10", 6, 6);
		expect(await openSignals(portal.db, system, NOON)).toBe(1);
	});

	it("does not come where as many as ever say so", async () => {
		for (const month of ["07", "08", "09", "10"]) await used(`2026-${month}-10`, 20, 3);
		expect(await openSignals(portal.db, system, NOON)).toBe(0);
		expect((await readStopped(portal.db.read, lead, SCAN))?.review).toBeNull();
	});
});
