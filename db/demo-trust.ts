/** Who may act for the demo's patients: put on record as staff do it, with the ids under which they decided before. */
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { makeCode } from "#app/features/account/letter-code.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { peopleOf } from "#app/features/record/trusted-people.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { NewTrust } from "#app/features/trust/new-trust.ts";
import { giveTrust } from "#app/features/trust/trust.store.server.ts";
import type { DemoWorld } from "#app/server/demo-world.server.ts";
import type { Passwords } from "#app/server/sign-in/password.server.ts";
import { demoPatients } from "./demo-people.ts";
import { DEMO_PROVIDER } from "./demo-provider.ts";
import type { Db } from "./open.server.ts";
import { patients } from "./schema.ts";

const desk: StaffActor = {
	...{
		role: "staff",
		staffId: "demo",
		staffRole: "reception",
		providerId: DEMO_PROVIDER,
		name: "Priya Desai",
	},
};

type Trusted = Pick<NewTrust, "name" | "authority" | "may" | "evidence"> & {
	/** A position in `demoPatients`. */
	readonly for: number;
	readonly about: string;
};

const TRUSTED: readonly Trusted[] = [
	{
		for: 4,
		...{
			name: "Karen Reed",
			authority: "parent",
			may: "decide",
			evidence: "Birth certificate seen at the desk.",
		},
		about: "Acts for Oliver Reed, who is 9, and decides for him. Sign in with Oliver’s birth date.",
	},
	{
		for: 5,
		...{ name: "Daniel Clarke", authority: "parent", may: "decide", evidence: "Came to the desk with Maya." },
		about: "Acts for Maya Clarke, who is 14, and decides with her. She can keep an answer from him.",
	},
	{
		for: 6,
		...{
			name: "Simon Webb",
			authority: "attorney",
			may: "decide",
			evidence: "Lasting power of attorney seen.",
		},
		about: "Acts for Dorothy Webb as her attorney. Sign in with Dorothy’s birth date.",
	},
];

async function numbers(db: Db): Promise<readonly { readonly no: number; readonly id: string }[]> {
	return db.read.select({ no: patients.no, id: patients.id }).from(patients).orderBy(patients.no);
}

/** Puts them on record, once. */
export async function recordDemoTrust(db: Db, at: Date): Promise<void> {
	const register = await currentRegister(db);
	const rows = await numbers(db);
	for (const { for: position, about: _, ...given } of TRUSTED) {
		const reach = { address: null, email: null, phone: null, lang: null };
		const trust = { ...given, ...reach, limits: null, from: dayOf(at), until: null };
		const once = db.vault.randomHex(16);
		const done = await giveTrust(db, desk, register, rows[position]?.id ?? "", trust, once, at);
		if (!done?.ok) throw new Error(`nobody acts for demo patient ${position}`);
	}
}

/** A new code for each, as the demo's list of people has them: beside it goes the patient's birth date. */
export async function demoTrustedLetters(
	db: Db,
	passwords: Passwords,
	actor: SystemActor,
	at: Date,
): Promise<DemoWorld["patients"]> {
	const rows = await numbers(db);
	const letters: DemoWorld["patients"][number][] = [];
	for (const { for: position, name, about } of TRUSTED) {
		const [row, demo] = [rows[position], demoPatients[position]];
		const subject = row && (await subjectOf(db.read, db.vault, row.no));
		const person = subject && (await peopleOf(db.read, subject)).find((one) => one.name === name);
		if (subject === undefined || person === undefined || demo === undefined) continue;
		const code = await makeCode(db, passwords, actor, subject.no, at, person.id);
		// Whoever was ended in the demo has no letter any more.
		if (!code.ok) continue;
		const { nhsNumber, birthDate } = demo.patient;
		letters.push({ name, nhsNumber, birthDate, letterCode: code.value, about });
	}
	return letters;
}
