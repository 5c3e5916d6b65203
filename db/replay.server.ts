/** Puts shipped batches back into a database, in their order. Doing it twice changes nothing. */
import type { Database, Statement } from "better-sqlite3";
import { APPEND_ONLY, FACT_KEYS } from "./assertions.ts";
import { type Batch, OF_A_PATIENT, OF_ALL, type RawRow } from "./shipped-tables.ts";

/** What was shipped contradicts what is there: another record, or one of them was changed. */
export class ReplayRefused extends Error {
	override readonly name = "ReplayRefused";
}

/** What the database held before the first batch: batches of an earlier state bring no row back that changed since. */
export interface Base {
	readonly seq: number;
	/** Milliseconds. */
	readonly at: number;
}

/** Statements of this connection, prepared once each. */
const kept = new WeakMap<Database, Map<string, Statement>>();

/** Puts one batch in. Call it inside a transaction with foreign keys off, and check them after the last. */
export function replayBatch(connection: Database, batch: Batch, base: Base): void {
	for (const table of APPEND_ONLY) for (const row of batch.rows[table] ?? []) putFact(connection, table, row);
	const isNewer = batch.to.seq > base.seq || (batch.to.seq === base.seq && batch.at >= base.at);
	if (!isNewer) return;
	const patients = JSON.stringify(batch.patients);
	for (const table of OF_A_PATIENT) {
		const sql = `DELETE FROM ${table} WHERE patient_no IN (SELECT value FROM json_each(?))`;
		statement(connection, sql).run(patients);
	}
	for (const table of ["patients", ...OF_A_PATIENT, ...OF_ALL]) {
		if (APPEND_ONLY.includes(table)) continue;
		for (const row of batch.rows[table] ?? []) put(connection, table, row);
	}
}

/** A fact that is there already must be the same fact. */
function putFact(connection: Database, table: string, row: RawRow): void {
	const [key = []] = FACT_KEYS[table] ?? [];
	const where = key.map((column) => `${column} = :${column}`).join(" AND ");
	const there = statement(connection, `SELECT * FROM ${table} WHERE ${where}`).get(row) as RawRow | undefined;
	if (there === undefined) {
		insert(connection, table, row);
		return;
	}
	if (Object.entries(row).some(([column, value]) => there[column] !== value))
		throw new ReplayRefused(`A row of ${table} was shipped with other contents than the backup has.`);
}

/** A row of this key becomes this one, without being removed first: others point to it. */
function put(connection: Database, table: string, row: RawRow): void {
	const info = statement(connection, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk");
	const key = (info.all(table) as { name: string }[]).map(({ name }) => name);
	const others = columnsOf(connection, table, row).filter((column) => !key.includes(column));
	const update =
		others.length === 0
			? "NOTHING"
			: `UPDATE SET ${others.map((column) => `${column} = excluded.${column}`).join(", ")}`;
	insert(connection, table, row, `ON CONFLICT (${key.join(", ")}) DO ${update}`);
}

function insert(connection: Database, table: string, row: RawRow, conflict = ""): void {
	const columns = columnsOf(connection, table, row);
	const values = columns.map((column) => `:${column}`).join(", ");
	statement(connection, `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${values}) ${conflict}`).run(
		row,
	);
}

/** The row's columns, all known to the table: names go into SQL only when the schema has them. */
function columnsOf(connection: Database, table: string, row: RawRow): string[] {
	const info = statement(connection, "SELECT name FROM pragma_table_info(?)").all(table) as {
		name: string;
	}[];
	const columns = Object.keys(row);
	if (columns.some((column) => !info.some(({ name }) => name === column)))
		throw new ReplayRefused(`What was shipped of ${table} is of another version of the portal.`);
	return columns;
}

function statement(connection: Database, sql: string): Statement {
	const statements = kept.get(connection) ?? new Map<string, Statement>();
	kept.set(connection, statements);
	const found = statements.get(sql) ?? connection.prepare(sql);
	statements.set(sql, found);
	return found;
}
