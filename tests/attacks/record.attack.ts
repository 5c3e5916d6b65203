/** Somebody with the database file open beside the portal. */
import { describe, expect, it } from "vitest";
import { startServer } from "#tests/server.ts";
import type { World } from "./world.ts";

const FACTS = ["entries", "look_ups", "notices", "notice_words"];

/** Holds what happened to what happened. */
export function record(worldNow: () => World): void {
	describe.each(FACTS)("the table %s", (table) => {
		it.each([
			["changed", `UPDATE ${table} SET rowid = rowid`],
			[
				"changed in one row",
				`UPDATE OR REPLACE ${table} SET KEY = KEY + 1 WHERE KEY = (SELECT min(KEY) FROM ${table})`,
			],
			["shortened", `DELETE FROM ${table} WHERE KEY = (SELECT max(KEY) FROM ${table})`],
			["emptied", `DELETE FROM ${table}`],
			["written over", `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`],
			["merged with", `REPLACE INTO ${table} SELECT * FROM ${table}`],
		])("cannot be %s", (_what, sql) => {
			const { file } = worldNow();
			const [key] = file.pragma(`table_info(${table})`) as { name: string }[];
			const own = table === "notice_words" ? sql.replace("SET rowid = rowid", "SET lang = lang") : sql;
			const attack = () => file.exec(own.replaceAll("KEY", key?.name ?? ""));
			expect(attack).toThrow(`${table} is append-only`);
		});
	});

	it("a second server on the same data refuses in one line", async () => {
		const { server } = worldNow();
		const started = startServer({ DATA_DIR: server.dataDir });
		await expect(started).rejects.toThrow(
			new Error(`The server did not start (1): DATA_DIR: another server is running on ${server.dataDir}`),
		);
	});
}
