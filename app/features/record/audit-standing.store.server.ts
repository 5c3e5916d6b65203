/**
 * Checks what counts for each patient against what was signed of it, by whoever holds the database and the public keys alone, as
 * `audit.store.server.ts` checks the entries. Who was erased has nothing that counts, and no signature of it.
 */
import { asc, gt, inArray, sql } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import { type NoteKey, openNote } from "#app/core/signed-note.ts";
import { type KeptRow, standingSealText } from "#app/core/standing-seal.ts";
import type { Db } from "#db/open.server.ts";
import { entries, patientKeys, patients, standing, standingSeals } from "#db/schema.ts";
import { isSignedBy } from "./signature.store.server.ts";
import { sha256 } from "./tree.store.server.ts";

/** Patients read at once. */
const BATCH = 500;

/**
 * `standing`: what counts for a patient is not what was signed. `unsealed`: of what counts for them after these entries nothing was
 * signed, as it is for some seconds, or after the portal was killed, and when a signature was taken away. The first and last entry of the patient.
 */
export interface StandingFinding {
	readonly what: "standing" | "unsealed";
	readonly patientNo: number;
	readonly from: number;
	readonly to: number;
}

/** What does not fit, by patient. Of entries after the first `size`, which whoever checks knows nothing of, the signature may still be to come. */
export async function auditStanding(
	db: Pick<Db, "read">,
	_actor: SystemActor,
	keys: readonly NoteKey[],
	size: number,
): Promise<readonly StandingFinding[]> {
	const findings: StandingFinding[] = [];
	for (let last = 0; ; ) {
		const numbers = await patientsAfter(db, last);
		const end = numbers.at(-1);
		if (end === undefined) return findings;
		last = end;
		const [rows, seals, spans, keyed] = await readAll(db, numbers, size);
		for (const patientNo of numbers) {
			const span = spans.get(patientNo) ?? { from: 0, known: 0, to: 0 };
			const what = whatIsWrong(keys, {
				patientNo,
				rows: rows.get(patientNo) ?? [],
				seal: seals.get(patientNo),
				span,
				isErased: !keyed.has(patientNo),
			});
			if (what !== undefined) findings.push({ what, patientNo, from: span.from, to: span.to });
		}
	}
}

/** Entries of a patient: the first, the last of those that whoever checks knows of, and the last. 0 is none. */
interface Span {
	readonly from: number;
	readonly known: number;
	readonly to: number;
}

interface Kept {
	readonly patientNo: number;
	readonly rows: readonly KeptRow[];
	readonly seal: typeof standingSeals.$inferSelect | undefined;
	readonly span: Span;
	readonly isErased: boolean;
}

function whatIsWrong(
	keys: readonly NoteKey[],
	{ patientNo, rows, seal, span, isErased }: Kept,
): StandingFinding["what"] | undefined {
	if (isErased) return rows.length > 0 || seal !== undefined ? "standing" : undefined;
	if (span.to === 0) return rows.length > 0 || seal !== undefined ? "standing" : undefined;
	if ((seal?.seq ?? 0) < span.known) return "unsealed";
	// Rows may have moved on since.
	if (seal === undefined || seal.seq < span.to) return undefined;
	const isSigned = keys.some(({ name: origin }) => {
		const text = standingSealText(sha256, { origin, patientNo, seq: span.to, rows });
		return openNote(sha256, isSignedBy, `${text}\n${seal.signatures}`, keys).ok;
	});
	return isSigned ? undefined : "standing";
}

/** Whoever is told of anywhere: an attacker may have added rows for somebody who has no entry. */
async function patientsAfter({ read }: Pick<Db, "read">, last: number): Promise<number[]> {
	const found = new Set<number>();
	for (const [table, column] of [
		[patients, patients.no],
		[standing, standing.patientNo],
		[standingSeals, standingSeals.patientNo],
	] as const) {
		const rows = await read
			.selectDistinct({ no: sql<number>`${column}` })
			.from(table)
			.where(gt(column, last))
			.orderBy(asc(column))
			.limit(BATCH);
		for (const { no } of rows) found.add(no);
	}
	return [...found].sort((a, b) => a - b).slice(0, BATCH);
}

async function readAll({ read }: Pick<Db, "read">, numbers: readonly number[], size: number) {
	const among = [...numbers];
	const rows = await read.select().from(standing).where(inArray(standing.patientNo, among));
	const seals = await read.select().from(standingSeals).where(inArray(standingSeals.patientNo, among));
	const keyed = await read
		.select({ no: patientKeys.patientNo })
		.from(patientKeys)
		.where(inArray(patientKeys.patientNo, among));
	const spans = await read
		.select({
			no: entries.patientNo,
			from: sql<number>`min(${entries.seq})`,
			known: sql<number>`coalesce(max(CASE WHEN ${entries.seq} <= ${size} THEN ${entries.seq} END), 0)`,
			to: sql<number>`max(${entries.seq})`,
		})
		.from(entries)
		.where(inArray(entries.patientNo, among))
		.groupBy(entries.patientNo);
	return [
		Map.groupBy(rows, ({ patientNo }) => patientNo) as Map<number, readonly KeptRow[]>,
		new Map(seals.map((seal) => [seal.patientNo, seal])),
		new Map<number, Span>(spans.map(({ no, ...span }) => [no ?? 0, span])),
		new Set(keyed.map(({ no }) => no)),
	] as const;
}
