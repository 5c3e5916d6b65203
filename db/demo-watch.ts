/**
 * What the demo's lead watches: a tool with enough uses for a chart, under review because of it; a tool with a good check;
 * a tool whose next check is late. Made of the same rows as everything else, by made-up people who only come in here.
 */
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import { addDays, addMonths, dayOf } from "#app/core/calendar.ts";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import type { Dispute } from "#app/features/disputes/dispute.ts";
import { type Described, NOT_DESCRIBED } from "#app/features/people/described.ts";
import { importPatients } from "#app/features/people/import-patients.store.server.ts";
import type { ImportedPatient } from "#app/features/people/patient-import.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { addCheck } from "#app/features/watch/check.store.server.ts";
import { monthsBefore } from "#app/features/watch/months.ts";
import { openSignals } from "#app/features/watch/signal.store.server.ts";
import { answerInDemo, demoStaffActor } from "./demo-move.ts";
import { DEMO_PROVIDER } from "./demo-provider.ts";
import { type MadeUpUse, recordMadeUpUse, sayWrong } from "./demo-use.ts";
import type { Db } from "./open.server.ts";
import { patients } from "./schema.ts";

const GIVEN = ["Ada", "Ben", "Cora", "Dev", "Ella", "Finn", "Gita", "Hugh", "Isla", "Jay"];
const FAMILY = ["Archer", "Brook", "Cole", "Dale"];

/** Uses in each of the last whole months, oldest first, and how many of them a patient or a doctor said were wrong. */
const MONTHS: readonly { readonly uses: number; readonly patient: number; readonly clinician: number }[] = [
	{ uses: 31, patient: 1, clinician: 0 },
	{ uses: 36, patient: 0, clinician: 1 },
	{ uses: 34, patient: 1, clinician: 0 },
	{ uses: 38, patient: 2, clinician: 0 },
	{ uses: 33, patient: 0, clinician: 0 },
	{ uses: 40, patient: 1, clinician: 1 },
	{ uses: 37, patient: 9, clinician: 3 },
];

const LEAD: Omit<StaffActor, "staffId"> = {
	role: "staff",
	staffRole: "lead",
	providerId: DEMO_PROVIDER,
	name: "Martin Lowe",
};

const SCAN: Omit<MadeUpUse, "version" | "usedAt"> = {
	providerId: DEMO_PROVIDER,
	service: "riverside-imaging",
	tool: "bone-fracture-scan",
	lookedAt: "An X-ray of a bone.",
	recommended: "No break was seen.",
	checkedBy: "Dr Sam Price",
};

/** Something of everything, so that the reports by group have groups to show; of one in five the list tells nothing. */
function describedAs(row: number, column: number): Described {
	if (column % 5 === 4) return NOT_DESCRIBED;
	return {
		sex: column % 2 === 0 ? "female" : "male",
		ethnicity: row % 2 === 0 ? "white" : "asian",
		disability: column % 3 === 0 ? "yes" : "no",
		deprivation: row < 2 ? "2" : "7",
	};
}

/** Forty people of the imaging service, beside those that a visitor can sign in as. */
const people: readonly ImportedPatient[] = FAMILY.flatMap((familyName, row) =>
	GIVEN.map((givenNames, column) => ({
		line: row * GIVEN.length + column + 2,
		nhsNumber: testNhsNumber(2000 + row * GIVEN.length + column),
		givenNames,
		familyName,
		birthDate: `19${50 + row * 10 + column}-0${row + 1}-1${column}`,
		address: [`${column + 1} Station Road`, "Riverside", "RS1 2BB"],
		language: null,
		formats: [],
		email: null,
		phone: null,
		services: ["riverside-imaging"],
		provider: DEMO_PROVIDER,
		described: describedAs(row, column),
	})),
);

/** Records it all for a demo that begins at `at`. */
export async function recordDemoWatch(db: Db, seed: SystemActor, at: Date): Promise<void> {
	const before = await db.read.select({ no: patients.no }).from(patients);
	await importPatients(db, seed, people, at);
	const all = await db.read.select({ no: patients.no }).from(patients).orderBy(patients.no);
	const register = await currentRegister(db);
	const months = monthsBefore(at, MONTHS.length);
	const said: { readonly dispute: Dispute; readonly patientId: string; readonly at: Date }[] = [];
	await db.write(async (q) => {
		for (const [index, { uses, patient, clinician }] of MONTHS.entries()) {
			for (let n = 0; n < uses; n++) {
				const no = all[before.length + n]?.no;
				const subject = no === undefined ? undefined : await subjectOf(q, db.vault, no);
				const month = months[index];
				if (subject === undefined || month === undefined) throw new Error("a demo month without people");
				const usedAt = new Date(month.from.getTime() + (9 + n * 16) * 3_600_000);
				const use = { ...SCAN, version: index < 4 ? "3.1" : "3.2", usedAt };
				const id = await recordMadeUpUse(db, q, subject, use);
				const by = n < patient ? "patient" : n < patient + clinician ? "clinician" : undefined;
				const later = new Date(usedAt.getTime() + 2 * 86_400_000);
				if (by === undefined) continue;
				const dispute = await sayWrong(db, q, register, subject, { ...use, id }, by, later);
				said.push({ dispute, patientId: subject.id, at: later });
			}
		}
	});
	// All of it was answered: what waits in the demo's list was said by people whom a visitor can sign in as.
	const reviewer = await demoStaffActor(db, "clinician");
	for (const { dispute, patientId, at: raisedAt } of said)
		await answerInDemo(db, register, { ...reviewer, patientId }, dispute, raisedAt);
	await openSignals(db, seed, at);

	const today = dayOf(at);
	const lead = { ...LEAD, staffId: "demo" };
	const source = "Riverside imaging audit";
	await addCheck(
		db,
		lead,
		"chest-xray-priority",
		{
			version: "",
			on: addDays(today, -20),
			nextOn: addMonths(addDays(today, -20), 6),
			figures: { right: 231, of: 240 },
			found: "It put 4 X-rays too low in the list. A doctor saw all 4 on the same day.",
			source: `${source} 12`,
		},
		db.vault.randomHex(16),
		at,
	);
	await addCheck(
		db,
		lead,
		"skin-lesion-check",
		{
			version: "",
			on: addMonths(today, -7),
			nextOn: addMonths(today, -1),
			figures: { right: 88, of: 100 },
			found: "It was less often right on brown and black skin. A doctor looks at each picture.",
			source: "Riverside practice audit 3",
		},
		db.vault.randomHex(16),
		at,
	);
}
