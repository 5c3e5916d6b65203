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
export interface Readable {
	readonly no: number;
	readonly id: string;
	/** Their key, which opens their entries. */
	readonly wrapped: string;
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

/** The same with the key that opens what they said. */
export async function readablePatient(
	db: Db,
	client: ClientActor,
	whose: WhoseSearch,
): Promise<Subject | undefined> {
	const row = await readableRow(db.read, db.vault, client, whose);
	return row && { no: row.no, id: row.id, seal: db.vault.patientSeal(row.id, row.wrapped) };
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
): Promise<Subject | "erased" | undefined> {
	const [row] = await ofEntryQuery(db.read).execute({ ref, providerId });
	if (row === undefined || (kinds !== null && !kinds.includes(row.kind))) return undefined;
	if (row.wrapped === null) return "erased";
	if (row.listed !== 1) return undefined;
	return { no: row.no, id: row.id, seal: db.vault.patientSeal(row.id, row.wrapped) };
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
): Promise<Subject | undefined> {
	const [row] = await ofUseQuery(db.read).execute({ use, providerId });
	if (row === undefined || !tools.includes(row.tool)) return undefined;
	return { no: row.no, id: row.id, seal: db.vault.patientSeal(row.id, row.wrapped) };
}

/** Writes down that the client reads what this patient said: it has asked, as with any other question about them. */
export async function logReading(db: Db, client: ClientActor, { no }: Subject, at: Date): Promise<void> {
	await db.write(async (q) => {
		await logClientLook(q, client, no, "summary", at);
		await countClientDay(q, client, 1, at);
	});
}
