/** Which rows go out with the entries, so that a restore makes the same state again. Keys, sessions and drafts never do. */

/** Facts that belong to an entry, by its number. */
export const OF_AN_ENTRY: readonly string[] = ["uses", "outside_looks", "tool_comments", "comment_reads"];

/** Facts that belong to a look, by its number. */
export const OF_A_LOOK: readonly string[] = ["look_members"];

/** What changes for a patient when an entry of theirs is written: all their rows go out with it, in place of the older ones. */
export const OF_A_PATIENT: readonly string[] = [
	"patient_services",
	"trusted_people",
	"tasks",
	"outbox",
	"disputes",
	"letter_codes",
	"nhs_logins",
	"details_codes",
	"canaries",
];

/** Small tables of the whole installation: they go out whole when anything in them changed, and the words of notices with them. */
export const OF_ALL: readonly string[] = [
	"providers",
	"services",
	"staff",
	"tools",
	"tool_uses",
	"register_changes",
	"tool_checks",
	"tool_laws",
	"tool_rounds",
	"tool_trainings",
	"tool_here",
	"training_confirmations",
	"tool_signals",
	"group_reports",
	"clients",
	"releases",
];

/** How far was shipped: the highest number of each kind that went out. */
export interface Cursor {
	readonly seq: number;
	readonly look: number;
	readonly notice: number;
	/** The newest patient. */
	readonly patient: number;
}

export const NOTHING_SHIPPED: Cursor = { seq: 0, look: 0, notice: 0, patient: 0 };

/** A row as SQLite gives it: texts, whole numbers and nothing. */
export type RawRow = Readonly<Record<string, string | number | null>>;

/** What goes out at once, read from one state of the database. `at` is the instant before it was read, in milliseconds. */
export interface Batch {
	readonly version: 1;
	readonly at: number;
	readonly from: Cursor;
	readonly to: Cursor;
	/** The patients whose rows of `OF_A_PATIENT` are all here. */
	readonly patients: readonly number[];
	readonly rows: Readonly<Record<string, readonly RawRow[]>>;
}
