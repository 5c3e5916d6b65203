/** Another provider in the same portal, of which the made-up world has none. */
import { join } from "node:path";
import Database from "better-sqlite3";
import type { RunningServer } from "#tests/server.ts";

/** Brings in a provider that uses this tool and nothing else. A copy of the register that a server keeps is out of date then. */
export function neighbourUses(portal: RunningServer, tool: string): void {
	const db = new Database(join(portal.dataDir, "portal.db"), { timeout: 10_000 });
	try {
		db.prepare(
			`INSERT INTO providers (id, name, phone, email, address, nation, planning_basis)
			VALUES ('westwood', 'Westwood Health', '01632 960 900', 'help@westwood.example', '9 West Lane', 'england', 'objection')
			ON CONFLICT DO NOTHING`,
		).run();
		db.prepare(
			"INSERT INTO services (id, provider_id, names) VALUES ('westwood-gp', 'westwood', ?) ON CONFLICT DO NOTHING",
		).run(JSON.stringify({ en: "Westwood practice" }));
		db.prepare(
			"INSERT INTO tool_uses (service_id, tool_id, stage, since) VALUES ('westwood-gp', ?, 'in-use', '2026-01-05')",
		).run(tool);
		db.prepare("UPDATE register_changes SET count = count + 1").run();
	} finally {
		db.close();
	}
}
