/**
 * The record: the only INSERT into `entries`. It needs the handle that only `write` gives, so nothing is recorded outside
 * a transaction, and stores have no other way to write what happened.
 */
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { canonical } from "#app/core/canonical.ts";
import {
	type BodyWithoutPatient,
	type Entry,
	type EntryBody,
	entrySchema,
	isWithoutPatient,
} from "#app/core/entry.ts";
import { SALT_LENGTH } from "#app/core/receipt-proof.ts";
import type { Reader, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { entries, patientKeys, patients } from "#db/schema.ts";
import type { Seal, Vault } from "#db/vault.ts";
import { commitmentOf } from "./commitment.ts";

/** The patient something happens to, with the key that seals it. */
export interface Subject {
	readonly no: number;
	readonly id: string;
	readonly seal: Seal;
}

const wrappedKey = (q: Reader | Writer) =>
	q.select({ wrapped: patientKeys.wrapped }).from(patientKeys).where(eq(patientKeys.patientNo, patients.no));

const subjectQuery = (handle: Reader | Writer) =>
	prepared(handle, "record.subject", (q) =>
		q
			// The key by a query within: SQLite takes four times as long for a join of the two.
			.select({ id: patients.id, wrapped: sql<string | null>`(${wrappedKey(q)})` })
			.from(patients)
			.where(eq(patients.no, sql.placeholder("no")))
			.prepare(),
	);

/** The patient with this internal number; undefined when there is none or their key was destroyed. */
export async function subjectOf(
	handle: Reader | Writer,
	vault: Vault,
	no: number,
): Promise<Subject | undefined> {
	const [row] = await subjectQuery(handle).execute({ no });
	if (row === undefined || row.wrapped === null) return undefined;
	return { no, id: row.id, seal: vault.patientSeal(row.id, row.wrapped) };
}

const insertEntry = (handle: Writer) =>
	prepared(handle, "record.insert", (q) =>
		q
			.insert(entries)
			.values({
				ref: sql.placeholder("ref"),
				kind: sql.placeholder("kind"),
				patientNo: sql.placeholder("patientNo"),
				at: sql.placeholder("at"),
				sealed: sql.placeholder("sealed"),
				commitment: sql.placeholder("commitment"),
			})
			.returning({ seq: entries.seq })
			.prepare(),
	);

/** What is read of a row to open it. */
const SEALED_COLUMNS = { seq: entries.seq, ref: entries.ref, at: entries.at, sealed: entries.sealed };
export type SealedRow = Pick<typeof entries.$inferSelect, keyof typeof SEALED_COLUMNS>;

/** Where an entry is sealed. */
export const placeOfEntry = (ref: string) => ({ table: "entries", row: ref, column: "sealed" });

/**
 * Appends what happened, with a commitment to it over a fresh salt. Salt and body are sealed together: with the patient's
 * key, or with the portal's where `subject` is null. Only what belongs to no patient has none.
 */
export async function record<Body extends EntryBody>(
	q: Writer,
	vault: Vault,
	subject: Body extends BodyWithoutPatient ? null : Subject,
	body: Body,
	at: Date,
): Promise<Entry<Body>> {
	const owner: Subject | null = subject;
	if (isWithoutPatient(body) !== (owner === null)) throw new RangeError(`whose is the entry ${body.kind}?`);
	const ref = vault.newReference();
	const salt = vault.randomHex(32);
	const committed = { ref, subject: owner?.id ?? null, at: at.toISOString(), body };
	const [row] = await insertEntry(q).execute({
		ref,
		kind: body.kind,
		patientNo: owner?.no ?? null,
		at,
		sealed: (owner?.seal ?? vault.portal).seal(placeOfEntry(ref), `${salt}${canonical(body)}`),
		commitment: commitmentOf(vault.sha256, salt, committed),
	});
	if (row === undefined) throw new Error("the record gave no sequence number");
	return { seq: row.seq, ref, at, body };
}

const entriesQuery = (handle: Reader | Writer) =>
	prepared(handle, "record.entries", (q) =>
		q
			.select(SEALED_COLUMNS)
			.from(entries)
			.where(eq(entries.patientNo, sql.placeholder("no")))
			.orderBy(asc(entries.seq))
			.prepare(),
	);

/** All entries of one patient in the order of the record. Rows are parsed, not trusted. */
export async function entriesOf(handle: Reader | Writer, subject: Subject): Promise<Entry[]> {
	return openRows(subject.seal, await sealedRows(handle, subject.no));
}

/** The same as they are kept. */
export function sealedRows(handle: Reader | Writer, patientNo: number): Promise<SealedRow[]> {
	return entriesQuery(handle).execute({ no: patientNo });
}

/** The entries of rows of one patient. */
export function openRows(seal: Seal, rows: readonly SealedRow[]): Entry[] {
	return rows.map((row) => opened(seal, row));
}

const withoutPatientQuery = (handle: Reader | Writer) =>
	prepared(handle, "record.without-patient", (q) =>
		q
			.select(SEALED_COLUMNS)
			.from(entries)
			.where(isNull(entries.patientNo))
			.orderBy(asc(entries.seq))
			.prepare(),
	);

/** All entries that belong to no patient, in the order of the record. Rows are parsed, not trusted. */
export async function entriesWithoutPatient(
	handle: Reader | Writer,
	vault: Vault,
): Promise<Entry<BodyWithoutPatient>[]> {
	return openedWithoutPatient(vault, await withoutPatientQuery(handle).execute());
}

/** Rows of entries that belong to no patient, opened. */
export function openedWithoutPatient(vault: Vault, rows: readonly SealedRow[]): Entry<BodyWithoutPatient>[] {
	return rows.map((row) => {
		const entry = opened(vault.portal, row);
		if (!isWithoutPatient(entry.body)) throw new RangeError(`whose is the entry ${entry.ref}?`);
		return { ...entry, body: entry.body };
	});
}

/** The entries with these numbers, by number, each of one of these patients. One that cannot be read is missing. */
export async function entriesNumbered(
	handle: Reader | Writer,
	subjects: ReadonlyMap<number, Subject>,
	seqs: readonly number[],
): Promise<Map<number, Entry>> {
	const rows = await handle
		.select({ no: entries.patientNo, ...SEALED_COLUMNS })
		.from(entries)
		.where(inArray(entries.seq, [...seqs]));
	const found = new Map<number, Entry>();
	for (const { no, ...row } of rows) {
		const subject = no === null ? undefined : subjects.get(no);
		if (subject === undefined) continue;
		try {
			found.set(row.seq, opened(subject.seal, row));
		} catch {
			// Whoever asked for it finds that it is missing.
		}
	}
	return found;
}

/**
 * The entries of several patients in one read, all or those of these kinds, by patient number, in the order of the record. A patient
 * is missing where one of theirs cannot be read: a list says so of them, and goes on about the others.
 */
export async function entriesOfKinds(
	handle: Reader | Writer,
	subjects: readonly Subject[],
	kinds?: readonly EntryBody["kind"][],
): Promise<Map<number, Entry[]>> {
	const rows = await handle
		.select({ no: entries.patientNo, ...SEALED_COLUMNS })
		.from(entries)
		.where(
			and(
				inArray(
					entries.patientNo,
					subjects.map(({ no }) => no),
				),
				kinds && inArray(entries.kind, [...kinds]),
			),
		)
		.orderBy(asc(entries.seq));
	const rowsOf = Map.groupBy(rows, ({ no }) => no);
	const found = new Map<number, Entry[]>();
	for (const subject of subjects) {
		try {
			found.set(
				subject.no,
				(rowsOf.get(subject.no) ?? []).map((row) => opened(subject.seal, row)),
			);
		} catch {
			found.delete(subject.no);
		}
	}
	return found;
}

function opened(seal: Seal, row: SealedRow): Entry {
	const { seq, ref, at, sealed } = row;
	const body = entrySchema.parse(JSON.parse(seal.open(placeOfEntry(ref), sealed).slice(SALT_LENGTH)));
	return { seq, ref, at, body };
}
