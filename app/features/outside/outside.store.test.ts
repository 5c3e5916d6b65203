import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { erasePatient } from "#app/features/people/erase.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { onceKeys, outbox, outsideLooks, outsideTries } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { type OutsideDesk, openOutsideDesk, WHY } from "#tests/outside-desk.ts";
import { colm, rhian, system } from "#tests/portal.ts";
import { isStopped, openOutside } from "./outside.store.server.ts";
import { findOwnOutsideLook } from "./outside-look.store.server.ts";

const NOT_MATCHED = { ok: false, reason: "not-matched" };

let desk: OutsideDesk;
beforeEach(async () => {
	desk = await openOutsideDesk();
});
afterEach(() => desk.portal.close());

async function recorded() {
	const { db } = desk.portal;
	const subject = await subjectOf(db.read, db.vault, desk.amina.no);
	return subject === undefined ? [] : entriesOf(db.read, subject);
}

const tries = () => desk.portal.db.read.select().from(outsideTries);

describe("a look from outside the list", () => {
	it("is opened for a number and a birth date that fit, and recorded with who, whose and why", async () => {
		const ref = await desk.open();
		expect(await recorded()).toMatchObject([
			{
				ref,
				body: {
					kind: "look.outside",
					provider: "hillside",
					because: "care-now",
					why: WHY,
					recorder: { who: "staff", id: colm.staffId, name: colm.name },
				},
			},
		]);
		expect(await desk.portal.db.read.select().from(outsideLooks)).toMatchObject([
			{ ref, patientNo: desk.amina.no, staffId: colm.staffId, providerId: "hillside", because: "care-now" },
		]);
		expect(await tries()).toEqual([]);
	});

	it("is opened once by one press, however often that comes, and by nobody else's", async () => {
		const once = "a".repeat(32);
		const first = await desk.ask({}, { once });
		expect(await desk.ask({}, { once })).toEqual(first);
		expect(await desk.ask({}, { once, actor: { ...colm, staffId: "staff-dara" } })).toEqual({
			ok: false,
			reason: "key-not-yours",
		});
		expect(await recorded()).toHaveLength(1);
	});

	it("is none of somebody on the own lists: it leads to their page, and nothing is recorded", async () => {
		const own = { ok: true, value: { to: "own", id: desk.amina.id } };
		expect(await desk.ask({}, { actor: rhian })).toEqual(own);
		expect([await recorded(), await tries()]).toEqual([[], []]);
	});

	it("is told to the patient in their way by a provider of their own: who looked reads no address by it", async () => {
		const once = "b".repeat(32);
		await desk.ask({}, { once });
		await desk.ask({}, { once });
		const sent = await desk.portal.db.read.select().from(outbox);
		const expected = {
			patientNo: desk.amina.no,
			providerId: "riverside",
			way: "letter",
			lang: "ur",
			state: "waiting",
		};
		expect(sent).toMatchObject([expected]);
		const told = await findOwnOutsideLook(desk.portal.db, desk.amina.actor, sent[0]?.ref ?? "");
		expect(told).toMatchObject({ who: colm.name, provider: "hillside", because: "care-now", why: WHY });
		const other = await desk.portal.addPatient();
		expect(await findOwnOutsideLook(desk.portal.db, other.actor, sent[0]?.ref ?? "")).toBeUndefined();
	});

	it("is told by e-mail to who asked for e-mail", async () => {
		const reached = { nhsNumber: testNhsNumber(501), email: "may@example.test", formats: ["email"] } as const;
		await desk.portal.addPatient(reached);
		await desk.ask({ nhsNumber: testNhsNumber(501) });
		expect(await desk.portal.db.read.select().from(outbox)).toMatchObject([{ way: "email" }]);
	});

	it("is opened at somebody who is on no list at all, and whom nobody can write to", async () => {
		await desk.portal.addPatient({ nhsNumber: testNhsNumber(500), services: [] });
		expect(await desk.ask({ nhsNumber: testNhsNumber(500) })).toMatchObject({
			ok: true,
			value: { to: "look" },
		});
		expect(await desk.portal.db.read.select().from(outbox)).toEqual([]);
	});
});

describe("a try that does not fit", () => {
	it("is refused alike for an unknown number, a wrong birth date, and somebody who was erased", async () => {
		const gone = await desk.portal.addPatient({ familyName: "Khan" });
		const toErase = { nhsNumber: gone.nhsNumber, familyName: "Khan", why: "asked" } as const;
		await erasePatient(desk.portal.db, system, toErase, ["a", "b"], NOON);
		expect(await desk.ask({ nhsNumber: testNhsNumber(77) })).toEqual(NOT_MATCHED);
		expect(await desk.ask({ birthDate: "1957-03-28" })).toEqual(NOT_MATCHED);
		expect(await desk.ask({ nhsNumber: gone.nhsNumber })).toEqual(NOT_MATCHED);
		expect(await desk.ask({ birthDate: "1957-03-28" }, { actor: rhian })).toEqual(NOT_MATCHED);
		expect([await recorded(), await desk.portal.db.read.select().from(onceKeys)]).toEqual([[], []]);
	});

	it("is counted with who and when, and nothing of what was typed", async () => {
		await desk.ask({ birthDate: "1957-03-28" });
		expect(await tries()).toEqual([{ id: 1, staffId: colm.staffId, providerId: "hillside", at: NOON }]);
	});

	it("does the same work on the keys, whoever it is about", async () => {
		const { vault } = desk.portal.db;
		const counted = async (over: Parameters<typeof desk.asked>[0]) => {
			const calls: string[] = [];
			const spied = new Proxy(vault, {
				get(target, name: keyof typeof vault) {
					const value = target[name];
					if (typeof value !== "function") return value;
					return (...given: never[]) => {
						calls.push(name);
						return (value as (...all: never[]) => unknown).apply(target, given);
					};
				},
			});
			const db = { ...desk.portal.db, vault: spied };
			expect(await openOutside(db, colm, desk.asked(over), "b".repeat(32), NOON)).toEqual(NOT_MATCHED);
			return calls;
		};
		expect(await counted({ nhsNumber: testNhsNumber(77) })).toEqual(
			await counted({ birthDate: "1957-03-28" }),
		);
	});

	it("is the last of its day when it is the 20th: then nothing fits any more, until the next day in London", async () => {
		const wrong = (at: Date) => desk.ask({ birthDate: "1957-03-28" }, { at });
		for (let one = 1; one <= 20; one += 1) {
			expect(await isStopped(desk.portal.db, colm, NOON)).toBe(false);
			expect(await wrong(minutesAfterNoon(one))).toEqual(NOT_MATCHED);
		}
		const stopped = { ok: false, reason: "stopped" };
		const evening = minutesAfterNoon(11 * 60);
		expect([await wrong(evening), await desk.ask({}, { at: evening })]).toEqual([stopped, stopped]);
		expect(await isStopped(desk.portal.db, colm, evening)).toBe(true);
		expect(await tries()).toHaveLength(20);
		expect(await isStopped(desk.portal.db, rhian, evening)).toBe(false);
		expect(await desk.ask({}, { at: minutesAfterNoon(12 * 60) })).toMatchObject({ ok: true });
	});

	it("can never be taken off the list, nor a look", async () => {
		await desk.open();
		await desk.ask({ birthDate: "1957-03-28" });
		for (const table of [outsideLooks, outsideTries]) {
			const { db } = desk.portal;
			await expect(
				db.write((q) => q.delete(table).where(eq(table.staffId, colm.staffId)).returning({ at: table.at })),
			).rejects.toThrow();
		}
	});
});
