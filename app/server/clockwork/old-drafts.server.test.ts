import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { keepDraft } from "#app/features/choices/draft.store.server.ts";
import { keepDraft as keepDispute } from "#app/features/disputes/dispute-draft.store.server.ts";
import { keepRecordingDraft } from "#app/features/staff/recording-draft.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { disputeDrafts, drafts, recordingDrafts } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, rhian } from "#tests/portal.ts";
import { startDroppingDrafts } from "./old-drafts.server.ts";

it("What nobody saved or sent in a day is deleted as soon as the portal starts, and what is younger is kept", async () => {
	const portal = await openPortal();
	try {
		const { db } = portal;
		const robert = await portal.addPatient();
		const register = await currentRegister(db);
		const hours = (count: number) => new Date(NOON.getTime() - count * 3_600_000);
		await keepDraft(db, robert.actor, register, { about: "everything" }, "no", hours(25));
		await keepDraft(db, robert.actor, register, { about: "purpose", purpose: "training" }, "no", hours(23));
		await portal.addStaff(rhian);
		const form = { once: "0".repeat(32), typed: { helper: "his son" } };
		await keepRecordingDraft(db, rhian, robert.id, form, hours(25));
		const other = await portal.addPatient();
		await keepRecordingDraft(db, rhian, other.id, form, hours(23));
		const [old, young] = [await portal.addPatient(), await portal.addPatient()];
		await keepDispute(db, old.actor, { about: { kind: "unknown" } }, hours(25));
		await keepDispute(db, young.actor, { about: { kind: "unknown" } }, hours(23));
		const faults: unknown[] = [];
		const fault = (error: unknown) => faults.push(error);
		await startDroppingDrafts({ db, now: () => NOON, fault }).stop();
		const kept = await db.read.select().from(drafts).where(eq(drafts.patientNo, robert.no));
		expect([kept.map(({ subject }) => subject), faults]).toEqual([["purpose:training"], []]);
		const typed = await db.read.select().from(recordingDrafts);
		expect(typed.map(({ patientNo }) => patientNo)).toEqual([other.no]);
		const disputes = await db.read.select().from(disputeDrafts);
		expect(disputes.map(({ patientNo }) => patientNo)).toEqual([young.no]);
	} finally {
		portal.close();
	}
});
