/** Letter codes: made, replaced, stopped, and used to sign in. Only argon2id of the secret is kept. */

import { timingSafeEqual } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { PersonActor, StaffActor, SystemActor } from "#app/core/actor.ts";
import { formatLetterCode, type LetterCode, makeLetterCode } from "#app/core/letter-code.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Recorder } from "#app/core/said.ts";
import { placeOfPatient } from "#app/features/people/patient.ts";
import { actingNow } from "#app/features/record/acting.store.server.ts";
import { deathOf } from "#app/features/record/death.store.server.ts";
import { logOwnLook, logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { record, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import type { Passwords } from "#app/server/sign-in/password.server.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { letterCodes, patientServices, patients, services, sessions } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { oldestUse } from "./letter.ts";
import { startSession } from "./session.store.server.ts";

/** 1,048,576 look-ups share the table; a taken one is drawn again. */
const DRAWS = 50;

/** The salt is the look-up's own keyed hash: one derivation serves every code, and a look-up nobody has takes as long. */
const saltOf = (vault: Vault, lookUp: string) => Buffer.from(vault.index("letter-code", lookUp), "base64url");

async function hashOf(vault: Vault, passwords: Passwords, code: LetterCode): Promise<Result<string, "busy">> {
	const hash = await passwords.argon2Of(code.secret, saltOf(vault, code.lookUp));
	return hash.ok ? ok(Buffer.from(hash.value).toString("base64url")) : hash;
}

/**
 * Makes a new code for this patient, or for the `person` who acts for them, stops their old one and ends what was opened with it. Answers the
 * code to print; it can never be read again. Nobody gets one who could not act with it today: `cannot-act`.
 */
export async function makeCode(
	db: Db,
	passwords: Passwords,
	actor: SystemActor | StaffActor,
	patientNo: number,
	at: Date,
	person: string | null = null,
): Promise<Result<string, "busy" | "no-such-patient" | "cannot-act">> {
	const code = await freeCode(db);
	const hash = await hashOf(db.vault, passwords, code);
	if (!hash.ok) return hash;
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, patientNo);
		if (subject === undefined || !(await isOnListOf(q, actor, patientNo))) return refuse("no-such-patient");
		if (person !== null && !(await actingNow(q, db.vault, patientNo, person, at)).ok)
			return refuse("cannot-act");
		if ((await deathOf(q, patientNo)) !== undefined) return refuse("cannot-act");
		const isTheirs = (column: typeof letterCodes.trustedId | typeof sessions.trustedId) =>
			person === null ? isNull(column) : eq(column, person);
		await q
			.update(letterCodes)
			.set({ stoppedAt: at })
			.where(
				and(
					eq(letterCodes.patientNo, patientNo),
					isTheirs(letterCodes.trustedId),
					isNull(letterCodes.stoppedAt),
				),
			)
			.returning({ id: letterCodes.id });
		await q
			.insert(letterCodes)
			.values({
				lookUp: code.lookUp,
				hash: hash.value,
				patientNo,
				trustedId: person,
				madeAt: at,
				usedAt: at,
				stoppedAt: null,
			})
			.returning({ id: letterCodes.id });
		// Whoever came in with the old code is out, also who should never have had it.
		await q
			.update(sessions)
			.set({ revokedAt: at })
			.where(and(eq(sessions.patientNo, patientNo), isTheirs(sessions.trustedId), isNull(sessions.revokedAt)))
			.returning({ hash: sessions.hash });
		await recordCode(db, q, subject, recorderOf(actor), "made", person, at);
		if (actor.role === "staff") await logStaffLook(q, actor, [patientNo], "letter-made", at);
		else await logOwnLook(q, patientNo, "system", "letter-made", at);
		return ok(formatLetterCode(code));
	});
}

