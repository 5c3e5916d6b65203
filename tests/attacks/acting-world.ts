/** A patient of 14 with people who act for them: a parent who decides with them, a carer who helps and one who reads. */
import { eq } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { NOT_DESCRIBED } from "#app/features/people/described.ts";
import { importPatients } from "#app/features/people/import-patients.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { NewTrust } from "#app/features/trust/new-trust.ts";
import { reportUse } from "#app/features/uses/use.store.server.ts";
import { DEMO_PROVIDER } from "#db/demo-provider.ts";
import { patients } from "#db/schema.ts";
import { system } from "#tests/portal.ts";
import { trust } from "#tests/trusted.ts";
import { aReport } from "#tests/uses.ts";
import { ask, hidden, send } from "./http.ts";
import { disputeByPatient, type Person, type World } from "./world.ts";

export interface ActingWorld {
	readonly patient: Person;
	/** Ids of who acts, by what they may do. */
	readonly ids: Readonly<Record<"decide" | "help" | "read", string>>;
	/** Receipt reference of what the patient said to everybody. */
	readonly receipt: string;
	/** A use in the patient's care, and what the parent said is wrong. */
	readonly use: string;
	readonly dispute: string;
	/** Puts somebody else on record, a carer where nothing else is said, and ends nobody. */
	addPerson(name: string, over?: Partial<NewTrust>): Promise<string>;
	/** The staff member who put them on record. */
	readonly staff: StaffActor;
}

/** The world with this patient in the victim's place. */
export function theirs(world: World, { patient, receipt, use, dispute }: ActingWorld): World {
	return { ...world, victim: patient, receipts: [receipt], use, dispute };
}

/** Without what differs from one request to the next. */
export const settled = (whole: string) =>
	whole
		.replace(/connection\n(?:close|keep-alive)\n/gi, "")
		.replace(/\d{1,2}:\d{2}(:\d{2}(\.\d{3}Z)?)?/g, "TIME")
		.replace(/value="[0-9A-Za-z_-]{32,}"/g, "TOKEN");

let count = 700;

/** Brings such a patient in, beside the running portal. At the age of 9 the parent decides alone, and stands in their place. */
export async function openActing(world: World, age = 14): Promise<ActingWorld> {
	const { db, port } = world;
	count += 1;
	const now = new Date();
	const nhsNumber = testNhsNumber(count);
	const birthDate = `${now.getFullYear() - age}-01-02`;
	const imported = {
		...{ line: 2, nhsNumber, givenNames: "Alex", familyName: "Carterfield", birthDate },
		...{ address: ["3 Mill Lane"], language: null, formats: [], email: null, phone: null },
		...{ services: ["riverside-gp", "riverside-eyes"], provider: DEMO_PROVIDER, described: NOT_DESCRIBED },
	};
	await importPatients(db, system, [imported], now);
	const [row] = await db.read
		.select({ no: patients.no, id: patients.id })
		.from(patients)
		.where(eq(patients.nhsIndex, db.vault.index("nhs-number", nhsNumber)));
	if (row === undefined) throw new Error("the patient was not imported");
	const patient: Person = { ...row, name: "Alex Carterfield", nhsNumber, birthDate, letterCode: "no letter" };
	const staff: StaffActor = {
		...{
			role: "staff",
			staffId: world.staffId,
			staffRole: "reception",
			providerId: DEMO_PROVIDER,
			name: "Rhian",
		},
	};
	await currentRegister(db);
	const put = (over: Parameters<typeof trust>[2]) =>
		trust(db, patient.id, { from: dayOf(now), ...over }, staff, now);
	const ids = {
		decide: await put({ name: "Sam Carterfield", authority: "parent", may: "decide" }),
		help: await put({ name: "Pat Helpwell" }),
		read: await put({ name: "Kim Readwell", may: "read" }),
	};
	const cookie = await world.session({ patientNo: patient.no });
	const receipt = await answer(port, cookie, "/en/my/purposes/planning", "no");
	const reported = await reportUse(
		db,
		staff,
		await currentRegister(db),
		{ patientId: patient.id },
		aReport({ usedAt: new Date(now.getTime() - 60_000) }),
		now,
	);
	if (!reported.ok) throw new Error(reported.reason);
	const parent = await world.session({ patientNo: patient.no, trustedId: ids.decide });
	const dispute = await disputeByPatient(port, parent);
	return {
		patient,
		ids,
		receipt,
		use: reported.value.id,
		dispute,
		staff,
		addPerson: (name, over = {}) => put({ name, ...over }),
	};
}

/** Answers the question of this address and saves; `more` goes with the press that saves. Answers the receipt's reference, or how it was refused. */
export async function answer(
	port: number,
	cookie: string,
	question: string,
	choice: string,
	more: Readonly<Record<string, string>> = {},
): Promise<string> {
	const check = question.endsWith("/choose") ? question.replace("/choose", "/check") : `${question}/check`;
	await send(port, question, cookie, { choice });
	const once = hidden((await ask(port, check, { headers: { cookie } })).body, "once");
	const saved = await send(port, check, cookie, { once, ...more });
	return /\/my\/receipts\/(.+)$/.exec(saved.headers["location"] ?? "")?.[1] ?? String(saved.status);
}
