/** The one connection that writes, with the statements of its transactions prepared. */
import Sqlite, { type Database } from "better-sqlite3";
import { assertDurable, setPragmas } from "./checks.server.ts";

export interface WriterLine<Handle> {
	/** What work writes with. */
	readonly handle: Handle;
	begin(): void;
	commit(): void;
	rollback(): void;
	savepoint(): void;
	release(): void;
	/** Back to the savepoint. */
	undo(): void;
	isInTransaction(): boolean;
	/** How many rows this line has changed, and times it was touched. */
	changes(): number;
	/** Writes one page as it is, inside a transaction: its commit then has to reach the disk. */
	touch(): void;
	/** Closes it. Never throws: a connection that cannot even be closed is of no more use. */
	close(): void;
}

/** Makes the line of an open connection. `handleOf` makes what work writes with. */
export function makeWriterLine<Handle>(
	connection: Database,
	handleOf: (connection: Database) => Handle,
): WriterLine<Handle> {
	const statement = (sql: string) => {
		const made = connection.prepare(sql);
		return () => void made.run();
	};
	const changes = connection.prepare("SELECT total_changes()").pluck();
	let touched = 0;
	return {
		handle: handleOf(connection),
		begin: statement("BEGIN IMMEDIATE"),
		commit: statement("COMMIT"),
		rollback: statement("ROLLBACK"),
		savepoint: statement("SAVEPOINT job"),
		release: statement("RELEASE job"),
		undo: statement("ROLLBACK TO job"),
		isInTransaction: () => connection.inTransaction,
		changes: () => Number(changes.get()) + touched,
		touch() {
			connection.pragma(`user_version = ${connection.pragma("user_version", { simple: true })}`);
			touched += 1;
		},
		close() {
			try {
				connection.close();
			} catch {
				// Its file descriptors end with the process.
			}
		},
	};
}

/** Another connection to a file that has been in use: with the same settings, read back, and never to a new file. */
export function reopenWriter(file: string): Database {
	const connection = new Sqlite(file, { fileMustExist: true });
	try {
		setPragmas(connection);
		assertDurable(connection);
		return connection;
	} catch (error) {
		connection.close();
		throw error;
	}
}
