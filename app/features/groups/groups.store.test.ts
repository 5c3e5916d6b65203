import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "#app/core/entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import type { Way } from "#app/core/said.ts";
import { NOT_DESCRIBED } from "#app/features/people/described.ts";
import { makeChoice } from "#app/features/record/make-choice.store.server.ts";
import { record, subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { tasks } from "#db/schema.ts";
import { aSaying, NOON, thePatient } from "#tests/builders.ts";
import { colm, openPortal, rhian, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { statementsDuring } from "#tests/statements.ts";
import { countQuarter, listQuarters, readReport } from "./groups.store.server.ts";
import { readMembers } from "./members.store.server.ts";

const SCAN = "eye-scan-urgency";
/** About the scan tool in care. */
const IN_CARE = { tool: SCAN, purpose: "care" } as const;
const lead = { ...rhian, staffRole: "lead" as const };

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

async function say(who: TestPatient, answer: Answer, way: Way = "online") {
	const { db } = portal;
	const register = await currentRegister(db);
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, who.no);
		if (subject === undefined) throw new Error("no patient");
		const choice = {
			...{
				scope: { tool: SCAN, purpose: "care" as const },
				answer,
				said: aSaying(thePatient, way),
				lang: "en",
			},
			...{ saidOn: null, recordedAt: null, settles: false },
		};
		await makeChoice(db, q, register, subject, await readStanding(q, register, who.no), choice, NOON);
	});
}

/** So many people in the eye clinic, who said this. */
async function people(count: number, answer?: Answer, over: Parameters<TestPortal["addPatient"]>[0] = {}) {
	for (let n = 0; n < count; n++) {
		const one = await portal.addPatient(over);
		if (answer !== undefined) await say(one, answer, n % 2 === 0 ? "online" : "phone");
	}
}

const turn = async () => undefined;
const count = async (at: Date) => countQuarter(portal.db, system, await currentRegister(portal.db), at, turn);

const line = async (what: string, by: string) => {
	const report = await readReport(portal.db, lead, "2026-07");
	const found = report?.lines.find(
		(one) =>
			one.what === what &&
			one.by === by &&
			(one.tool === null || (one.tool === SCAN && one.purpose === "care")),
	);
	return found && { total: found.total, cells: found.cells && Object.fromEntries(found.cells) };
};

