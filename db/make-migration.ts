/**
 * Writes the next migration from `schema.ts`: `npx drizzle-kit` makes the SQL, then each new table is made STRICT, and those
 * whose key is what they are read by WITHOUT ROWID. drizzle-kit knows neither and drops both in silence, so `open.server.ts`
 * asserts them at each start. Run by hand: `node db/make-migration.ts NAME`; read the SQL before it is committed.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { CLUSTERED } from "./assertions.ts";

const folder = new URL("./migrations/", import.meta.url);
const before = new Set(readdirSync(folder));
const name = process.argv[2];
if (name === undefined) throw new Error("say what the migration is for: node db/make-migration.ts NAME");

execFileSync("npx", ["drizzle-kit", "generate", "--config", "db/drizzle.config.ts", "--name", name], {
	stdio: "inherit",
});

for (const file of readdirSync(folder).filter((entry) => entry.endsWith(".sql") && !before.has(entry))) {
	const path = new URL(file, folder);
	const strict = readFileSync(path, "utf8").replace(
		/CREATE TABLE `(\w+)` \([\s\S]*?\n\);/g,
		(table, tableName: string) =>
			table.replace(/\);$/, CLUSTERED.includes(tableName) ? ") STRICT, WITHOUT ROWID;" : ") STRICT;"),
	);
	writeFileSync(path, strict);
}
