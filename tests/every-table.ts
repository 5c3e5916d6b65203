/** Rows in every table of a database of any version: what an upgrade has to keep. */
import type { Database } from "better-sqlite3";

interface ColumnOfTable {
	readonly name: string;
	readonly type: string;
	readonly notnull: 0 | 1;
	readonly pk: number;
}

/** The tables of the portal, by name, without those of SQLite and of the upgrades. */
export function tablesOf(connection: Database): string[] {
	const ours = "name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite_%'";
	const names = connection.prepare(
		`SELECT name FROM sqlite_master WHERE type = 'table' AND ${ours} ORDER BY name`,
	);
	return names.pluck().all() as string[];
}

/**
 * Two rows for each table: one with a value everywhere, one with nothing where nothing may stand. All numbers are 1, or 2, and
 * all texts alike, so that every row that points to another finds it.
 */
export function fillEveryTable(connection: Database): void {
	connection.pragma("foreign_keys = OFF");
	for (const table of tablesOf(connection)) {
		const sql = String(connection.prepare("SELECT sql FROM sqlite_master WHERE name = ?").pluck().get(table));
		const columns = connection.pragma(`table_info(${table})`) as ColumnOfTable[];
		const insert = connection.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => "?").join(", ")})`);
		for (const row of [1, 2])
			insert.run(
				columns.map((column) => (row === 2 && isOptional(column) ? null : valueFor(column, sql, row))),
			);
	}
}

/** All rows of all tables, by the name of the table. */
export function rowsOf(connection: Database): Map<string, readonly Record<string, unknown>[]> {
	const rows = (table: string) =>
		connection.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all() as Record<string, unknown>[];
	return new Map(tablesOf(connection).map((table) => [table, rows(table)]));
}

function isOptional({ notnull, pk }: ColumnOfTable): boolean {
	return notnull === 0 && pk === 0;
}

/** `sql` made the table. Where it names the words that a column may hold, the first of them. */
function valueFor({ name, type }: ColumnOfTable, sql: string, row: number): string | number | Buffer {
	const [, word] = new RegExp(`\\b${name} IN \\('([^']+)'`).exec(sql) ?? [];
	if (word !== undefined) return word;
	if (type === "INTEGER") return row;
	return type === "BLOB" ? Buffer.from([row]) : `text ${row}`;
}
