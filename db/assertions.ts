/** What the database must be before anybody may use it, beyond what a migration tool keeps. */

/** Tables read by their whole key: rows lie in key order, so that a look-up touches one page. */
export const CLUSTERED: readonly string[] = [
	"standing",
	"patient_services",
	"tool_uses",
	"notice_words",
	"drafts",
	"recording_drafts",
	"comment_drafts",
	"typed_drafts",
	"typed_pages",
	"once_keys",
	"understood_counts",
	"tree_nodes",
	"look_members",
	"tool_trainings",
	"tool_here",
	"training_confirmations",
	"client_assertions",
	"client_days",
	"client_told",
];

/** Tables of facts, each with the columns by which a row is the same row: rows are added, never changed, never removed. */
export const FACT_KEYS: Readonly<Record<string, readonly (readonly string[])[]>> = {
	entries: [["seq"], ["ref"]],
	look_ups: [["id"]],
	look_members: [["part", "look_id"]],
	outside_looks: [["ref"]],
	outside_tries: [["id"]],
	notices: [["id"], ["tool_id", "number"]],
	notice_words: [["notice_id", "lang"]],
	uses: [["id"], ["source_index"]],
	tool_checks: [["id"]],
	tool_comments: [["id"]],
	comment_reads: [["comment_id"]],
	tool_trainings: [["tool_id", "provider_id", "number"]],
	tool_here: [["tool_id", "provider_id", "number"]],
	tool_signals: [["tool_id", "provider_id", "period"]],
	group_reports: [["provider_id", "quarter"]],
	tree_nodes: [["level", "idx"]],
	checkpoints: [["size"]],
};

/** Their names. */
export const APPEND_ONLY: readonly string[] = Object.keys(FACT_KEYS);

/**
 * The triggers that refuse changes of history. A table rebuild drops them in silence, so they are made at each start.
 * `INSERT OR REPLACE` removes a row without asking the trigger on DELETE (sqlite.org/lang_conflict.html), so a row that
 * is there already is refused before it is inserted.
 */
export const TRIGGERS: readonly string[] = Object.entries(FACT_KEYS).flatMap(([table, keys]) => {
	const refuse = `BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`;
	const same = keys.map((key) => key.map((column) => `${column} = NEW.${column}`).join(" AND "));
	return [
		`CREATE TRIGGER IF NOT EXISTS ${table}_no_update BEFORE UPDATE ON ${table} ${refuse}`,
		`CREATE TRIGGER IF NOT EXISTS ${table}_no_delete BEFORE DELETE ON ${table} ${refuse}`,
		`CREATE TRIGGER IF NOT EXISTS ${table}_no_replace BEFORE INSERT ON ${table} ` +
			`WHEN ${same.map((where) => `EXISTS (SELECT 1 FROM ${table} WHERE ${where})`).join(" OR ")} ${refuse}`,
	];
});
