/** A copy of the whole database while it is written to, and what makes a copy one that may be trusted. */
import Sqlite, { type Database } from "better-sqlite3";
import { CLUSTERED, TRIGGERS } from "./assertions.ts";

/** How far the record goes: its last entry. `seq` is 0 and the rest empty where there is none. */
export interface Extent {
	readonly seq: number;
	readonly ref: string;
	readonly commitment: string;
}

/** Where the copy says what it is a copy of; taken out again when it is restored. */
const LABEL = "__backup";

/** What a backup says of itself. `at` is the instant before it was taken, in milliseconds. */
export interface Label extends Extent {
	readonly at: number;
}

/**
 * Copies the database into a new file with VACUUM INTO, which reads one state of it however much is written meanwhile.
 * Copying the file itself gives damaged copies (sqlite.org/howtocorrupt.html).
 */
export function copyDatabase(file: string, into: string): void {
	const source = new Sqlite(file, { readonly: true, fileMustExist: true });
	try {
		source.prepare("VACUUM INTO ?").run(into);
	} finally {
		source.close();
	}
}

/** How far the record in this file goes. */
export function extentOf(connection: Database): Extent {
	const last = connection.prepare("SELECT seq, ref, commitment FROM entries ORDER BY seq DESC LIMIT 1").get();
	return (last as Extent | undefined) ?? { seq: 0, ref: "", commitment: "" };
}

/** The same, of a live database. */
export function extentOfFile(file: string): Extent {
	const connection = new Sqlite(file, { readonly: true, fileMustExist: true });
	try {
		return extentOf(connection);
	} finally {
		connection.close();
	}
}

/** Sentences on what is wrong with a database at rest; none where every page, row and promise of it is there. */
export function faultsOf(connection: Database): string[] {
	const damage = connection.pragma("integrity_check(10)", { simple: true });
	if (damage !== "ok") return [`The file is damaged: ${String(damage).split("\n")[0]}.`];
	const faults: string[] = [];
	const orphans = connection.pragma("foreign_key_check") as unknown[];
	if (orphans.length > 0) faults.push(`${orphans.length} rows point to rows that are not there.`);
	const names = new Set(
		connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all(),
	);
	const missing = TRIGGERS.map((sql) => /EXISTS (\w+)/.exec(sql)?.[1]).filter((name) => !names.has(name));
	if (missing.length > 0)
		faults.push(`These triggers are not there, so history could be changed: ${missing.join(", ")}.`);
	const heaped = connection.prepare("SELECT wr FROM pragma_table_list(?)").pluck();
	const lost = CLUSTERED.filter((table) => heaped.get(table) !== 1);
	if (lost.length > 0) faults.push(`These tables are missing or lost their clustering: ${lost.join(", ")}.`);
	return faults;
}

/** Writes into a copy what it is a copy of. */
export function labelCopy(copy: Database, at: Date): Label {
	const label = { ...extentOf(copy), at: at.getTime() };
	copy.exec(
		`CREATE TABLE ${LABEL} (seq INTEGER NOT NULL, ref TEXT NOT NULL, "commitment" TEXT NOT NULL, at INTEGER NOT NULL) STRICT`,
	);
	copy.prepare(`INSERT INTO ${LABEL} VALUES (:seq, :ref, :commitment, :at)`).run(label);
	return label;
}

/** What the copy says of itself; undefined where it is no backup of ours, or its label does not fit its record. */
export function labelOf(copy: Database): Label | undefined {
	if (copy.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?").get(LABEL) === undefined) return undefined;
	const label = copy.prepare(`SELECT * FROM ${LABEL}`).get() as Label | undefined;
	const { seq, commitment } = extentOf(copy);
	return label?.seq === seq && label.commitment === commitment ? label : undefined;
}

/** Makes the copy a database again. */
export function unlabelCopy(copy: Database): void {
	copy.exec(`DROP TABLE ${LABEL}`);
}
