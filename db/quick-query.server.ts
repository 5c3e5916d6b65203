/**
 * A prepared query of drizzle, with the same answers for less work: drizzle asks for each value of each row anew what kind
 * of column it is of, and waits three steps for what was there at once. Here the columns are looked at once, when the query
 * is prepared. What this file does not know (columns in groups, one row instead of many) is left to drizzle.
 */
import type { Statement } from "better-sqlite3";
import { Column, is, Param, Placeholder, SQL } from "drizzle-orm";

/** What drizzle's prepared query of better-sqlite3 holds. Its types hide it, so each part is looked at before it is used. */
interface Built {
	readonly stmt: Statement<unknown[], unknown>;
	readonly query: { readonly params: readonly unknown[] };
	readonly fields: readonly { readonly path: readonly string[]; readonly field: Column | SQL }[];
}

/** How a value is turned into another; undefined where it stays as it is. */
type Turn = ((value: unknown) => unknown) | undefined;

/** Fills one parameter of the statement. */
type Fill = (values: Readonly<Record<string, unknown>>) => unknown;

/** The same query, quicker where it can be; else the very query. */
export function quickened<Query>(query: Query): Query {
	if (!isFlatList(query)) return query;
	const { fields } = query;
	const stmt = lasting(query.stmt);
	const fills = query.query.params.map(fillOf);
	const names = fields.map(({ path }) => path[0] ?? "");
	const turns = fields.map(({ field }) => readingOf(field));

	const rowOf = (values: readonly unknown[]) => {
		const row: Record<string, unknown> = {};
		for (let at = 0; at < names.length; at += 1) {
			const value = values[at];
			const turn = turns[at];
			row[names[at] as string] = turn === undefined || value === null ? value : turn(value);
		}
		return row;
	};
	stmt.raw();
	const execute = async (values: Readonly<Record<string, unknown>> = {}) => {
		const rows = stmt.all(...fills.map((fill) => fill(values))) as unknown[];
		// In place: of thousands of rows both forms at once would be twice the memory.
		for (let at = 0; at < rows.length; at += 1) rows[at] = rowOf(rows[at] as unknown[]);
		return rows;
	};
	return Object.assign(query, { execute });
}

/**
 * The same statement, made once. To guess how many rows a bare `= ?` leaves in a join, SQLite looks at what is bound to it, and makes the whole statement anew
 * each time something is: four times the work of a look-up. What stands behind a plus it does not look at; the value and the index are the same.
 */
function lasting({ database, source }: Built["stmt"]): Built["stmt"] {
	return database.prepare(source.replaceAll(" = ?", " = +?"));
}

function isFlatList(query: unknown): query is Built {
	const { stmt, query: built, fields, executeMethod, customResultMapper } = query as Record<string, unknown>;
	return (
		executeMethod === "all" &&
		customResultMapper === undefined &&
		typeof stmt === "object" &&
		Array.isArray((built as Partial<Built["query"]> | undefined)?.params) &&
		Array.isArray(fields) &&
		(fields as Built["fields"]).every(
			({ path, field }) => path.length === 1 && (is(field, Column) || is(field, SQL)),
		)
	);
}

function readingOf(column: Column | SQL): Turn {
	// What SQL works out stays as SQLite gives it.
	if (is(column, SQL)) return undefined;
	if (column.mapFromDriverValue === Column.prototype.mapFromDriverValue) return undefined;
	return (value) => column.mapFromDriverValue(value);
}

function fillOf(param: unknown): Fill {
	if (is(param, Placeholder)) return (values) => given(values, param.name);
	if (!is(param, Param) || !is(param.value, Placeholder)) return () => param;
	const { name } = param.value;
	const { encoder } = param;
	return (values) => encoder.mapToDriverValue(given(values, name));
}

/** Refused as drizzle refuses it: a forgotten value is a mistake, and never NULL. */
function given(values: Readonly<Record<string, unknown>>, name: string): unknown {
	if (!(name in values)) throw new Error(`No value for placeholder "${name}" was provided`);
	return values[name];
}
