/**
 * Erases a person: their key is destroyed, and with it everything that was sealed for them, wherever a copy of it is. What
 * they said stays in the record as commitments that say nothing. Cannot be undone.
 */
import { count, eq } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import type { ERASED_BECAUSE } from "#app/core/erased-entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { record } from "#app/features/record/record.store.server.ts";
import { GONE_WITH_A_PATIENT } from "#db/erased-rows.server.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { entries, onceKeys, patientKeys, patients } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { normaliseFamilyName } from "./names.ts";
import { placeOfPatient } from "./patient.ts";

export type EraseRefusal = "no-such-patient" | "other-name";

export interface Erased {
	/** The random id that stood for them. */
	readonly id: string;
	/** How many of their entries nobody can open any more. */
	readonly entries: number;
	/** They were erased before, and nothing changed now. */
	readonly before: boolean;
}

export interface ToErase {
	/** Ten digits. */
	readonly nhsNumber: string;
	/** Typed as a check that it is this person: their family name. */
	readonly familyName: string;
	readonly why: (typeof ERASED_BECAUSE)[number];
}

/** Who is meant: refused where the number is nobody's or another's. Of whom is erased already, no name is left to compare. */
export async function findToErase(
	handle: Reader | Writer,
	vault: Vault,
	_actor: SystemActor,
	{ nhsNumber, familyName }: ToErase,
): Promise<Result<{ readonly no: number; readonly id: string; readonly isErased: boolean }, EraseRefusal>> {
	const [found] = await handle
		.select({ patient: patients, wrapped: patientKeys.wrapped })
		.from(patients)
		.leftJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
		.where(eq(patients.nhsIndex, vault.index("nhs-number", nhsNumber)));
	if (found === undefined) return refuse("no-such-patient");
	const { patient, wrapped } = found;
	const who = { no: patient.no, id: patient.id, isErased: wrapped === null };
	if (wrapped === null) return ok(who);
	const seal = vault.patientSeal(patient.id, wrapped);
	const kept = seal.open(placeOfPatient(patient.id, "family_name"), patient.familyName);
	return normaliseFamilyName(familyName) === normaliseFamilyName(kept) ? ok(who) : refuse("other-name");
}

/** Erases them. Said again it finds that it is done. `agreedBy`: the accounts of the two who agreed. */
export async function erasePatient(
	db: Db,
	actor: SystemActor,
	toErase: ToErase,
	agreedBy: readonly string[],
	at: Date,
): Promise<Result<Erased, EraseRefusal>> {
	return db.write(async (q) => {
		const found = await findToErase(q, db.vault, actor, toErase);
		if (!found.ok) return found;
		const { no, id, isErased } = found.value;
		if (!isErased) {
			const recorder = recorderOf(actor);
			const what = { kind: "patient.erased", version: 2, patient: id, why: toErase.why } as const;
			await record(q, db.vault, null, { ...what, agreedBy: [...agreedBy], recorder }, at);
			await forget(q, no);
		}
		return ok({ id, entries: await entriesOfNobody(q, no), before: isErased });
	});
}

/**
 * The row itself stays, for entries point to it, with nothing in it but the keyed hash of the number: by it an old list does
 * not bring the person back.
 */
async function forget(q: Writer, no: number): Promise<void> {
	for (const table of GONE_WITH_A_PATIENT)
		await q.delete(table).where(eq(table.patientNo, no)).returning({ no: table.patientNo });
	await q
		.delete(onceKeys)
		.where(eq(onceKeys.owner, `patient:${no}`))
		.returning({ key: onceKeys.key });
	const unsaid = { detailsAt: null, needs: null, needsAskedAt: null };
	const nothing = {
		nameIndex: "",
		nhsNumber: "",
		givenNames: "",
		familyName: "",
		birthDate: "",
		address: "",
	};
	await q
		.update(patients)
		.set({ ...nothing, email: null, phone: null, described: null, lang: null, formats: [], ...unsaid })
		.where(eq(patients.no, no))
		.returning({ no: patients.no });
}

async function entriesOfNobody(q: Writer, no: number): Promise<number> {
	const [row] = await q.select({ entries: count() }).from(entries).where(eq(entries.patientNo, no));
	return row?.entries ?? 0;
}