describe("a report by group", () => {
	it("counts who said what by service, language, age and way, and who was never reached", async () => {
		await people(12, "no", { language: "ur-PK" });
		await people(9, undefined, { birthDate: "2001-01-01" });
		expect(await count(NOON)).toBe(1);
		expect(await line("no", "language")).toEqual({ total: 10, cells: { other: 0, ur: 10 } });
		expect(await line("no", "age")).toEqual({ total: 10, cells: { "25": 0, "65": 10 } });
		expect(await line("no", "service")).toEqual({ total: 10, cells: { "riverside-eyes": 10 } });
		expect(await line("no", "way")).toMatchObject({
			total: 10,
			cells: { online: null, phone: null, paper: 0 },
		});
		expect(await line("silent", "age")).toEqual({ total: 10, cells: { "25": 10, "65": 0 } });
	});

	it("counts by sex, ethnicity, disability and deprivation only what the provider's list tells", async () => {
		await people(12, "no", { described: { ...NOT_DESCRIBED, sex: "female", deprivation: "1" } });
		await people(9, "no", { described: { ...NOT_DESCRIBED, deprivation: "10" } });
		await count(NOON);
		expect(await line("no", "sex")).toEqual({ total: 20, cells: { female: 10, other: 10 } });
		expect(await line("no", "deprivation")).toEqual({ total: 20, cells: { "1": 10, "10": 10 } });
		expect(await line("silent", "sex")).toEqual({ total: 0, cells: { female: 0, other: 0 } });
		expect([await line("no", "ethnicity"), await line("no", "disability")]).toEqual([undefined, undefined]);
	});

	it("does not count among people never reached whom staff told of a tool", async () => {
		await people(9);
		const { db } = portal;
		for (let n = 0; n < 9; n++) {
			const one = await portal.addPatient();
			await db.write(async (q) => {
				const subject = await subjectOf(q, db.vault, one.no);
				if (subject === undefined) throw new Error("no patient");
				const told = {
					tool: SCAN,
					notice: 1,
					way: "phone",
					lang: "en",
					recorder: recorderOf(rhian),
				} as const;
				await record(q, db.vault, subject, { kind: "notice.told", version: 1, ...told }, NOON);
			});
		}
		await count(NOON);
		expect(await line("silent", "service")).toMatchObject({ total: 10 });
	});

	it("counts who needed a message in another way and had it from nobody when the quarter ended", async () => {
		const ended = new Date("2026-09-30T23:00:00Z");
		const minute = (n: number) => new Date(ended.getTime() + n * 60_000);
		for (let n = 0; n < 30; n++) {
			const { no } = await portal.addPatient({ formats: ["braille"] });
			const job = {
				id: `job-${n}`,
				providerId: "riverside",
				patientNo: no,
				kind: "post",
				due: "2026-10-05",
			} as const;
			// Ten are not done, ten are done too late, five in time, and five come after the quarter
			const openedAt = minute(n < 25 ? -60 : 1);
			const doneAt = n < 10 || n >= 25 ? null : minute(n < 20 ? 1 : -1);
			await portal.db.write((q) =>
				q
					.insert(tasks)
					.values({ ...job, openedAt, doneAt })
					.returning(),
			);
		}
		await count(NOON);
		expect(await line("unmet", "service")).toEqual({ total: 20, cells: { "riverside-eyes": 20 } });
	});

	it("shows of a group of one what it would show of a group of seven", async () => {
		const described = { ...NOT_DESCRIBED, sex: "female", deprivation: "1" } as const;
		const shownOf = async (others: number) => {
			portal.close();
			portal = await openPortal();
			await people(40, "yes", { described: { ...NOT_DESCRIBED, sex: "male", deprivation: "10" } });
			await people(others, "no", { language: "so", birthDate: "2010-01-01", described });
			await count(NOON);
			return (await readReport(portal.db, lead, "2026-07"))?.lines;
		};
		const ofOne = await shownOf(1);
		expect(ofOne).toContainEqual({ ...IN_CARE, what: "no", by: "language", total: "few", cells: null });
		expect(ofOne).toEqual(await shownOf(7));
		expect(ofOne).not.toEqual(await shownOf(8));
	});

	it("is counted once and stays as it was, whatever is said or known later", async () => {
		await people(12, "no");
		await count(NOON);
		const before = await readReport(portal.db, lead, "2026-07");
		await people(12, "no");
		expect(await count(new Date("2026-12-31T23:59:59Z"))).toBe(0);
		expect(await readReport(portal.db, lead, "2026-07")).toEqual(before);
		expect(await count(new Date("2027-01-01T00:00:00Z"))).toBe(1);
		expect(await listQuarters(portal.db, lead)).toEqual(["2026-10", "2026-07"]);
	});

	it("is not made where nobody is on a list, and not shown to another provider", async () => {
		expect(await count(NOON)).toBe(0);
		await people(1);
		await count(NOON);
		expect(await listQuarters(portal.db, colm)).toEqual([]);
		expect(await readReport(portal.db, colm, "2026-07")).toBeUndefined();
	});

	it("takes as many statements for many people as for one", async () => {
		const register = await currentRegister(portal.db);
		const statements = () =>
			statementsDuring(() =>
				readMembers(portal.db, register, "riverside", new Date("2026-10-01T00:00:00Z"), turn),
			);
		await people(1, "no");
		await statements();
		const one = await statements();
		await people(30, "yes");
		expect([one, await statements()]).toEqual([4, 4]);
	});
});
