import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PURPOSES } from "#app/core/scope.ts";
import { fold } from "#app/core/standing.ts";
import { toStored } from "#app/core/stored-row.ts";
import { decideOn, servicesOf } from "#app/features/record/decide.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { patientServices, standing } from "#db/schema.ts";
import { EYE, NOON } from "#tests/builders.ts";
import { history, RUNS } from "#tests/histories.ts";
import { colm, openPortal, rhian, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { checkNumbers } from "./check-numbers.store.server.ts";

let portal: TestPortal;
let register: KnownRegister;
let patients: TestPatient[];
beforeAll(async () => {
	portal = await openPortal();
	register = await currentRegister(portal.db);
	patients = [];
	for (let one = 0; one < 6; one += 1) patients.push(await portal.addPatient());
});
afterAll(() => portal.close());

/** The tools and purposes of the histories, as this register has them. */
const TOOL = "eye-scan-urgency";
const REAL: Readonly<Record<string, string>> = { [EYE]: TOOL, "skin-photo": "symptom-triage" };
const PURPOSE_ASKED = ["care", "training"] as const;

const indexOf = ({ nhsNumber }: { nhsNumber: string }) => portal.db.vault.index("nhs-number", nhsNumber);
const toolOf = (id: string) => {
	const tool = register.byId.get(id);
	if (tool === undefined) throw new Error(`no tool ${id}`);
	return tool;
};
const ask = (
	actor: typeof rhian | typeof system,
	purpose: (typeof PURPOSE_ASKED)[number] = "care",
	optOut = false,
	times = 1,
) =>
	checkNumbers(
		portal.db.read,
		actor,
		register,
		{ tool: toolOf(TOOL), purpose, at: NOON },
		// Each of them 20 times: so many are looked up sorted, as a long list is.
		Array.from({ length: times }, () => patients).flatMap((all) =>
			all.map((patient) => ({ index: indexOf(patient), optOut })),
		),
	);

/** What is said of research is about training here, which this tool names. */
const positionOf = (purpose: string | null) =>
	purpose === null
		? 0
		: PURPOSES.findIndex((known) => known === (purpose === "research" ? "training" : purpose)) + 1;

type Stored = typeof standing.$inferInsert;

/** Rows as the portal keeps them, in place of what counted for this patient. */
async function haveStanding(patientNo: number, rows: readonly Omit<Stored, "patientNo">[]): Promise<void> {
	await portal.db.write(async (q) => {
		await q.delete(standing).where(eq(standing.patientNo, patientNo)).returning();
		if (rows.length > 0)
			await q
				.insert(standing)
				.values(rows.map((row) => ({ ...row, patientNo })))
				.returning();
	});
}

const others = ["symptom-triage", "consultation-notes", "sleep-therapy"] as const;

/** A choice about a tool that is not asked about, as it is kept, and as somebody or something damaged it. */
const aboutOthers = fc.record({
	tool: fc.constantFrom(...others),
	seq: fc.constantFrom(20, 21, 0, -1),
	rest: fc.constantFrom(
		...["yes - 1 0 - 2026-11-01", "no - 1 20 - 2026-11-01", "unsure - 3 21 - 2026-11-01"],
		...["yes - 12 0 - 2026-11-01", "yes - 1 9 - 2026-11-01", "none - - 20 - -", "no - 1 2 - 2026-11-01"],
		...[
			"yes - 1x 0 - 2026-11-01",
			"yes - 1 0",
			"perhaps - 1 0 - 2026-11-01",
			"",
			"yes parent 1 0 - 2026-11-01",
		],
	),
	who: fc.constantFrom("", "", "", "mother"),
	number: fc.constantFrom(undefined, undefined, undefined, 9_999),
});

describe("a list", () => {
	it("gives each person the answer that the rule gives for them alone, whatever was said and whatever was damaged", async () => {
		const one = fc.record({ history, extra: fc.array(aboutOthers, { maxLength: 3 }) });
		await fc.assert(
			fc.asyncProperty(
				fc.array(one, { minLength: 1, maxLength: patients.length }),
				fc.constantFrom(...PURPOSE_ASKED),
				fc.boolean(),
				fc.constantFrom(1, 20),
				async (people, purpose, optOut, times) => {
					for (const [at, { history, extra }] of people.entries()) {
						const kept = fold(history).map((row) => {
							const { tool, purpose: _, ...rest } = toStored(row);
							const number = tool === null ? 0 : toolOf(REAL[tool] ?? "").number;
							return {
								...rest,
								tool: number,
								purpose: positionOf(row.purpose),
							};
						});
						const added = extra.map(({ tool, seq, rest, who, number }) => ({
							kind: "choice",
							who,
							tool: number ?? toolOf(tool).number,
							purpose: 3,
							seq,
							rest,
						}));
						const all = [...kept, ...added];
						const key = ({ kind, who, tool, purpose }: (typeof all)[number]) =>
							`${kind} ${who} ${tool} ${purpose}`;
						await haveStanding(patients[at]?.no ?? 0, [
							...new Map(all.map((row) => [key(row), row])).values(),
						]);
					}
					const answers = await ask(rhian, purpose, optOut, times);
					for (const patient of patients) {
						const services = await servicesOf(portal.db.read, patient.no);
						const alone = decideOn(register, await readStanding(portal.db.read, register, patient.no), {
							...{ tool: toolOf(TOOL), purpose, services, onList: true, at: NOON, optOut },
						});
						const { answer, reason, expires, lawEnds } = answers.get(indexOf(patient)) ?? {};
						expect({ answer, reason, expires, lawEnds }).toEqual({
							answer: alone.answer,
							reason: alone.reason,
							expires: alone.expires,
							lawEnds: alone.lawEnds,
						});
					}
				},
			),
			{ numRuns: Math.min(RUNS.numRuns, 3_000) / 3 },
		);
	});

	it("knows only the people on lists of the asker's provider; the operator knows all", async () => {
		expect([...(await ask(rhian)).keys()].sort()).toEqual(patients.map(indexOf).sort());
		expect((await ask(colm)).size).toBe(0);
		expect((await ask(system)).size).toBe(patients.length);
	});

	it("does not know who is on no list any more", async () => {
		const left = await portal.addPatient();
		await portal.db.write((q) =>
			q.delete(patientServices).where(eq(patientServices.patientNo, left.no)).returning(),
		);
		const asked = { tool: toolOf(TOOL), purpose: "care", at: NOON } as const;
		const number = [{ index: indexOf(left), optOut: false }];
		for (const actor of [rhian, system])
			expect((await checkNumbers(portal.db.read, actor, register, asked, number)).size).toBe(0);
	});
});
