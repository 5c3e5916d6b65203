/** Patients by NHS login: whose it is, the first time and each time after; and that it is theirs no more. */
import { eq } from "drizzle-orm";
import type { PatientActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import type { EntryBody } from "#app/core/entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { callBackBy } from "#app/features/choices/choice.ts";
import { placeOfPatient } from "#app/features/people/patient.ts";
import { deathOf } from "#app/features/record/death.store.server.ts";
import { servicesOf } from "#app/features/record/decide.store.server.ts";
import { logOwnLook } from "#app/features/record/look-up.store.server.ts";
import { providerFor } from "#app/features/record/make-choice.store.server.ts";
import { openTalks, openTask } from "#app/features/record/open-task.store.server.ts";
import { record, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { nhsLogins, patients } from "#db/schema.ts";
import type { NhsPerson } from "./nhs-login.ts";
import { startSession } from "./session.store.server.ts";

type What = Extract<EntryBody, { kind: "nhs-login" }>["what"];

/** What each is called where the patient reads who looked. */
const LOOK = {
	linked: "nhs-linked",
	used: "nhs-signed-in",
	unlinked: "nhs-unlinked",
	refused: "nhs-refused",
} as const satisfies Record<What, string>;

/** Somebody whom NHS login sent back, and what the browser was before. */
export interface NhsArrival {
	readonly issuer: string;
	readonly person: NhsPerson;
	/** The patient who was signed in when it began: nobody else comes in. */
	readonly as: number | null;
	readonly shared: boolean;
	readonly helped: boolean | null;
}

/**
 * Signs in the patient whose NHS number and birth date both are what NHS login says, and answers the session's id. The first time their
 * account there becomes theirs here; from then on it is the key, and number and birth date must go on fitting. One refusal for whoever is
 * not here, fits in one alone, or is somebody else; where an account that is known here comes with another number, or another account for
 * somebody who has one, staff get a job.
 */
export async function signInByNhsLogin(
	db: Db,
	register: KnownRegister,
	{ issuer, person, as, shared, helped }: NhsArrival,
	at: Date,
): Promise<Result<string, "no-match">> {
	const { vault } = db;
	const subjectKey = vault.index("open-id", `${issuer} ${person.sub}`);
	return db.write(async (q): Promise<Result<string, "no-match">> => {
		const fits = await whoFits(db, q, person);
		if (as !== null && fits?.no !== as) return refuse("no-match");
		if (fits !== undefined && (await deathOf(q, fits.no)) !== undefined) return refuse("no-match");
		const [known] = await q.select().from(nhsLogins).where(eq(nhsLogins.subject, subjectKey));
		const [own] = fits ? await q.select().from(nhsLogins).where(eq(nhsLogins.patientNo, fits.no)) : [];
		const odd = known !== undefined && known.patientNo !== fits?.no ? known.patientNo : undefined;
		const whose = odd ?? (own !== undefined && own.subject !== subjectKey ? own.patientNo : undefined);
		if (whose !== undefined) {
			await tellStaff(db, q, register, whose, at);
			return refuse("no-match");
		}
		if (fits === undefined) return refuse("no-match");
		if (known === undefined) {
			await q
				.insert(nhsLogins)
				.values({ patientNo: fits.no, subject: subjectKey, linkedAt: at })
				.returning({ no: nhsLogins.patientNo });
			await write(db, q, fits, "linked", at);
		}
		await write(db, q, fits, "used", at);
		const proved = person.level;
		return ok(await startSession(db, q, { patientNo: fits.no, shared, helped, proved }, at));
	});
}

/** The patient with this number, where their birth date is that one too. */
async function whoFits(db: Db, q: Writer, { nhsNumber, birthDate }: NhsPerson): Promise<Subject | undefined> {
	const [row] = await q
		.select({ no: patients.no, birthDate: patients.birthDate })
		.from(patients)
		.where(eq(patients.nhsIndex, db.vault.index("nhs-number", nhsNumber)));
	const subject = row && (await subjectOf(q, db.vault, row.no));
	if (row === undefined || subject === undefined) return undefined;
	return subject.seal.open(placeOfPatient(subject.id, "birth_date"), row.birthDate) === birthDate
		? subject
		: undefined;
}

/** Who tries again while staff have the job is no second job, and fills nobody's record. */
async function tellStaff(
	db: Db,
	q: Writer,
	register: KnownRegister,
	patientNo: number,
	at: Date,
): Promise<void> {
	const subject = await subjectOf(q, db.vault, patientNo);
	const provider = providerFor(register, await servicesOf(q, patientNo), null);
	if (subject === undefined || provider === undefined) return;
	if ((await openTalks(q, subject, "nhs-login", null)).length > 0) return;
	await write(db, q, subject, "refused", at);
	const due = callBackBy(dayOf(at), provider.nation);
	const job = { kind: "nhs-login", providerId: provider.id, tool: null, choice: null, due } as const;
	await openTask(db, q, subject, job, at);
}

async function write(db: Db, q: Writer, subject: Subject, what: What, at: Date): Promise<void> {
	const recorder =
		what === "refused" ? ({ who: "system", name: "portal" } as const) : ({ who: "patient" } as const);
	await record(q, db.vault, subject, { kind: "nhs-login", version: 1, what, recorder }, at);
	await logOwnLook(q, subject.no, what === "refused" ? "system" : "patient", LOOK[what], at);
}

/** Since when an NHS login is this patient's; undefined while none is. */
export async function nhsLoginSince(db: Db, { patientNo }: PatientActor): Promise<Date | undefined> {
	const [row] = await db.read
		.select({ since: nhsLogins.linkedAt })
		.from(nhsLogins)
		.where(eq(nhsLogins.patientNo, patientNo));
	return row?.since;
}

/** Takes the patient's NHS login away, so that another of theirs can come. Pressed twice it is one entry. */
export async function unlinkNhsLogin(db: Db, { patientNo }: PatientActor, at: Date): Promise<void> {
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, patientNo);
		const gone = await q
			.delete(nhsLogins)
			.where(eq(nhsLogins.patientNo, patientNo))
			.returning({ no: nhsLogins.patientNo });
		if (subject !== undefined && gone.length > 0) await write(db, q, subject, "unlinked", at);
	});
}
