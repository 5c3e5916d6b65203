import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ClientActor } from "#app/core/actor.ts";
import type { EntryBody } from "#app/core/entry.ts";
import { erasePatient } from "#app/features/people/erase.store.server.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { record, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { tools } from "#db/schema.ts";
import { answers, EYES } from "#tests/answers.ts";
import { aChoice, aSaying, aStatus, aTrust, minutesAfterNoon, NOON, theAttorney } from "#tests/builders.ts";
import { aClient } from "#tests/machine-desk.ts";
import { openPortal, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { searchConsents } from "./search-consents.store.server.ts";

const ALL = { status: [], category: [], purpose: [], actor: [], updated: [] };
const WHOLE = { size: 20, after: null };

let portal: TestPortal;
let camera: ClientActor;
let patient: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	camera = await aClient(portal, "riverside", "Camera");
	patient = await portal.addPatient();
});
afterEach(() => {
	vi.useRealTimers();
	portal.close();
});

const search = async (who = patient, at = NOON) =>
	searchConsents(portal.db, camera, await currentRegister(portal.db), { id: who.id }, ALL, WHOLE, at);

/** Why each answer stands as it does, and whether it permits. */
const found = async (who = patient, at = NOON) =>
	(await search(who, at)).page.map(({ version: { why, permits } }) => [why, permits]);

/** Past the portal and its triggers. */
function beside(sql: string, ...values: readonly unknown[]): void {
	const file = new Sqlite(`${portal.folder}/portal.db`);
	file.exec("DROP TRIGGER IF EXISTS entries_no_update");
	file.prepare(sql).run(...values);
	file.close();
}

describe("a search that was made before", () => {
	beforeEach(async () => {
		await answers(portal, patient, "yes");
		expect(await found()).toEqual([["stands", true]]);
	});

	it("finds the same, made once, while nothing has changed", async () => {
		const [first, again] = [await search(), await search()];
		expect(again).toEqual(first);
		expect(again.page[0]?.version).toBe(first.page[0]?.version);
	});

	it("finds what was said since", async () => {
		await answers(portal, patient, "no");
		expect(await found()).toEqual([
			["replaced", true],
			["stands", false],
		]);
	});

	it("finds nothing where the words were changed beside the portal: they do not open", async () => {
		beside(
			"UPDATE entries SET sealed = replace(sealed, substr(sealed, 30, 1), 'A') WHERE patient_no = ?",
			patient.no,
		);
		await expect(search()).rejects.toThrow(/changed, moved/);
	});

	it("finds nothing where another patient's words were put there", async () => {
		const other = await portal.addPatient();
		await answers(portal, other, "no");
		beside(
			"UPDATE entries SET sealed = (SELECT sealed FROM entries WHERE patient_no = ?) WHERE patient_no = ?",
			other.no,
			patient.no,
		);
		await expect(search()).rejects.toThrow(/changed, moved/);
	});

	it("finds nobody where the key was destroyed, nor who was erased, nor who left the lists", async () => {
		beside("DELETE FROM patient_services WHERE patient_no = ?", patient.no);
		expect((await search()).patientId).toBeNull();
		const other = await portal.addPatient();
		await answers(portal, other, "yes");
		expect(await found(other)).toEqual([["stands", true]]);
		const who = { nhsNumber: other.nhsNumber, familyName: "Ahmed", why: "asked" } as const;
		expect((await erasePatient(portal.db, system, who, [], NOON)).ok).toBe(true);
		expect((await search(other)).patientId).toBeNull();
	});

	it("finds that the tool was stopped", async () => {
		await portal.db.write(async (q) => {
			await q
				.update(tools)
				.set({ pausedAt: minutesAfterNoon(1) })
				.returning();
			await markRegisterChanged(q);
		});
		expect(await found(patient, minutesAfterNoon(2))).toEqual([["tool-paused", false]]);
	});
});

describe("a search whose answer rests on the clock", () => {
	const happens = (...bodies: readonly EntryBody[]) =>
		portal.db.write(async (q) => {
			const subject = await subjectOf(q, portal.db.vault, patient.no);
			if (subject === undefined) throw new Error("no patient");
			for (const body of bodies) await record(q, portal.db.vault, subject as never, body, NOON);
		});

	it("finds a yes for as long as the authority of who said it, though nobody writes down that it is over", async () => {
		await happens(
			aStatus("represented"),
			aTrust(theAttorney, { until: "2026-11-22" }),
			aChoice({ answer: "yes", scope: EYES, said: aSaying(theAttorney) }),
		);
		expect(await found()).toEqual([["stands", true]]);
		expect(await found(patient, minutesAfterNoon(2 * 24 * 60))).toEqual([["authority-ended", false]]);
	});
});

describe("what was opened for a search", () => {
	it("is in memory for a minute and no longer, whoever asks meanwhile", async () => {
		vi.useFakeTimers({ toFake: ["setTimeout"] });
		await answers(portal, patient, "no");
		const version = async () => (await search()).page[0]?.version;
		const first = await version();
		vi.advanceTimersByTime(59_000);
		expect(await version()).toBe(first);
		vi.advanceTimersByTime(1_000);
		const after = await version();
		expect(after).toEqual(first);
		expect(after).not.toBe(first);
	});
});

describe("searches that come together", () => {
	it("are each answered for themselves, and each is a look, but for who is not there", async () => {
		const other = await portal.addPatient();
		await answers(portal, patient, "no");
		await answers(portal, other, "yes");
		void portal.db.write(async () => undefined);
		const nobody = { ...patient, id: "nobody" };
		const all = await Promise.all([found(), found(other), found(nobody), found()]);
		expect(all).toEqual([[["stands", false]], [["stands", true]], [], [["stands", false]]]);
		const looks = async (who: TestPatient) =>
			(await listLookUps(portal.db, who.actor, 0, 9)).map(({ name, what }) => `${name} ${what}`);
		expect(await looks(patient)).toEqual(["Camera summary", "Camera summary"]);
		expect(await looks(other)).toEqual(["Camera summary"]);
	});
});
