/** People who act for a patient, with letters of their own: brought in beside the running portal, as staff would. */
import { eq } from "drizzle-orm";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import { addDays, dayOf, startOfDay } from "#app/core/calendar.ts";
import type { DecisionStatus } from "#app/core/entry.ts";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { makeCode } from "#app/features/account/letter-code.store.server.ts";
import { NOT_DESCRIBED } from "#app/features/people/described.ts";
import { importPatients } from "#app/features/people/import-patients.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { endTrustByStaff } from "#app/features/trust/end-trust.store.server.ts";
import { handOverByAge } from "#app/features/trust/hand-over.store.server.ts";
import type { NewTrust } from "#app/features/trust/new-trust.ts";
import { makePasswords } from "#app/server/sign-in/password.server.ts";
import { DEMO_PROVIDER } from "#db/demo-provider.ts";
import { patients, staff } from "#db/schema.ts";
import type { RunningServer } from "#tests/server.ts";
import { assess, trust } from "#tests/trusted.ts";
import { beside } from "./beside.ts";
import type { DemoPatient } from "./people.ts";

/** A patient of this age and somebody who acts for them, each with a letter. The person signs in with the patient's birth date. */
export interface Family {
	readonly patient: DemoPatient;
	readonly person: DemoPatient;
	readonly id: string;
	/** Somebody else who acts for the same patient, with a letter of their own. */
	add(name: string, over: Partial<NewTrust>): Promise<DemoPatient>;
	/** Writes down who decides for the patient from this moment. */
	assess(status: DecisionStatus): Promise<void>;
	/** Ends what the person may do, from this moment. */
	end(): Promise<void>;
	/** Tomorrow comes, with the birthday on it, for the part of the portal that watches ages. A member of staff must have signed in. */
	tomorrow(): Promise<void>;
}

/** A birth date whose birthday, of so many years, is tomorrow in London. */
export function turningTomorrow(age: number): string {
	const tomorrow = addDays(dayOf(new Date()), 1);
	const day = `${Number(tomorrow.slice(0, 4)) - age}${tomorrow.slice(4)}`;
	// Who was born on 29 February has their birthday on 1 March where the year has no such day, and not the other way round.
	return day.endsWith("02-29") ? `${day.slice(0, 4)}-03-01` : day;
}

const system: SystemActor = { role: "system", name: "test" };

let count = 800;

/** Brings both in. `age` is in years, or an ISO birth date. `names`: of the patient and of who acts, so that no other journey finds them. */
export async function familyOf(
	portal: RunningServer,
	age: number | string,
	names: readonly [given: string, family: string, person: string],
	over: Partial<NewTrust> = {},
): Promise<Family> {
	count += 1;
	const [nhsNumber, now] = [testNhsNumber(count), new Date()];
	const [givenNames, familyName, name] = names;
	const birthDate = typeof age === "string" ? age : `${now.getFullYear() - age}-01-02`;
	const imported = {
		...{ line: 2, nhsNumber, givenNames, familyName, birthDate, address: ["3 Mill Lane"], language: null },
		...{ formats: [], email: null, phone: null, services: ["riverside-gp", "riverside-eyes"] },
		...{ provider: DEMO_PROVIDER, described: NOT_DESCRIBED },
	};
	return beside(portal, async (db) => {
		await importPatients(db, system, [imported], now);
		const [row] = await db.read
			.select({ no: patients.no, id: patients.id })
			.from(patients)
			.where(eq(patients.nhsIndex, db.vault.index("nhs-number", nhsNumber)));
		const [member] = await db.read.select({ id: staff.id }).from(staff).where(eq(staff.role, "reception"));
		if (row === undefined || member === undefined) throw new Error("the family was not brought in");
		const actor: StaffActor = {
			...{
				role: "staff",
				staffId: member.id,
				staffRole: "reception",
				providerId: DEMO_PROVIDER,
				name: "Rhian",
			},
		};
		const id = await trust(db, row.id, { name, from: dayOf(now), ...over }, actor, now);
		const passwords = makePasswords();
		const codeFor = async (person: string | null) => {
			const made = await makeCode(db, passwords, system, row.no, now, person);
			if (!made.ok) throw new Error(made.reason);
			return made.value;
		};
		const about = { birthDate, nhsNumber, about: "" };
		return {
			patient: { ...about, name: `${givenNames} ${familyName}`, letterCode: await codeFor(null) },
			person: { ...about, name, letterCode: await codeFor(id) },
			id,
			add: (other, more) =>
				beside(portal, async (again) => {
					const added = await trust(
						again,
						row.id,
						{ name: other, from: dayOf(now), ...more },
						actor,
						new Date(),
					);
					const made = await makeCode(again, passwords, system, row.no, new Date(), added);
					if (!made.ok) throw new Error(made.reason);
					return { ...about, name: other, letterCode: made.value };
				}),
			assess: (status) => beside(portal, (again) => assess(again, row.no, status, new Date())),
			tomorrow: () =>
				beside(portal, async (again) => {
					const at = startOfDay(addDays(dayOf(new Date()), 1));
					const { failures } = await handOverByAge(again, system, await currentRegister(again), at);
					if (failures.length > 0) throw failures[0];
				}),
			end: () =>
				beside(portal, async (again) => {
					const ending = { because: "staff", note: "It is over.", way: null } as const;
					await endTrustByStaff(again, actor, await currentRegister(again), row.id, id, ending, new Date());
				}),
		};
	});
}
