/**
 * Opens the database: one writer connection and one reader connection on the same SQLite file, so that an awaited step
 * of a write never shows uncommitted rows to another request. Refuses to start on anything it cannot promise to keep.
 */
import Sqlite from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { assertDurable, assertShape, setPragmas } from "./checks.server.ts";
import { migrateDatabase } from "./migrate.server.ts";
import * as schema from "./schema.ts";
import type { Vault } from "./vault.ts";
import { makeWriteQueue, type SharedWork } from "./write-queue.server.ts";
import { makeWriterLine, reopenWriter } from "./writer-line.server.ts";

type Drizzle = BetterSQLite3Database<typeof schema>;

declare const insideWrite: unique symbol;

/** Reads only: the builders that exist on both SQLite and PostgreSQL, awaited as arrays. */
export type Reader = Pick<Drizzle, "select" | "selectDistinct" | "with">;

/** What `write` hands to its work: only inside it can anything be written or recorded. */
export type Writer = Pick<Drizzle, "select" | "selectDistinct" | "with" | "insert" | "update" | "delete"> & {
	readonly [insideWrite]: true;
};

export interface Db {
	readonly read: Reader;
	/** Runs `work` in one transaction and answers after its commit is on the disk. What `work` throws undoes all it wrote. */
	write<Value>(work: (q: Writer) => Promise<Value>): Promise<Value>;
	/** The same for what many ask one by one: all that wait with the very same `work` (a function of a module) are done in one step of it. */
	writeTogether<Given, Value>(work: SharedWork<Writer, Given, Value>, given: Given): Promise<Value>;
	/** Calls `listener` after each commit of this process, when those who waited for it were answered. */
	afterCommit(listener: () => void): void;
	/** Seals and finds what says who a patient is. */
	readonly vault: Vault;
	/** Why the database cannot be used now, or undefined when it can. */
	trouble(): string | undefined;
	/** Finds out whether it can: writes to the disk what is there already. Never rejects; `trouble` has the answer. */
	probe(): Promise<void>;
	close(): void;
}

/** Kilobytes of pages that a reader of lists keeps. It reads in the order of the pages: more would only be memory, and slower to search. */
const LIST_CACHE = 4_096;

/** A reader of its own for one who reads the patients by the thousand. The file must be there, and of this version. */
export function openListReader(file: string): { readonly read: Reader; close(): void } {
	const reader = new Sqlite(file, { readonly: true, fileMustExist: true });
	setPragmas(reader);
	reader.pragma(`cache_size = -${LIST_CACHE}`);
	return { read: drizzle(reader, { schema }), close: () => void reader.close() };
}

/** Opens (and makes or upgrades) the database in `file`. Throws `DatabaseRefused` with a sentence for the operator. */
export function openDatabase(file: string, vault: Vault): Db {
	const writer = new Sqlite(file);
	setPragmas(writer);
	migrateDatabase(writer);
	assertDurable(writer);
	assertShape(writer);

	const reader = new Sqlite(file, { readonly: true });
	setPragmas(reader);

	const handleOf = (connection: Sqlite.Database) => drizzle(connection, { schema }) as unknown as Writer;
	let first: Sqlite.Database | undefined = writer;
	const queue = makeWriteQueue(() => {
		const line = makeWriterLine(first ?? reopenWriter(file), handleOf);
		first = undefined;
		return line;
	});
	return {
		read: drizzle(reader, { schema }),
		write: (work) => queue.add(work),
		writeTogether: (work, given) => queue.share(work, given),
		probe: () => queue.probe(),
		afterCommit: (listener) => queue.afterCommit(listener),
		vault,
		trouble: () => queue.trouble(),
		close() {
			reader.close();
			queue.close();
		},
	};
}
