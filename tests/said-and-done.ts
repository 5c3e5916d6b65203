/** All that somebody can have said or done here, to see whether anything was. */
import { createHash } from "node:crypto";
import type Sqlite from "better-sqlite3";

/** What changes by itself or by any page that is read: who is signed in and who looked, what was signed of what, what is on its way. */
const NOT_COMPARED =
	/^(?:sessions|look_ups|look_members|checkpoints|tree_nodes|standing_seals|outbox|tool_signals|sqlite_.*|__.*)$/;

/** The clockwork makes jobs to post letters by itself, a while after, and notes when a list that was taken is done. */
const OF_PEOPLE: Readonly<Record<string, string>> = {
	tasks: "WHERE kind <> 'post'",
	entries: "WHERE kind <> 'task.opened'",
	once_keys: "WHERE key NOT LIKE 'list:%'",
};

type State = Readonly<Record<string, string>>;
const known = new WeakMap<Sqlite.Database, { version: number; state: State }>();

/** A digest of each table with what somebody can have said or done. Read again only where another connection has written since. */
export function saidAndDone(file: Sqlite.Database): State {
	const version = Number(file.pragma("data_version", { simple: true }));
	const last = known.get(file);
	if (last?.version === version) return last.state;
	const tables = file.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
	const state: Record<string, string> = {};
	for (const table of tables.map(String).filter((name) => !NOT_COMPARED.test(name))) {
		const rows = file
			.prepare(`SELECT * FROM "${table}" ${OF_PEOPLE[table] ?? ""}`)
			.raw()
			.all();
		state[table] = createHash("sha256").update(JSON.stringify(rows)).digest("base64");
	}
	known.set(file, { version, state });
	return state;
}