async function freeCode(db: Db): Promise<LetterCode> {
	for (let draw = 0; draw < DRAWS; draw += 1) {
		const code = makeLetterCode(db.vault.randomBytes);
		const taken = await db.read
			.select({ id: letterCodes.id })
			.from(letterCodes)
			.where(and(eq(letterCodes.lookUp, code.lookUp), isNull(letterCodes.stoppedAt)));
		if (taken.length === 0) return code;
	}
	throw new Error("nearly all letter look-ups are in use");
}

async function isOnListOf(q: Writer, actor: SystemActor | StaffActor, patientNo: number): Promise<boolean> {
	if (actor.role === "system") return true;
	const rows = await q
		.select({ no: patientServices.patientNo })
		.from(patientServices)
		.innerJoin(services, eq(services.id, patientServices.serviceId))
		.where(and(eq(patientServices.patientNo, patientNo), eq(services.providerId, actor.providerId)))
		.limit(1);
	return rows.length > 0;
}

async function recordCode(
	db: Db,
	q: Writer,
	subject: Subject,
	recorder: Recorder,
	what: "made" | "used" | "stopped",
	person: string | null,
	at: Date,
): Promise<void> {
	const code = { kind: "letter-code", what, recorder } as const;
	const body = person === null ? { ...code, version: 1 as const } : { ...code, version: 2 as const, person };
	await record(q, db.vault, subject, body, at);
}

/** What a patient gave to come in. */
export interface LetterSignInAttempt {
	readonly code: LetterCode;
	/** ISO day. */
	readonly birthDate: string;
	readonly shared: boolean;
	readonly helped: boolean | null;
}

/**
 * Signs a patient in, or who acts for them with a code of their own, and answers the session's id. The birth date is the patient's, whoever comes. A
 * wrong code, an unknown, stopped or long unused one, one whose owner acts no longer and a wrong birth date are one refusal, and take one
 * derivation each, so that nobody learns which it was.
 */
export async function signInByLetter(
	db: Db,
	passwords: Passwords,
	attempt: LetterSignInAttempt,
	at: Date,
): Promise<Result<string, "not-matched" | "busy">> {
	const hash = await hashOf(db.vault, passwords, attempt.code);
	if (!hash.ok) return hash;
	return db.write(async (q) => {
		const [kept] = await q
			.select({ code: letterCodes, birthDate: patients.birthDate })
			.from(letterCodes)
			.innerJoin(patients, eq(patients.no, letterCodes.patientNo))
			.where(and(eq(letterCodes.lookUp, attempt.code.lookUp), isNull(letterCodes.stoppedAt)));
		if (kept === undefined || !same(kept.code.hash, hash.value)) return refuse("not-matched");
		if (kept.code.usedAt < oldestUse(at)) return refuse("not-matched");
		const subject = await subjectOf(q, db.vault, kept.code.patientNo);
		if (subject === undefined || (await deathOf(q, subject.no)) !== undefined) return refuse("not-matched");
		const birthDate = subject.seal.open(placeOfPatient(subject.id, "birth_date"), kept.birthDate);
		if (birthDate !== attempt.birthDate) return refuse("not-matched");
		const { trustedId } = kept.code;
		const acting = trustedId === null ? undefined : await actingNow(q, db.vault, subject.no, trustedId, at);
		if (acting?.ok === false) return refuse("not-matched");
		await q
			.update(letterCodes)
			.set({ usedAt: at })
			.where(eq(letterCodes.id, kept.code.id))
			.returning({ id: letterCodes.id });
		const { shared, helped } = attempt;
		const { no: patientNo } = subject;
		const comes = { role: "patient", patientNo, way: "letter", helped } as const;
		const actor: PersonActor = acting === undefined ? comes : { ...comes, role: "trusted", ...acting.value };
		await recordCode(db, q, subject, recorderOf(actor), "used", trustedId, at);
		await logOwnLook(q, patientNo, "patient", "signed-in", at, trustedId ?? "");
		return ok(await startSession(db, q, { patientNo, trustedId, shared, helped }, at));
	});
}

function same(kept: string, given: string): boolean {
	const [a, b] = [Buffer.from(kept), Buffer.from(given)];
	return a.length === b.length && timingSafeEqual(a, b);
}
