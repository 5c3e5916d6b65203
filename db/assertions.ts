/** What the database must be before anybody may use it, beyond what a migration tool keeps. */

/** Tables read by their whole key: rows lie in key order, so that a look-up touches one page. */
export const CLUSTERED: readonly string[] = [
	"standing",
	"patient_services",
	"tool_uses",
	"notice_words",
	"drafts",
];

/** Tables of facts: rows are added, never changed, never removed. */
export const APPEND_ONLY: readonly string[] = ["entries", "look_ups", "notices", "notice_words"];

/** The triggers that refuse changes of history. A table rebuild drops them in silence, so they are made at each start. */
export const TRIGGERS: readonly string[] = APPEND_ONLY.flatMap((table) =>
	["UPDATE", "DELETE"].map(
		(change) =>
			`CREATE TRIGGER IF NOT EXISTS ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table} ` +
			`BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
	),
);
