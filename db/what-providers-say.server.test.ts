import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Sqlite, { type Database } from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { migrateDatabase } from "./migrate.server.ts";

const FOLDER = fileURLToPath(new URL("./migrations", import.meta.url));
const journal = JSON.parse(readFileSync(join(FOLDER, "meta", "_journal.json"), "utf8"));
const STEP = journal.entries.findIndex(({ tag }: { tag: string }) =>
	tag.endsWith("what-providers-say-of-tools"),
);

/** A database as it was before, in which one tool of two has what its providers say among its facts. */
function olderDatabase() {
	const folder = mkdtempSync(join(tmpdir(), "migrations-"));
	cpSync(FOLDER, folder, { recursive: true });
	const older = { ...journal, entries: journal.entries.slice(0, STEP) };
	writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify(older));
	const db = new Sqlite(":memory:");
	migrateDatabase(db, folder);
	db.pragma("foreign_keys = OFF");
	const insert = (table: string, said: Record<string, string | number>) => {
		const columns = db.pragma(`table_info(${table})`) as { name: string; type: string; notnull: number }[];
		const needed = columns.filter(({ notnull, name }) => notnull === 1 && name !== "id");
		const row = {
			...Object.fromEntries(needed.map(({ name, type }) => [name, type === "TEXT" ? "x" : 0])),
			...said,
		};
		const names = Object.keys(row);
		const values = names.map((name) => `@${name}`).join(", ");
		db.prepare(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${values})`).run(row);
	};
	const notice = (tool: string, number: number, facts: object) =>
		insert("notices", {
			...{ tool_id: tool, number, facts: JSON.stringify(facts), material: 0, digest: `${tool}${number}` },
			made_at: number * 1000,
		});
	for (const [id, provider] of [
		["eyes", "riverside"],
		["skin", "riverside"],
		["gp", "hillside"],
	] as const) {
		insert("services", { id, provider_id: provider, names: "{}" });
		if (id !== "skin")
			insert("tool_uses", { service_id: id, tool_id: "scan", stage: "in-use", since: "2026-01-01" });
	}
	insert("tool_uses", { service_id: "skin", tool_id: "scan", stage: "trial", since: "2026-01-01" });
	insert("tool_uses", { service_id: "gp", tool_id: "quiet", stage: "in-use", since: "2026-01-01" });
	notice("scan", 1, { does: "It looks." });
	notice("scan", 2, { does: "It looks.", answers: "Dr Cole", onUnknown: "goes-on" });
	notice("quiet", 1, { does: "It helps." });
	return { db, insert };
}

/** This one step, without what a whole upgrade asks of rows beside these. */
function upgrade(db: Database): void {
	const sql = readFileSync(join(FOLDER, `${journal.entries[STEP].tag}.sql`), "utf8");
	for (const statement of sql.split("--> statement-breakpoint")) db.exec(statement);
}

describe("the upgrade after which each provider says what it answers for", () => {
	it("keeps what was said, for each provider that uses the tool, as it stood beside each notice", () => {
		const { db } = olderDatabase();
		upgrade(db);
		const said = (provider: string) => [
			{
				tool_id: "scan",
				provider_id: provider,
				number: 1,
				answers: null,
				supplier: null,
				on_unknown: null,
				said_at: 1000,
			},
			{
				tool_id: "scan",
				provider_id: provider,
				number: 2,
				answers: "Dr Cole",
				supplier: null,
				on_unknown: "goes-on",
				said_at: 2000,
			},
		];
		expect(db.prepare("SELECT * FROM tool_here ORDER BY provider_id, number").all()).toEqual([
			...said("hillside"),
			...said("riverside"),
		]);
	});

	it("takes it out of a draft's facts, as what the provider of who wrote it says", () => {
		const { db, insert } = olderDatabase();
		const facts = { does: "It looks.", answers: "Dr Reed", supplier: "Acme" };
		insert("staff", { id: "lena", provider_id: "riverside", role: "lead" });
		insert("tool_drafts", {
			...{ tool_id: "scan", content: JSON.stringify({ facts, words: {} }), based_on: 2 },
			...{ edited_by: "lena", edited_name: "Lena", edited_at: 1, asked: 0 },
		});
		upgrade(db);
		const [content] = db.prepare("SELECT content FROM tool_drafts").pluck().all() as string[];
		expect(JSON.parse(content ?? "")).toEqual({
			facts: { does: "It looks." },
			words: {},
			here: { riverside: { answers: "Dr Reed", supplier: "Acme" } },
		});
	});
});
