/**
 * Whom a client may read: patients on the lists of its provider, who were not erased. Everybody else is not there. Each reading is a look
 * that the patient can see, and nothing is answered before it is written down.
 */
import { and, eq, exists, sql } from "drizzle-orm";
import type { ClientActor } from "#app/core/actor.ts";
import { countClientDay } from "#app/features/record/client-day.store.server.ts";
import { listsOfPatient, listsOfProvider } from "#app/features/record/listed-patient.store.server.ts";
import { logClientLook } from "#app/features/record/look-client.store.server.ts";
import type { Subject } from "#app/features/record/record.store.server.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { entries, patientKeys, patients, uses } from "#db/schema.ts";
import { isDatabaseTrouble } from "#db/trouble.ts";
import type { Vault } from "#db/vault.ts";
import type { WhoseSearch } from "./search.forms.ts";

const byQuery = (handle: Reader | Writer, by: "id" | "nhsIndex") =>
	prepared(handle, `fhir.patient.${by}`, (q) =>
		q
			.select({
				no: patients.no,
				id: patients.id,
				wrapped: patientKeys.wrapped,
				services: listsOfPatient,
			})
			.from(patients)
			.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
			.where(and(eq(patients[by], sql.placeholder("value")), exists(listsOfProvider(q))))
			.prepare(),
	);

/** A patient whom a client may read. */
export interface KeyOfPatient {
	readonly no: number;
	readonly id: string;
	/** Their key, which opens their entries. */
	readonly wrapped: string;
}

/** The same with the lists. */
export interface Readable extends KeyOfPatient {
	/** On whose lists they are: ids with a space between. */
	readonly services: string | null;
}

/** The patient who is meant, if this client may read them. */
export async function readableRow(
	handle: Reader | Writer,
	vault: Vault,
	{ providerId }: ClientActor,
	whose: WhoseSearch,
): Promise<Readable | undefined> {
	const [by, value] =
		"id" in whose
			? (["id", whose.id] as const)
			: (["nhsIndex", vault.index("nhs-number", whose.nhsNumber)] as const);
	const [row] = await byQuery(handle, by).execute({ value, providerId });
	return row;
}

const ofEntryQuery = (handle: Reader) =>
	prepared(handle, "fhir.patient-of-entry", (q) =>
		q
			.select({
				kind: entries.kind,
				no: patients.no,
				id: patients.id,
				wrapped: patientKeys.wrapped,
				listed: sql<number>`${exists(listsOfProvider(q))}`,
			})
			.from(entries)
			.innerJoin(patients, eq(patients.no, entries.patientNo))
			.leftJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
			.where(eq(entries.ref, sql.placeholder("ref")))
			.prepare(),
	);

/**
 * Whose entry has this reference, if this client may read them. `erased`: whoever holds the reference of an answer of somebody who was
 * erased is told that it is gone, so that no copy is kept of it; a reference cannot be guessed.
 */
export async function patientOfEntry(
	db: Db,
	{ providerId }: ClientActor,
	ref: string,
	kinds: readonly string[] | null,
): Promise<KeyOfPatient | "erased" | undefined> {
	const [row] = await ofEntryQuery(db.read).execute({ ref, providerId });
	if (row === undefined || (kinds !== null && !kinds.includes(row.kind))) return undefined;
	if (row.wrapped === null) return "erased";
	if (row.listed !== 1) return undefined;
	return { no: row.no, id: row.id, wrapped: row.wrapped };
}

const ofUseQuery = (handle: Reader) =>
	prepared(handle, "fhir.patient-of-use", (q) =>
		q
			.select({ no: patients.no, id: patients.id, wrapped: patientKeys.wrapped, tool: uses.toolId })
			.from(uses)
			.innerJoin(patients, eq(patients.no, uses.patientNo))
			.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
			.where(
				and(
					eq(uses.id, sql.placeholder("use")),
					eq(uses.providerId, sql.placeholder("providerId")),
					exists(listsOfProvider(q)),
				),
			)
			.prepare(),
	);

/** Whose use this is, if it is one of this client's tools at its provider. */
export async function patientOfUse(
	db: Db,
	{ providerId, tools }: ClientActor,
	use: string,
): Promise<KeyOfPatient | undefined> {
	const [row] = await ofUseQuery(db.read).execute({ use, providerId });
	return row === undefined || !tools.includes(row.tool) ? undefined : row;
}

/** Something of one patient. */
export interface OfPatient<Value> {
	readonly patientId: string;
	readonly value: Value;
}

/**
 * What a client reads of this patient, once it is written down that it does; undefined for what is not there. Where the reading fails for what is kept of
 * the patient, that is written down, too: an error is an answer about somebody, since of nobody there would be none.
 */
export async function readForClient<Value>(
	db: Db,
	client: ClientActor,
	patient: KeyOfPatient,
	at: Date,
	read: (subject: Subject) => Promise<Value | undefined>,
): Promise<OfPatient<Value> | undefined> {
	const { no, id, wrapped } = patient;
	try {
		const value = await read({ no, id, seal: db.vault.patientSeal(id, wrapped) });
		if (value === undefined) return undefined;
		await logReading(db, client, no, at);
		return { patientId: id, value };
	} catch (error) {
		await logFailedReading(db, client, no, error, at);
		throw error;
	}
}

/** Writes down that the client reads what this patient said: it has asked, as with any other question about them. */
async function logReading(db: Db, client: ClientActor, no: number, at: Date): Promise<void> {
	await db.write(async (q) => {
		await logClientLook(q, client, no, "summary", at);
		await countClientDay(q, client, 1, at);
	});
}

/** The same where the reading failed. A failure of the disk tells nothing of anybody, and nothing could be written then. */
export async function logFailedReading(
	db: Db,
	client: ClientActor,
	no: number,
	error: unknown,
	at: Date,
): Promise<void> {
	if (!isDatabaseTrouble(error)) await logReading(db, client, no, at);
}
