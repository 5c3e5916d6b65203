/** What a command of the operator is, and what it is given. */
import type { ParseArgsOptionsConfig } from "node:util";
import type { SystemActor } from "#app/core/actor.ts";
import type { Db } from "#db/open.server.ts";
import type { Env } from "../env.server.ts";

/** The operator at the command line. */
export const operator: SystemActor = { role: "system", name: "admin" };

/** What every command works with. */
export interface BareDesk {
	readonly env: Env;
	readonly at: Date;
	/** The folder of the portal's own files. */
	readonly top: string;
	/** One line to standard output: what was done. */
	say(line: string): void;
	/** One line to standard error: what is wrong. */
	complain(line: string): void;
}

/** The same with the database open, and brought to this version. */
export interface Desk extends BareDesk {
	readonly db: Db;
}

/** What stood behind the command's name. */
export interface Given {
	readonly files: readonly string[];
	readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

interface Described {
	/** Behind `npm run admin --`. */
	readonly usage: string;
	/** What it does, in plain lines. */
	readonly does: string;
	readonly options: ParseArgsOptionsConfig;
	/** How many files or other words it takes, all of them needed. */
	readonly files: number;
	/** Options it cannot do without. */
	readonly needs: readonly string[];
}

/** A command on the open database. `run` answers true when it did all that it says; then the exit status is 0. */
interface DatabaseCommand extends Described {
	readonly bare?: false;
	/** True: it may make a database where there is none. For the others a missing one is a wrong `DATA_DIR`. */
	readonly mayBegin: boolean;
	run(desk: Desk, given: Given): Promise<boolean>;
}

/** A command on the files themselves: it must work where the database cannot be opened. */
interface BareCommand extends Described {
	readonly bare: true;
	run(desk: BareDesk, given: Given): Promise<boolean>;
}

export type Command = DatabaseCommand | BareCommand;

/** The text of an option that takes one. */
export function textOf(given: Given, option: string): string | undefined {
	const value = given.options[option];
	return typeof value === "string" ? value : undefined;
}
