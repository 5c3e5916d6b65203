import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { startOfDay } from "#app/core/calendar.ts";
import { placeOfPatient } from "#app/features/people/patient.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { patients, standing, trustedPeople } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { system, type TestPatient } from "#tests/portal.ts";
import {
	asking,
	assess,
	child,
	give,
	handOver,
	karen,
	portal,
	reason,
	register,
	says,
	signedInBefore,
	status,
	trusting,
	withYoungPatients,
} from "#tests/young.ts";
import { foldAuthorities } from "./authorities.store.server.ts";
import { ClockInDoubt, handOverByAge } from "./hand-over.store.server.ts";

const atMidnight = (iso: string) => startOfDay(iso);
const justBefore = (at: Date) => new Date(at.getTime() - 1);
withYoungPatients();

/** The list of patients gives another birth date. */
async function corrects(of: TestPatient, birthDate: string): Promise<void> {
	const subject = await subjectOf(portal.db.read, portal.db.vault, of.no);
	if (subject === undefined) throw new Error("no patient");
	const sealed = subject.seal.seal(placeOfPatient(subject.id, "birth_date"), birthDate);
	await portal.db.write((q) =>
		q.update(patients).set({ birthDate: sealed }).where(eq(patients.no, of.no)).returning(),
	);
}

describe("a birth date that was corrected", () => {
	it("to an older age hands over at once what was never due by the wrong one", async () => {
		const [oliver] = await child("2017-05-06");
		expect(await handOver(atMidnight("2026-12-01"))).toBe(0);
		await corrects(oliver, "2010-05-06");
		expect(await handOver(atMidnight("2026-12-02"))).toBe(1);
		const { status: now, people } = await trusting(oliver);
		expect([now, people[0]?.endedAt]).toEqual(["self", atMidnight("2026-12-02")]);
		expect(await handOver(atMidnight("2026-12-03"))).toBe(0);
	});

	it("to the age of an adult hands over too", async () => {
		const [oliver] = await child("2017-05-06");
		await corrects(oliver, "1990-05-06");
		expect(await handOver(atMidnight("2026-12-02"))).toBe(1);
		expect(await status(oliver)).toBe("self");
	});

	it("to a younger age gives the parent back, asks a person to look, and comes to the true birthday", async () => {
		const [oliver] = await child("2017-05-06");
		await handOver(atMidnight("2030-05-06"));
		expect(await status(oliver)).toBe("jointly");
		await corrects(oliver, "2019-05-06");
		expect(await handOver(atMidnight("2030-05-07"))).toBe(1);
		expect([await status(oliver), await asking(oliver)]).toEqual(["represented", 1]);
		expect(await handOver(atMidnight("2030-05-08"))).toBe(0);
		expect(await handOver(atMidnight("2032-05-06"))).toBe(1);
		expect(await status(oliver)).toBe("jointly");
	});
});

describe("a last day that has passed", () => {
	it("ends what they may do, and is read by the patient with its reason", async () => {
		const dorothy = await portal.addPatient({ birthDate: "1938-08-08" });
		await give(dorothy, { ...karen, name: "Simon Webb", authority: "attorney", until: "2026-12-24" });
		expect(await handOver(justBefore(atMidnight("2026-12-25")))).toBe(0);
		expect(await handOver(atMidnight("2026-12-25"))).toBe(1);
		expect(await handOver(atMidnight("2026-12-26"))).toBe(0);
		expect((await trusting(dorothy)).recorded[0]?.ended).toEqual({ because: "over", note: null, by: null });
	});

	it("asks again what they said yes to, with one job, and leaves their no", async () => {
		const dorothy = await portal.addPatient({ birthDate: "1938-08-08" });
		const attorney = { ...karen, name: "Simon Webb", authority: "attorney", until: "2026-12-24" } as const;
		const simon = await give(dorothy, attorney);
		await assess(dorothy, "represented", "capacity");
		await says(dorothy, "yes", simon);
		const day = atMidnight("2026-12-25");
		expect(await reason(dorothy, justBefore(day))).toBe("said-yes");
		expect([await reason(dorothy, day), await asking(dorothy)]).toEqual(["authority-ended", 0]);
		await handOver(day);
		expect([await reason(dorothy, day), await asking(dorothy)]).toEqual(["authority-ended", 1]);
		await says(dorothy, "no", simon, day);
		expect(await reason(dorothy, day)).toBe("said-no");
	});
});

describe("a database of before authorities counted", () => {
	it("is folded anew once, so that what ended asks again there too", async () => {
		const [oliver, mother] = await child("2017-05-06");
		await says(oliver, "yes", mother);
		await handOver(atMidnight("2033-05-06"));
		const isAuthority = eq(standing.kind, "authority");
		await portal.db.write((q) => q.delete(standing).where(isAuthority).returning());
		const fold = async () => foldAuthorities(portal.db, system, await register());
		expect([await fold(), await fold()]).toEqual([1, 0]);
		const rows = await portal.db.read.select().from(standing).where(isAuthority);
		expect(rows).toMatchObject([{ patientNo: oliver.no, rest: expect.stringMatching(/^ended /) }]);
	});
});

describe("a patient whose record is broken", () => {
	it("keeps nobody else from being handed over, and is told of", async () => {
		const [broken] = await child("2017-05-06");
		const [oliver] = await child("2017-05-06");
		const wrong = { sealed: "nothing that opens" };
		await portal.db.write((q) =>
			q.update(trustedPeople).set(wrong).where(eq(trustedPeople.patientNo, broken.no)).returning(),
		);
		const day = atMidnight("2030-05-06");
		await signedInBefore(day);
		const done = await handOverByAge(portal.db, system, await register(), day);
		expect([done.handed, done.failures.length]).toEqual([1, 1]);
		expect(await status(oliver)).toBe("jointly");
	});
});

describe("a clock that nothing bears out", () => {
	const tried = async (at: Date) => handOverByAge(portal.db, system, await register(), at);

	it("hands nobody over years ahead, whatever was recorded by it, until a member of staff signs in by it", async () => {
		const [oliver] = await child("2017-05-06");
		await signedInBefore(NOON);
		const day = atMidnight("2030-05-06");
		await says(oliver, "no", { who: "patient" }, justBefore(day));
		expect(await tried(day)).toEqual({ handed: 0, failures: [new ClockInDoubt("unproven")] });
		expect(await status(oliver)).toBe("represented");
		expect(await handOver(day)).toBe(1);
	});

	it("takes nothing back while it stands before what is recorded", async () => {
		const [oliver] = await child("2017-05-06");
		await handOver(atMidnight("2030-05-06"));
		expect(await tried(atMidnight("2029-05-06"))).toEqual({
			handed: 0,
			failures: [new ClockInDoubt("behind")],
		});
		expect(await status(oliver)).toBe("jointly");
	});

	it("is no trouble on a day on which nothing is due", async () => {
		await child("2017-05-06");
		expect(await tried(NOON)).toEqual({ handed: 0, failures: [] });
	});
});
