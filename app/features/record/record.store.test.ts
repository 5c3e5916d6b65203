import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ANSWERS } from "#app/core/entry.ts";
import { PURPOSES } from "#app/core/scope.ts";
import { fold } from "#app/core/standing.ts";
import type { StandingRow } from "#app/core/standing-row.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { entries, patientKeys, patients } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { makeChoice } from "./make-choice.store.server.ts";
import { entriesOf, entriesWithoutPatient, record, type Subject, subjectOf } from "./record.store.server.ts";
import { readStanding, refold } from "./standing.store.server.ts";
import { checkEntries } from "./verify.store.server.ts";

let portal: TestPortal;
let register: KnownRegister;
beforeAll(async () => {
	portal = await openPortal();
	register = await currentRegister(portal.db);
});
afterAll(() => portal.close());

async function subject(who: TestPatient): Promise<Subject> {
	const found = await subjectOf(portal.db.read, portal.db.vault, who.no);
	if (found === undefined) throw new Error("no subject");
	return found;
}

const note = { kind: "letter-code", version: 1, what: "used", recorder: { who: "patient" } } as const;

describe("an entry", () => {
	it("comes back as it was recorded, and only for its own patient", async () => {
		const [robert, amina] = [await portal.addPatient(), await portal.addPatient()];
		const about = await subject(robert);
		const made = await portal.db.write((q) => record(q, portal.db.vault, about, note, NOON));
		expect(await entriesOf(portal.db.read, about)).toEqual([made]);
		expect(await entriesOf(portal.db.read, await subject(amina))).toEqual([]);
	});

	it("is not readable in the database, and its commitment says nothing twice", async () => {
		const about = await subject(await portal.addPatient());
		await portal.db.write(async (q) => {
			await record(q, portal.db.vault, about, note, NOON);
			await record(q, portal.db.vault, about, note, NOON);
		});
		const rows = await portal.db.read.select().from(entries).where(eq(entries.patientNo, about.no));
		expect(rows.map(({ sealed }) => sealed.includes("letter-code"))).toEqual([false, false]);
		expect(new Set(rows.map(({ commitment }) => commitment)).size).toBe(2);
	});

	it("does not open in another patient's place", async () => {
		const [robert, amina] = [await portal.addPatient(), await portal.addPatient()];
		await portal.db.write(async (q) => record(q, portal.db.vault, await subject(robert), note, NOON));
		const [row] = await portal.db.read.select().from(entries).where(eq(entries.patientNo, robert.no));
		const hers = (await subject(amina)).seal;
		expect(() =>
			hers.open({ table: "entries", row: row?.ref ?? "", column: "sealed" }, row?.sealed ?? ""),
		).toThrow();
	});

	it("cannot be opened once the patient's key is destroyed", async () => {
		const robert = await portal.addPatient();
		await portal.db.write(async (q) => {
			await q.delete(patientKeys).where(eq(patientKeys.patientNo, robert.no)).returning();
		});
		expect(await subjectOf(portal.db.read, portal.db.vault, robert.no)).toBeUndefined();
	});
});

describe("what belongs to no patient", () => {
	const stop = {
		kind: "tool.stopped",
		version: 1,
		tool: "eye-scan-urgency",
		what: "paused",
		why: "It missed 2 eyes.",
		recorder: { who: "system", name: "test" },
	} as const;
	let here: TestPortal;
	beforeAll(async () => {
		here = await openPortal();
	});
	afterAll(() => here.close());

	it("is sealed with the portal's own key, comes back as it was recorded, and is found right", async () => {
		const { db } = here;
		const made = await db.write((q) => record(q, db.vault, null, stop, NOON));
		expect(await entriesWithoutPatient(db.read, db.vault)).toEqual([made]);
		const [row] = await db.read.select().from(entries);
		expect([row?.patientNo, row?.sealed.includes("missed")]).toEqual([null, false]);
		const checked = [];
		for await (const entry of checkEntries(db, system)) checked.push(entry);
		expect(checked).toEqual([{ seq: made.seq, ref: made.ref, kind: "tool.stopped", finding: "right" }]);
	});

	it("is never recorded for a patient, nor what belongs to one for nobody", async () => {
		const { db } = here;
		const who = await here.addPatient();
		const about = await subjectOf(db.read, db.vault, who.no);
		if (about === undefined) throw new Error("no subject");
		// @ts-expect-error A stopped tool belongs to no patient.
		await expect(db.write((q) => record(q, db.vault, about, stop, NOON))).rejects.toThrow(RangeError);
		// @ts-expect-error A letter code belongs to a patient.
		await expect(db.write((q) => record(q, db.vault, null, note, NOON))).rejects.toThrow(RangeError);
	});
});

describe("who a patient is", () => {
	it("stands nowhere in the database in clear", async () => {
		const who = await portal.addPatient({ familyName: "Quillfeather", email: "quill@patient.example" });
		const [row] = await portal.db.read.select().from(patients).where(eq(patients.no, who.no));
		const text = JSON.stringify(row);
		for (const secret of [
			who.nhsNumber,
			"Quillfeather",
			"quill@patient.example",
			"1957-03-27",
			"Mill Lane",
		]) {
			expect(text).not.toContain(secret);
		}
	});
});

describe("what counts now", () => {
	const scopes = fc.record({
		tool: fc.constantFrom(null, "eye-scan-urgency", "symptom-triage"),
		purpose: fc.constantFrom(null, ...PURPOSES),
	});
	const said = fc.array(fc.record({ scope: scopes, answer: fc.constantFrom(...ANSWERS) }), {
		minLength: 1,
		maxLength: 8,
	});
	const inOrder = (rows: readonly StandingRow[]) => [...rows].map((row) => JSON.stringify(row)).sort();

	it("is what all entries fold to, whatever was said, and folding anew changes nothing", async () => {
		await fc.assert(
			fc.asyncProperty(said, async (history) => {
				const about = await subject(await portal.addPatient());
				for (const { scope, answer } of history) {
					await portal.db.write(async (q) => {
						const before = await readStanding(q, register, about.no);
						const choice = {
							scope,
							answer,
							said: {
								decider: { who: "patient" },
								recorder: { who: "patient" },
								way: "online",
								helped: null,
								interpreter: null,
							},
							lang: "en",
							saidOn: null,
							settles: false,
							recordedAt: null,
						} as const;
						await makeChoice(portal.db, q, register, about, before, choice, NOON);
					});
				}
				const kept = await readStanding(portal.db.read, register, about.no);
				expect(inOrder(kept)).toEqual(inOrder(fold(await entriesOf(portal.db.read, about))));
				await portal.db.write((q) => refold(q, register, about));
				expect(inOrder(await readStanding(portal.db.read, register, about.no))).toEqual(inOrder(kept));
			}),
			{ numRuns: process.env["LONG_TESTS"] ? 300 : 25 },
		);
	});
});
