import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOON } from "#tests/builders.ts";
import { openPortal, type TestPortal } from "#tests/portal.ts";
import { quickened } from "./quick-query.server.ts";
import { drafts, patientKeys, patients, sessions } from "./schema.ts";

let portal: TestPortal;
beforeAll(async () => {
	portal = await openPortal();
	await portal.addPatient();
});
afterAll(() => portal.close());

const everybody = () =>
	portal.db.read
		.select()
		.from(patients)
		.where(eq(patients.no, sql.placeholder("no")))
		.prepare();

describe("a quickened query", () => {
	it("gives the rows that drizzle gives: texts, numbers, moments, lists and nothing", async () => {
		const plain = await everybody().execute({ no: 1 });
		expect(plain).toHaveLength(1);
		expect(plain[0]).toMatchObject({ formats: expect.any(Array), importedAt: expect.any(Date), email: null });
		const query = everybody();
		const slow = query.execute;
		expect(quickened(query).execute).not.toBe(slow);
		expect(await query.execute({ no: 1 })).toEqual(plain);
		expect(await query.execute({ no: 0 })).toEqual([]);
	});

	it("gives what two tables say of one patient", async () => {
		const both = () =>
			portal.db.read
				.select({ key: patientKeys.wrapped, no: patients.no })
				.from(patients)
				.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
				.prepare();
		expect(await quickened(both()).execute()).toEqual(await both().execute());
	});

	it("keeps what it is given as drizzle keeps it, moments and flags and fixed values too", async () => {
		const kept = await portal.db.write(async (q) => {
			const values = {
				hash: sql.placeholder("hash"),
				patientNo: 1,
				staffId: null,
				trustedId: null,
				shared: sql.placeholder("shared"),
				helped: sql.placeholder("helped"),
				helper: null,
				madeAt: sql.placeholder("at"),
				seenAt: NOON,
				revokedAt: null,
			};
			const insert = quickened(q.insert(sessions).values(values).returning().prepare());
			return insert.execute({ hash: "a", shared: true, helped: false, at: NOON });
		});
		const whose = { hash: "a", patientNo: 1, staffId: null, trustedId: null };
		const session = { ...whose, shared: true, helped: false, helper: null, proved: null };
		expect(kept).toEqual([{ ...session, madeAt: NOON, seenAt: NOON, revokedAt: null }]);
		expect(await portal.db.read.select().from(sessions)).toEqual(kept);
	});

	it("refuses to run without a value that it asks for", async () => {
		await expect(quickened(everybody()).execute({})).rejects.toThrow("no");
	});

	it("refuses what the database refuses", async () => {
		const draft = {
			patientNo: 1,
			subject: "everything",
			id: "a",
			answer: sql.placeholder("answer"),
			seen: "",
			at: NOON,
		};
		const keep = portal.db.write((q) =>
			quickened(q.insert(drafts).values(draft).returning().prepare()).execute({ answer: "perhaps" }),
		);
		await expect(keep).rejects.toThrow("drafts_answer");
	});

	it("is left to drizzle where its columns are in groups", async () => {
		const grouped = portal.db.read
			.select({ patient: { no: patients.no } })
			.from(patients)
			.prepare();
		const slow = grouped.execute;
		expect(quickened(grouped).execute).toBe(slow);
		expect((await grouped.execute())[0]).toEqual({ patient: { no: 1 } });
	});
});
