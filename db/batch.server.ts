/** Reads what happened since a cursor from one state of the database, while others write to it. */
import { createHash } from "node:crypto";
import type { Database } from "better-sqlite3";
import {
	type Batch,
	type Cursor,
	OF_A_LOOK,
	OF_A_PATIENT,
	OF_ALL,
	OF_AN_ENTRY,
	type RawRow,
} from "./shipped-tables.ts";

/** Rows of a kind in one batch. */
const MOST = 5000;

/** What was read. `known` is the digest of the small tables, to be handed in again; `isAll` says that nothing is left to read. */
export interface Read {
	readonly batch: Batch | undefined;
	readonly known: string;
	readonly isAll: boolean;
}

/** The next batch behind this cursor; none where nothing happened. */
export function readBatch(connection: Database, from: Cursor, known: string, at: Date): Read {
	return connection.transaction((): Read => {
		const entries = after(connection, "entries", "seq", from.seq);
		const looks = after(connection, "look_ups", "id", from.look);
		const notices = after(connection, "notices", "id", from.notice);
		const fresh = after(connection, "patients", "no", from.patient);
		const to: Cursor = {
			seq: last(entries, "seq", from.seq),
			look: last(looks, "id", from.look),
			notice: last(notices, "id", from.notice),
			patient: last(fresh, "no", from.patient),
		};
		const patients = touched(connection, entries, fresh);
		const small = Object.fromEntries(OF_ALL.map((table) => [table, all(connection, table)]));
		const digest = createHash("sha256").update(JSON.stringify(small)).digest("hex");
		const isAll = [entries, looks, notices, fresh].every((rows) => rows.length < MOST);
		const isNothing = [entries, looks, notices, fresh].every((rows) => rows.length === 0) && digest === known;
		if (isNothing) return { batch: undefined, known, isAll };
		const rows: Record<string, readonly RawRow[]> = {
			...(digest === known ? {} : { ...small, notice_words: all(connection, "notice_words") }),
			entries,
			look_ups: looks,
			notices,
			patients: ofPatients(connection, "patients", "no", patients),
		};
		for (const table of OF_AN_ENTRY) rows[table] = between(connection, table, "seq", from.seq, to.seq);
		for (const table of OF_A_LOOK) rows[table] = between(connection, table, "look_id", from.look, to.look);
		for (const table of OF_A_PATIENT) rows[table] = ofPatients(connection, table, "patient_no", patients);
		return { batch: { version: 1, at: at.getTime(), from, to, patients, rows }, known: digest, isAll };
	})();
}

/** The patients of these entries and the new ones; after an erasure the erased too, whose rows are empty now. */
function touched(connection: Database, entries: readonly RawRow[], fresh: readonly RawRow[]): number[] {
	const erased = entries.some((entry) => entry["kind"] === "patient.erased")
		? connection.prepare("SELECT no FROM patients WHERE nhs_number = ''").pluck().all()
		: [];
	const numbers = [
		...entries.map((entry) => entry["patient_no"]),
		...fresh.map((row) => row["no"]),
		...erased,
	];
	return [...new Set(numbers.filter((no) => typeof no === "number"))];
}

function after(connection: Database, table: string, key: string, number: number): RawRow[] {
	const sql = `SELECT * FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${MOST}`;
	return connection.prepare(sql).all(number) as RawRow[];
}

function between(connection: Database, table: string, key: string, from: number, to: number): RawRow[] {
	const sql = `SELECT * FROM ${table} WHERE ${key} > ? AND ${key} <= ?`;
	return connection.prepare(sql).all(from, to) as RawRow[];
}

function ofPatients(connection: Database, table: string, key: string, patients: readonly number[]): RawRow[] {
	const sql = `SELECT * FROM ${table} WHERE ${key} IN (SELECT value FROM json_each(?))`;
	return connection.prepare(sql).all(JSON.stringify(patients)) as RawRow[];
}

function all(connection: Database, table: string): RawRow[] {
	return connection.prepare(`SELECT * FROM ${table}`).all() as RawRow[];
}

function last(rows: readonly RawRow[], key: string, otherwise: number): number {
	const value = rows.at(-1)?.[key];
	return typeof value === "number" ? value : otherwise;
}
