/** Every SQLite table in reading order, and the canonical row types. What is lost if each is lost: `db/README.md`. */
import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { PROVED } from "#app/core/nhs-login-entry.ts";
import { OUTSIDE_REASONS } from "#app/core/outside-entry.ts";
import { TASK_KINDS } from "#app/core/task-entry.ts";
import { TRUST_AUTHORITIES, TRUST_MAY } from "#app/core/trust-entry.ts";

const instant = (name: string) => integer(name, { mode: "timestamp_ms" });
const flag = (name: string) => integer(name, { mode: "boolean" });
const oneOf = (column: string, values: readonly string[]) =>
	sql.raw(`${column} IN (${values.map((value) => `'${value}'`).join(", ")})`);

/* ── Who runs the care ─────────────────────────────────────────────────────────────────────────────── */

/** A practice, clinic or trust: who answers for the care, and how it is reached. */
export const providers = sqliteTable(
	"providers",
	{
		id: text("id").primaryKey(),
		name: text("name").notNull(),
		phone: text("phone").notNull(),
		email: text("email").notNull(),
		/** Lines of the postal address, one a line. */
		address: text("address").notNull(),
		/** Where forms are posted to without a stamp, one line a line; null where the provider has no such address. */
		freepost: text("freepost"),
		nation: text("nation", { enum: ["england", "wales", "scotland", "northern-ireland"] }).notNull(),
		/** The provider's setting for tools that name planning. */
		planningBasis: text("planning_basis", { enum: ["objection", "consent"] }).notNull(),
		/** From this age a young person decides together with a parent; below it the parent decides. */
		ownAge: integer("own_age").notNull().default(13),
		/** From this age no parent decides. */
		adultAge: integer("adult_age").notNull().default(16),
	},
	() => [
		check("providers_nation", oneOf("nation", ["england", "wales", "scotland", "northern-ireland"])),
		check("providers_planning_basis", oneOf("planning_basis", ["objection", "consent"])),
	],
);

/** A clinic or pathway of a provider. `names` has the name in each language it was given in. */
export const services = sqliteTable("services", {
	id: text("id").primaryKey(),
	providerId: text("provider_id")
		.notNull()
		.references(() => providers.id),
	names: text("names", { mode: "json" }).$type<Record<string, string>>().notNull(),
});

/* ── The register of tools ─────────────────────────────────────────────────────────────────────────── */

/** An AI tool: what the rules need to know of it. What patients read is in `notices`. */
export const tools = sqliteTable(
	"tools",
	{
		id: text("id").primaryKey(),
		/** Small stable number: the key in `standing`. Never reused. */
		number: integer("number").notNull().unique(),
		category: text("category").notNull(),
		basis: text("basis", { mode: "json" })
			.$type<Record<string, "objection" | "consent" | "information">>()
			.notNull(),
		/** True where a machine alone makes a significant decision (UK GDPR 22A to 22D): care is then `consent`. */
		machineAlone: flag("machine_alone").notNull(),
		/** Does a material change of the tool ask again those who said yes? */
		reaskOnMaterial: flag("reask_on_material").notNull(),
		pausedAt: instant("paused_at"),
		pausedWhy: text("paused_why"),
		retiredAt: instant("retired_at"),
		/** Why it is retired, or is to be, in the words that patients read. */
		retireWhy: text("retire_why"),
		/** The staff account that asked to retire it, and when; another one must agree. */
		retireAskedBy: text("retire_asked_by"),
		retireAskedAt: instant("retire_asked_at"),
		/** The staff account that asked to let a paused tool go on; another one must agree. */
		resumeAskedBy: text("resume_asked_by"),
		/** Since when somebody looks into how it does; patients are told so. */
		reviewedSince: instant("reviewed_since"),
		reviewedWhy: text("reviewed_why"),
		/** The provider whose AI lead began it here; null where it came from the register. */
		begunBy: text("begun_by").references(() => providers.id),
		/** Services whose use of it two AI leads agreed on here: a provider file that comes later leaves those alone. */
		usesKept: text("uses_kept", { mode: "json" }).$type<string[]>().notNull().default([]),
	},
	() => [
		check(
			"tools_category",
			oneOf("category", ["organisation", "decision-support", "service", "population", "research"]),
		),
	],
);

/** One version of a tool's description: the facts behind what the patient was shown. Never changed, never removed. */
export const notices = sqliteTable(
	"notices",
	{
		id: integer("id").primaryKey({ autoIncrement: true }),
		toolId: text("tool_id")
			.notNull()
			.references(() => tools.id),
		/** 1, 2, 3 … for each tool. */
		number: integer("number").notNull(),
		/** The register's facts at that time (`registerTool` of the tools feature). */
		facts: text("facts", { mode: "json" }).$type<unknown>().notNull(),
		/** True when the tool itself changed (maker's version, a retrained model), not only our words. */
		material: flag("material").notNull(),
		/** SHA-256 over facts and words: equal digest, equal notice. */
		digest: text("digest").notNull(),
		madeAt: instant("made_at").notNull(),
		/** The account of who agreed to publish it here; null where it was imported. */
		agreedBy: text("agreed_by"),
		/** What is different in a tool that changed itself, in plain words by language; null where nobody wrote it. */
		difference: text("difference", { mode: "json" }).$type<Record<string, string>>(),
	},
	(table) => [uniqueIndex("notices_tool_number").on(table.toolId, table.number)],
);

/** A notice's words in one language. A language may be added to a notice; words once there never change. */
export const noticeWords = sqliteTable(
	"notice_words",
	{
		noticeId: integer("notice_id")
			.notNull()
			.references(() => notices.id),
		lang: text("lang").notNull(),
		words: text("words", { mode: "json" }).$type<unknown>().notNull(),
	},
	(table) => [primaryKey({ columns: [table.noticeId, table.lang] })],
);

/** What AI leads are writing about a tool and nobody reads yet: one draft a tool, begun from what is published, or from nothing. */
export const toolDrafts = sqliteTable("tool_drafts", {
	toolId: text("tool_id")
		.primaryKey()
		.references(() => tools.id),
	/** All that it says (`draftContent` of the keeping feature). */
	content: text("content", { mode: "json" }).$type<unknown>().notNull(),
	/** The number of the notice that it was begun from; 0 where there was none. */
	basedOn: integer("based_on").notNull(),
	editedBy: text("edited_by").notNull(),
	editedName: text("edited_name").notNull(),
	editedAt: instant("edited_at").notNull(),
	/** It was given to a second person to read and publish. */
	asked: flag("asked").notNull(),
	/** The staff account that gave it: whoever asks does not publish. */
	askedBy: text("asked_by"),
});

/** What AI leads write to begin with a tool that only other providers use: where, and what their own provider says of it. Else as a draft. */
export const toolBeginnings = sqliteTable(
	"tool_beginnings",
	{
		toolId: text("tool_id")
			.notNull()
			.references(() => tools.id),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		/** The `uses` and `here` of a draft. */
		content: text("content", { mode: "json" }).$type<unknown>().notNull(),
		editedBy: text("edited_by").notNull(),
		editedName: text("edited_name").notNull(),
		editedAt: instant("edited_at").notNull(),
		asked: flag("asked").notNull(),
		askedBy: text("asked_by"),
	},
	(table) => [primaryKey({ columns: [table.toolId, table.providerId] })],
);

/** Which service uses which tool, and since when. */
export const toolUses = sqliteTable(
	"tool_uses",
	{
		serviceId: text("service_id")
			.notNull()
			.references(() => services.id),
		toolId: text("tool_id")
			.notNull()
			.references(() => tools.id),
		stage: text("stage", { enum: ["in-use", "trial"] }).notNull(),
		/** ISO day. */
		since: text("since").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.serviceId, table.toolId] }),
		check("tool_uses_stage", oneOf("stage", ["in-use", "trial"])),
	],
);

/** One row: how often the register changed. Whoever keeps it in memory compares this number. */
export const registerChanges = sqliteTable("register_changes", {
	id: integer("id").primaryKey(),
	count: integer("count").notNull(),
});

/* ── People ────────────────────────────────────────────────────────────────────────────────────────── */

/** A patient. Everything that says who they are is sealed with their own key; found by keyed hash only. */
export const patients = sqliteTable(
	"patients",
	{
		/** Internal number: the key of everything about them. Never shown outside. */
		no: integer("no").primaryKey({ autoIncrement: true }),
		/** Random; stands for them in staff addresses. */
		id: text("id").notNull().unique(),
		nhsIndex: text("nhs_index").notNull().unique(),
		/** Keyed hash of family name with birth date. */
		nameIndex: text("name_index").notNull(),
		nhsNumber: text("nhs_number").notNull(),
		givenNames: text("given_names").notNull(),
		familyName: text("family_name").notNull(),
		birthDate: text("birth_date").notNull(),
		address: text("address").notNull(),
		email: text("email"),
		phone: text("phone"),
		/** What the list tells of them for the reports by group, sealed; null where it tells nothing. */
		described: text("described"),
		/** Language they read, as recorded; null when nobody asked. */
		lang: text("lang"),
		/** Formats they need: large-print, easy-read, audio, braille, bsl-video, email. */
		formats: text("formats", { mode: "json" }).$type<string[]>().notNull(),
		/** What they said they need, sealed; null while nobody said, and `lang` and `formats` are the list's. */
		needs: text("needs"),
		/** When they were last asked what they need: they said it, or not now. */
		needsAskedAt: instant("needs_asked_at"),
		importedAt: instant("imported_at").notNull(),
		/** Since when health details may be shown to whoever signs in with their letter; null is never. */
		detailsAt: instant("details_at"),
	},
	(table) => [index("patients_name").on(table.nameIndex)],
);

/** Each patient's own key, wrapped with the master key that is not in this database. Destroying it erases the person. */
export const patientKeys = sqliteTable("patient_keys", {
	patientNo: integer("patient_no")
		.primaryKey()
		.references(() => patients.no),
	wrapped: text("wrapped").notNull(),
});

/** Which services a patient is on the list of. */
export const patientServices = sqliteTable(
	"patient_services",
	{
		patientNo: integer("patient_no")
			.notNull()
			.references(() => patients.no),
		serviceId: text("service_id")
			.notNull()
			.references(() => services.id),
	},
	(table) => [primaryKey({ columns: [table.patientNo, table.serviceId] })],
);

/** Somebody who works for one provider. */
export const staff = sqliteTable(
	"staff",
	{
		id: text("id").primaryKey(),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		name: text("name").notNull(),
		email: text("email").notNull().unique(),
		role: text("role", { enum: ["reception", "clinician", "lead"] }).notNull(),
		passwordHash: text("password_hash").notNull(),
		/** Sealed with the portal's key. */
		totpSecret: text("totp_secret").notNull(),
		/** The last time step that was used: each code works once. */
		totpStep: integer("totp_step").notNull(),
		disabledAt: instant("disabled_at"),
		/** Where they work now, as they say themself: what is shown first. It opens and closes nothing. */
		serviceId: text("service_id").references(() => services.id),
		/** Keyed hash of who they are at the OpenID provider; null where none is bound. */
		openId: text("open_id"),
		/** Until when the provider's word for their e-mail address binds whoever signs in there; null where nobody is invited. */
		openIdUntil: instant("open_id_until"),
	},
	(table) => [
		uniqueIndex("staff_open_id").on(table.openId),
		check("staff_role", oneOf("role", ["reception", "clinician", "lead"])),
	],
);

/**
 * Somebody whom a patient trusts, or who has the authority to act for them: who they are, what they may do, until when. What staff saw is in the
 * entry too. One row a person: who is trusted again is the same person.
 */
export const trustedPeople = sqliteTable(
	"trusted_people",
	{
		/** The decider's id in what they decided. */
		id: text("id").primaryKey(),
		patientNo: integer("patient_no")
			.notNull()
			.references(() => patients.no),
		/** Name, address, e-mail, phone, language, evidence and limits, sealed with the patient's key. */
		sealed: text("sealed").notNull(),
		authority: text("authority", { enum: TRUST_AUTHORITIES }).notNull(),
		may: text("may", { enum: TRUST_MAY }).notNull(),
		/** ISO days, the first and the last; no last one until somebody ends it. */
		fromDay: text("from_day").notNull(),
		untilDay: text("until_day"),
		endedAt: instant("ended_at"),
	},
	(table) => [
		index("trusted_people_patient").on(table.patientNo),
		check("trusted_people_authority", oneOf("authority", TRUST_AUTHORITIES)),
		check("trusted_people_may", oneOf("may", TRUST_MAY)),
		check("trusted_people_carer", sql.raw("authority <> 'carer' OR may <> 'decide'")),
	],
);

/* ── The record ────────────────────────────────────────────────────────────────────────────────────── */

/** The append-only log of all that happened. Triggers refuse UPDATE and DELETE. Order is `seq`. */
export const entries = sqliteTable(
	"entries",
	{
		seq: integer("seq").primaryKey({ autoIncrement: true }),
		/** The receipt reference: random, readable over the phone. */
		ref: text("ref").notNull().unique(),
		kind: text("kind").notNull(),
		patientNo: integer("patient_no").references(() => patients.no),
		at: instant("at").notNull(),
		/** The body with its salt, sealed with the patient's key (the portal's where no patient is named). */
		sealed: text("sealed").notNull(),
		/** SHA-256 over salt and canonical body: what the Merkle tree will hold. Says nothing without the salt. */
		commitment: text("commitment").notNull(),
	},
	(table) => [index("entries_patient").on(table.patientNo)],
);

/** What counts now for a patient, folded from their entries and rebuildable from them. One look-up touches one page. */
export const standing = sqliteTable(
	"standing",
	{
		patientNo: integer("patient_no").notNull(),
		/** `choice`, `conflict`, `pause`, `override`, `status`, `authority`, `wish` or `death`. */
		kind: text("kind").notNull(),
		/** Who decided, or what the row is about: see `app/core/standing-row.ts`. */
		who: text("who").notNull(),
		/** Tool number, 0 for any. */
		tool: integer("tool").notNull(),
		/** Purpose position from 1, 0 for any. */
		purpose: integer("purpose").notNull(),
		seq: integer("seq").notNull(),
		/** The rest of the row, as `app/core/standing-row.ts` wrote it. */
		rest: text("rest").notNull(),
	},
	(table) => [primaryKey({ columns: [table.patientNo, table.kind, table.who, table.tool, table.purpose] })],
);

/** That what counts for a patient is what was signed, for whoever can open nothing. Made again from `entries`; never given away, and goes with the person. */
export const standingSeals = sqliteTable("standing_seals", {
	patientNo: integer("patient_no").primaryKey(),
	/** The last entry of this patient that it was made of. */
	seq: integer("seq").notNull(),
	/** Lines of a signed note (c2sp.org/signed-note) over `app/core/standing-seal.ts`. */
	signatures: text("signatures").notNull(),
});

/** Somebody or something looked at a patient's record. Append-only, apart from the record: machines make millions. */
export const lookUps = sqliteTable(
	"look_ups",
	{
		id: integer("id").primaryKey({ autoIncrement: true }),
		/** Null where a whole list was checked: `look_members` has who was on it. */
		patientNo: integer("patient_no").references(() => patients.no),
		at: instant("at").notNull(),
		who: text("who", { enum: ["patient", "staff", "machine", "system"] }).notNull(),
		/** The staff member or client, as the patient may read it. */
		name: text("name").notNull(),
		providerId: text("provider_id").references(() => providers.id),
		what: text("what").notNull(),
		tool: text("tool"),
		answer: text("answer"),
		/** Of a list: what for, and how many people were on it. */
		purpose: text("purpose"),
		people: integer("people"),
		/** Of somebody on whose lists the patient is not: the look that was opened with a reason. */
		outside: text("outside").references(() => outsideLooks.ref),
	},
	(table) => [
		index("look_ups_patient").on(table.patientNo),
		check("look_ups_who", oneOf("who", ["patient", "staff", "machine", "system"])),
	],
);

/** Who was on a list that was checked, 1,024 patients a row, one bit each (`app/features/record/list-members.ts`). */
export const lookMembers = sqliteTable(
	"look_members",
	{
		/** A patient's number divided by 1,024: each finds their lists in the rows of their part. */
		part: integer("part").notNull(),
		lookId: integer("look_id")
			.notNull()
			.references(() => lookUps.id),
		/** 256 hexadecimal digits. */
		members: text("members").notNull(),
	},
	(table) => [primaryKey({ columns: [table.part, table.lookId] })],
);

/** Staff opened the answers of a patient who is on no list of their provider. Append-only; their own words are in the entry. */
export const outsideLooks = sqliteTable(
	"outside_looks",
	{
		/** The reference of its entry. */
		ref: text("ref").primaryKey(),
		patientNo: integer("patient_no")
			.notNull()
			.references(() => patients.no),
		staffId: text("staff_id")
			.notNull()
			.references(() => staff.id),
		/** Whom they work for. */
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		because: text("because", { enum: OUTSIDE_REASONS }).notNull(),
		at: instant("at").notNull(),
		/** Its entry. */
		seq: integer("seq").notNull(),
	},
	(table) => [
		index("outside_looks_provider").on(table.providerId, table.at),
		check("outside_looks_because", oneOf("because", OUTSIDE_REASONS)),
	],
);

/** A number and birth date that did not fit, tried from outside. Append-only; nothing of what was typed is kept. */
export const outsideTries = sqliteTable(
	"outside_tries",
	{
		id: integer("id").primaryKey({ autoIncrement: true }),
		staffId: text("staff_id")
			.notNull()
			.references(() => staff.id),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		at: instant("at").notNull(),
	},
	(table) => [
		index("outside_tries_staff").on(table.staffId, table.at),
		index("outside_tries_provider").on(table.providerId, table.at),
	],
);

/**
 * Complete subtrees of the record's tree with 256 entries and more, so that a root or a proof need not read all entries. Smaller
 * ones are made of the entries themselves when they are asked for.
 */
export const treeNodes = sqliteTable(
	"tree_nodes",
	{
		/** A node of level n has 2ⁿ entries. */
		level: integer("level").notNull(),
		/** Counts the nodes of a level from the left. */
		idx: integer("idx").notNull(),
		/** Hexadecimal digits. */
		hash: text("hash").notNull(),
	},
	(table) => [primaryKey({ columns: [table.level, table.idx] })],
);

/** What was signed of the record's tree, each minute in which something was recorded. The file outside has every one. */
export const checkpoints = sqliteTable("checkpoints", {
	/** So many entries. */
	size: integer("size").primaryKey(),
	/** Hexadecimal digits. */
	root: text("root").notNull(),
	/** As it was signed (c2sp.org/tlog-checkpoint). */
	note: text("note").notNull(),
	at: instant("at").notNull(),
});

/* ── AI used in care, and what was said to be wrong ──────────────────────────────────────────────────── */

/** A tool was used in a patient's care: what lists and counts need. Its words are in the entry. */
export const uses = sqliteTable(
	"uses",
	{
		id: text("id").primaryKey(),
		patientNo: integer("patient_no")
			.notNull()
			.references(() => patients.no),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		serviceId: text("service_id")
			.notNull()
			.references(() => services.id),
		toolId: text("tool_id")
			.notNull()
			.references(() => tools.id),
		/** The maker's version as it was reported; empty where it was not. */
		version: text("version").notNull(),
		usedAt: instant("used_at").notNull(),
		/** What the rule said at that moment. `deny` and `ask`: it was used against a no, or before anybody asked. */
		decided: text("decided", { enum: ["permit", "deny", "ask", "not-applicable", "unknown"] }).notNull(),
		/** Keyed hash of the sender's identifier: it comes in once. Null where staff wrote it down. */
		sourceIndex: text("source_index").unique(),
		/** Its entry. */
		seq: integer("seq").notNull(),
	},
	(table) => [
		index("uses_patient").on(table.patientNo, table.usedAt),
		index("uses_tool").on(table.toolId, table.version, table.usedAt),
		index("uses_provider").on(table.providerId, table.usedAt, table.toolId, table.version, table.serviceId),
		check("uses_decided", oneOf("decided", ["permit", "deny", "ask", "not-applicable", "unknown"])),
	],
);

/** What a patient or a clinician said is wrong: what lists and counts need. Its words and moves are in the entries. */
export const disputes = sqliteTable(
	"disputes",
	{
		id: text("id").primaryKey(),
		patientNo: integer("patient_no")
			.notNull()
			.references(() => patients.no),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		raisedBy: text("raised_by", { enum: ["patient", "clinician"] }).notNull(),
		state: text("state", { enum: ["raised", "looking", "asking", "answered", "withdrawn"] }).notNull(),
		/** From the worst, 0 to 5, as `HARMS`; 6 where nobody looked yet; an urgent worry nobody looked at is -1. */
		harm: integer("harm").notNull(),
		/** ISO day of the next clock that runs out; null when none runs. */
		due: text("due"),
		reviewerId: text("reviewer_id").references(() => staff.id),
		useId: text("use_id").references(() => uses.id),
		toolId: text("tool_id").references(() => tools.id),
		version: text("version").notNull(),
		serviceId: text("service_id").references(() => services.id),
		/** A challenge that the patient is not told of, for a recorded reason. */
		withheld: flag("withheld").notNull(),
		raisedAt: instant("raised_at").notNull(),
		closedAt: instant("closed_at"),
		/** Its latest entry: a page that knows an older one is stale. */
		seq: integer("seq").notNull(),
	},
	(table) => [
		index("disputes_patient").on(table.patientNo),
		index("disputes_open").on(table.providerId, table.closedAt, table.harm, table.due),
		index("disputes_tool").on(table.toolId, table.version, table.raisedAt),
		check("disputes_raised_by", oneOf("raised_by", ["patient", "clinician"])),
		check("disputes_state", oneOf("state", ["raised", "looking", "asking", "answered", "withdrawn"])),
	],
);

/** What a patient is saying is wrong and has not sent yet, sealed; kept 24 hours. `id` is also the one-time key of its save. */
export const disputeDrafts = sqliteTable(
	"dispute_drafts",
	{
		patientNo: integer("patient_no")
			.notNull()
			.references(() => patients.no),
		/** Who is saying it: empty for the patient, else the id of who decides for them. */
		person: text("person").notNull().default(""),
		id: text("id").notNull(),
		sealed: text("sealed").notNull(),
		at: instant("at").notNull(),
	},
	(table) => [primaryKey({ columns: [table.patientNo, table.person] })],
);

/** What a patient or a member of staff had typed about a tool when their session ended: kept 24 hours, sealed, for them alone. */
export const commentDrafts = sqliteTable(
	"comment_drafts",
	{
		/** `patient:NO` or `staff:ID`. */
		owner: text("owner").notNull(),
		toolId: text("tool_id").notNull(),
		patientNo: integer("patient_no").references(() => patients.no),
		/** The fields with the one-time key of their form: sealed with the patient's key, or the portal's for staff. */
		sealed: text("sealed").notNull(),
		at: instant("at").notNull(),
	},
	(table) => [primaryKey({ columns: [table.owner, table.toolId] })],
);

/** The AI lead's own checks of how well a tool does here. Never changed: a later one is another row. */
export const toolChecks = sqliteTable(
	"tool_checks",
	{
		id: text("id").primaryKey(),
		toolId: text("tool_id")
			.notNull()
			.references(() => tools.id),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		version: text("version").notNull(),
		/** ISO days. */
		checkedOn: text("checked_on").notNull(),
		nextOn: text("next_on").notNull(),
		/** How often it was right, of how many; null where it was no count. */
		rightCount: integer("right_count"),
		ofCount: integer("of_count"),
		found: text("found").notNull(),
		source: text("source").notNull(),
		madeBy: text("made_by").notNull(),
		madeAt: instant("made_at").notNull(),
	},
	(table) => [index("tool_checks_tool").on(table.toolId, table.checkedOn)],
);

/** A law requires a tool at a provider. Each is in the entries; a row changes only when somebody agrees or ends it. */
export const toolLaws = sqliteTable(
	"tool_laws",
	{
		id: text("id").primaryKey(),
		toolId: text("tool_id")
			.notNull()
			.references(() => tools.id),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		/** Null is every purpose. */
		purpose: text("purpose", { enum: ["care", "planning", "research", "training", "synthetic"] }),
		name: text("name").notNull(),
		/** In plain words, by language. */
		words: text("words", { mode: "json" }).$type<Record<string, string>>().notNull(),
		link: text("link").notNull(),
		/** ISO days, the first and the last. */
		starts: text("starts").notNull(),
		ends: text("ends").notNull(),
		/** The staff account that entered it, and that person's name; another one must agree. */
		enteredBy: text("entered_by").notNull(),
		enteredName: text("entered_name").notNull(),
		agreedAt: instant("agreed_at"),
		agreedName: text("agreed_name"),
		/** Ended before its last day, or not agreed to. */
		endedAt: instant("ended_at"),
		endedName: text("ended_name"),
		endedWhy: text("ended_why"),
	},
	(table) => [
		index("tool_laws_tool").on(table.toolId),
		check("tool_laws_purpose", oneOf("purpose", ["care", "planning", "research", "training", "synthetic"])),
	],
);

/** What patients and staff said of a tool: what lists and counts need. Its words are in the entry. Never changed. */
export const toolComments = sqliteTable(
	"tool_comments",
	{
		id: text("id").primaryKey(),
		/** A tool that people are asked about before it comes may have no row of its own yet. */
		toolId: text("tool_id").notNull(),
		/** Whose AI leads read it. */
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		/** Who said it: one of the two. */
		patientNo: integer("patient_no").references(() => patients.no),
		staffId: text("staff_id").references(() => staff.id),
		/** The asking that it came in; null for the tool as it is. */
		roundId: text("round_id"),
		/** Was the page clear? Null where nobody said. */
		clear: text("clear", { enum: ["yes", "partly", "no"] }),
		at: instant("at").notNull(),
		/** Its entry. */
		seq: integer("seq").notNull(),
	},
	(table) => [
		index("tool_comments_read").on(table.toolId, table.providerId, table.seq),
		index("tool_comments_patient").on(table.patientNo, table.toolId),
		index("tool_comments_staff").on(table.staffId, table.toolId),
		check("tool_comments_clear", oneOf("clear", ["yes", "partly", "no"])),
	],
);

/** An AI lead has read a comment. Never changed. */
export const commentReads = sqliteTable("comment_reads", {
	commentId: text("comment_id")
		.primaryKey()
		.references(() => toolComments.id),
	/** The lead, as whoever said it may read it. */
	name: text("name").notNull(),
	at: instant("at").notNull(),
	/** Its entry. */
	seq: integer("seq").notNull(),
});

/** Asking people before a change, or not asking them and why; and what is answered to them, or to comments at any time. */
export const toolRounds = sqliteTable(
	"tool_rounds",
	{
		id: text("id").primaryKey(),
		/** A tool that people are asked about before it comes may have no row of its own yet. */
		toolId: text("tool_id").notNull(),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		what: text("what", { enum: ["asked", "not-asked", "any-time"] }).notNull(),
		/** The number that the coming notice would have; null at any time. */
		coming: integer("coming"),
		/** All that it would say, as people were asked (`draftContent` of the keeping feature); null where nobody was. */
		content: text("content", { mode: "json" }).$type<unknown>(),
		/** ISO days, the first and the last; null where nobody was asked. */
		opens: text("opens"),
		closes: text("closes"),
		madeAt: instant("made_at").notNull(),
		madeName: text("made_name").notNull(),
		/** The asking ended before its last day. */
		stoppedAt: instant("stopped_at"),
		/** What everybody reads, by language: the answer, or why nobody was asked. */
		answer: text("answer", { mode: "json" }).$type<Record<string, string>>(),
		answeredAt: instant("answered_at"),
	},
	(table) => [
		index("tool_rounds_tool").on(table.toolId),
		check("tool_rounds_what", oneOf("what", ["asked", "not-asked", "any-time"])),
	],
);

/**
 * Whether staff of a provider need training for a tool, and which. Never changed: what is said later is another row, and all confirm
 * anew.
 */
export const toolTrainings = sqliteTable(
	"tool_trainings",
	{
		toolId: text("tool_id")
			.notNull()
			.references(() => tools.id),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		/** 1, 2, 3 … for each tool at each provider: the highest counts. */
		number: integer("number").notNull(),
		needed: flag("needed").notNull(),
		/** What it is; empty where none is needed. */
		words: text("words").notNull(),
		link: text("link"),
		/** For how many months it counts; null is for good. */
		months: integer("months").$type<12 | 24 | 36>(),
		saidBy: text("said_by").notNull(),
		saidAt: instant("said_at").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.toolId, table.providerId, table.number] }),
		check("tool_trainings_months", sql.raw("months > 0")),
	],
);

/**
 * What a provider says of a tool that it uses: who answers for it there, who it comes from, and what goes on while nobody can say whether
 * it may be used. Never changed: what is said later is another row.
 */
export const toolHere = sqliteTable(
	"tool_here",
	{
		toolId: text("tool_id")
			.notNull()
			.references(() => tools.id),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		/** 1, 2, 3 … for each tool at each provider: the highest counts. */
		number: integer("number").notNull(),
		/** In English; other languages have it beside the words of the notice. Null where nobody said it. */
		answers: text("answers"),
		supplier: text("supplier"),
		onUnknown: text("on_unknown").$type<"nothing-runs" | "goes-on" | "person-takes-over">(),
		saidAt: instant("said_at").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.toolId, table.providerId, table.number] }),
		check("tool_here_on_unknown", oneOf("on_unknown", ["nothing-runs", "goes-on", "person-takes-over"])),
	],
);

/** What staff said themselves of their training: one row each a tool, the last that they said. */
export const trainingConfirmations = sqliteTable(
	"training_confirmations",
	{
		toolId: text("tool_id")
			.notNull()
			.references(() => tools.id),
		staffId: text("staff_id")
			.notNull()
			.references(() => staff.id),
		/** The requirement of their provider that they had read. */
		number: integer("number").notNull(),
		/** The number of the notice at the tool's last material change then; 0 where there was none. */
		material: integer("material").notNull(),
		/** ISO day on which they did it. */
		doneOn: text("done_on").notNull(),
		saidAt: instant("said_at").notNull(),
		/** They said it by mistake. */
		withdrawnAt: instant("withdrawn_at"),
	},
	(table) => [primaryKey({ columns: [table.toolId, table.staffId] })],
);

/** More people than before said that a tool was wrong: once a month, tool and provider, so that nobody is told twice. */
export const toolSignals = sqliteTable(
	"tool_signals",
	{
		toolId: text("tool_id")
			.notNull()
			.references(() => tools.id),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		/** The month as "2026-11". */
		period: text("period").notNull(),
		kind: text("kind", { enum: ["above-limit", "seven-above"] }).notNull(),
		at: instant("at").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.toolId, table.providerId, table.period] }),
		check("tool_signals_kind", oneOf("kind", ["above-limit", "seven-above"])),
	],
);

/** A quarter by group, as it was counted once and is shown ever after (`app/features/groups/group-report.ts`). Never changed. */
export const groupReports = sqliteTable(
	"group_reports",
	{
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		/** The first month of the quarter as "2026-07". */
		quarter: text("quarter").notNull(),
		countedAt: instant("counted_at").notNull(),
		/** What may be shown, and nothing else. */
		lines: text("lines", { mode: "json" }).$type<unknown>().notNull(),
	},
	(table) => [primaryKey({ columns: [table.providerId, table.quarter] })],
);

/**
 * How often a question about a tool's page was answered right, in one language and one quarter: nothing of who or when. Rows are only
 * added to, and lie in the order of their key, so that nothing tells which came first.
 */
export const understoodCounts = sqliteTable(
	"understood_counts",
	{
		toolId: text("tool_id")
			.notNull()
			.references(() => tools.id),
		/** Number of the notice that was read. */
		notice: integer("notice").notNull(),
		lang: text("lang").notNull(),
		question: text("question", { enum: ["decides", "no", "change"] }).notNull(),
		/** The first month of the quarter as "2026-07". */
		quarter: text("quarter").notNull(),
		rightCount: integer("right_count").notNull(),
		wrongCount: integer("wrong_count").notNull(),
		unsureCount: integer("unsure_count").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.toolId, table.notice, table.lang, table.question, table.quarter] }),
		check("understood_counts_question", oneOf("question", ["decides", "no", "change"])),
	],
);

/* ── Work in hand ──────────────────────────────────────────────────────────────────────────────────── */

/** An answer given but not yet saved, kept 24 hours. `id` is also the one-time key of its save. */
export const drafts = sqliteTable(
	"drafts",
	{
		patientNo: integer("patient_no")
			.notNull()
			.references(() => patients.no),
		/** What it is about: the key of the scope. */
		subject: text("subject").notNull(),
		id: text("id").notNull(),
		answer: text("answer", { enum: ["yes", "no", "unsure"] }).notNull(),
		/** Mark of what counted for the patient, and of the notice, when they answered: another one makes the draft stale. */
		seen: text("seen").notNull(),
		at: instant("at").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.patientNo, table.subject] }),
		check("drafts_answer", oneOf("answer", ["yes", "no", "unsure"])),
	],
);

/** What somebody had chosen or typed on a form of a patient's pages and not saved: the patient, or who acts for them. Kept 24 hours, for them alone. */
export const typedDrafts = sqliteTable(
	"typed_drafts",
	{
		patientNo: integer("patient_no")
			.notNull()
			.references(() => patients.no),
		/** Who typed it: empty for the patient, else the id of who acts for them, or `staff` and the id of the account. */
		person: text("person").notNull(),
		/** Which form: its name, with the id of what it is about where there are several. */
		form: text("form").notNull(),
		/** What the form said, sealed with the patient's key. */
		sealed: text("sealed").notNull(),
		at: instant("at").notNull(),
	},
	(table) => [primaryKey({ columns: [table.patientNo, table.person, table.form] })],
);

/** What a staff member had typed of what a patient said when their session ended: kept 24 hours, for them alone. */
export const recordingDrafts = sqliteTable(
	"recording_drafts",
	{
		staffId: text("staff_id")
			.notNull()
			.references(() => staff.id),
		patientNo: integer("patient_no")
			.notNull()
			.references(() => patients.no),
		/** The fields with the one-time key of their form, sealed with the patient's key. */
		sealed: text("sealed").notNull(),
		at: instant("at").notNull(),
	},
	(table) => [primaryKey({ columns: [table.staffId, table.patientNo] })],
);

/** What a staff member had typed on a page about no patient when their session ended: kept 24 hours, for them alone. */
export const typedPages = sqliteTable(
	"typed_pages",
	{
		staffId: text("staff_id")
			.notNull()
			.references(() => staff.id),
		/** The page of the form, as an address without what stands after it. */
		path: text("path").notNull(),
		/** The fields with the one-time key of their form, sealed with the portal's key. */
		sealed: text("sealed").notNull(),
		at: instant("at").notNull(),
	},
	(table) => [primaryKey({ columns: [table.staffId, table.path] })],
);

/** Changes already made, by one-time key: a double press, Back or retry saves once and leads to the same receipt. */
export const onceKeys = sqliteTable("once_keys", {
	key: text("key").primaryKey(),
	/** Who may use the key again: `patient:NO` or `staff:ID`. */
	owner: text("owner").notNull(),
	/** Where the first use led: a receipt reference. */
	ref: text("ref").notNull(),
	at: instant("at").notNull(),
});

/** A job for a person at a provider, opened and closed by entries. */
export const tasks = sqliteTable(
	"tasks",
	{
		id: text("id").primaryKey(),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		patientNo: integer("patient_no")
			.notNull()
			.references(() => patients.no),
		kind: text("kind", { enum: TASK_KINDS }).notNull(),
		toolId: text("tool_id").references(() => tools.id),
		/** ISO day. */
		due: text("due").notNull(),
		openedAt: instant("opened_at").notNull(),
		doneAt: instant("done_at"),
		doneBy: text("done_by"),
	},
	(table) => [
		index("tasks_open").on(table.providerId, table.doneAt, table.due),
		// Whether a talk with this patient is in hand is asked at each "not sure" and each answer after one.
		index("tasks_of_patient").on(table.patientNo).where(sql`done_at IS NULL`),
		check("tasks_kind", oneOf("kind", TASK_KINDS)),
	],
);

/**
 * Somebody who is not signed in asked to be called, and may be anybody. Who it is is sealed with the portal's key; the row is
 * gone 30 days after they asked.
 */
export const unknownCalls = sqliteTable(
	"unknown_calls",
	{
		/** Made of the form's one-time key and what it said: the same press twice is one call. */
		id: text("id").primaryKey(),
		/** What the person reads: it leads to the promised day and to nothing else. */
		ref: text("ref").notNull().unique(),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		sealed: text("sealed").notNull(),
		/** ISO day. */
		due: text("due").notNull(),
		askedAt: instant("asked_at").notNull(),
		doneAt: instant("done_at"),
		/** The name of who called. */
		doneBy: text("done_by"),
	},
	(table) => [index("unknown_calls_open").on(table.providerId, table.doneAt, table.due)],
);

/** Messages on their way: written with the change they tell of, sent after it. */
export const outbox = sqliteTable(
	"outbox",
	{
		id: integer("id").primaryKey({ autoIncrement: true }),
		patientNo: integer("patient_no")
			.notNull()
			.references(() => patients.no),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		way: text("way", { enum: ["letter", "email"] }).notNull(),
		lang: text("lang").notNull(),
		/** The message, sealed with the patient's key. */
		sealed: text("sealed").notNull(),
		/** Receipt reference of the choice it confirms. */
		ref: text("ref").notNull(),
		state: text("state", { enum: ["waiting", "sent", "to-post"] }).notNull(),
		tries: integer("tries").notNull(),
		nextAt: instant("next_at").notNull(),
		doneAt: instant("done_at"),
	},
	(table) => [
		index("outbox_waiting").on(table.state, table.nextAt),
		check("outbox_way", oneOf("way", ["letter", "email"])),
		check("outbox_state", oneOf("state", ["waiting", "sent", "to-post"])),
	],
);

/* ── Ways in ───────────────────────────────────────────────────────────────────────────────────────── */

/** A letter code that works until replaced, stopped, or unused for 12 months. The secret is kept as argon2id. */
export const letterCodes = sqliteTable(
	"letter_codes",
	{
		id: integer("id").primaryKey({ autoIncrement: true }),
		/** The four look-up symbols: not secret. */
		lookUp: text("look_up").notNull(),
		hash: text("hash").notNull(),
		patientNo: integer("patient_no")
			.notNull()
			.references(() => patients.no),
		/** Who acts for the patient with this code (`trusted_people`); null is the patient's own. */
		trustedId: text("trusted_id"),
		madeAt: instant("made_at").notNull(),
		usedAt: instant("used_at").notNull(),
		stoppedAt: instant("stopped_at"),
	},
	(table) => [
		uniqueIndex("letter_codes_look_up").on(table.lookUp).where(sql`stopped_at IS NULL`),
		index("letter_codes_patient").on(table.patientNo),
	],
);

/** The code of a second letter, by which a patient switches health details on: one at a time, for 28 days, used once. */
export const detailsCodes = sqliteTable("details_codes", {
	patientNo: integer("patient_no")
		.primaryKey()
		.references(() => patients.no),
	/** Keyed hash: a code has 75 random bits, so that a slow one adds nothing. */
	hash: text("hash").notNull(),
	madeAt: instant("made_at").notNull(),
});

/** The NHS login that is this patient's: one at a time. Which one is a keyed hash; neither its name nor its number is kept. */
export const nhsLogins = sqliteTable("nhs_logins", {
	patientNo: integer("patient_no")
		.primaryKey()
		.references(() => patients.no),
	/** Of the issuer and its `sub`. */
	subject: text("subject").notNull().unique(),
	linkedAt: instant("linked_at").notNull(),
});

/** A signed-in browser. The id is kept as SHA-256 only. */
export const sessions = sqliteTable(
	"sessions",
	{
		hash: text("hash").primaryKey(),
		patientNo: integer("patient_no").references(() => patients.no),
		staffId: text("staff_id").references(() => staff.id),
		/** Who acts for the patient in this browser (`trusted_people`); null is the patient, or staff. */
		trustedId: text("trusted_id"),
		/** A shared computer: ends after 15 minutes without use. */
		shared: flag("shared").notNull(),
		/** Null where they did not say. */
		helped: flag("helped"),
		/** Who helps, where they said so: sealed with the portal's key. */
		helper: text("helper"),
		/** How it was proved who it is: NHS login at one of its levels, or staff's OpenID provider. Null is by letter, or by password and app. */
		proved: text("proved", { enum: PROVED }),
		madeAt: instant("made_at").notNull(),
		seenAt: instant("seen_at").notNull(),
		revokedAt: instant("revoked_at"),
	},
	(table) => [index("sessions_seen").on(table.seenAt), check("sessions_proved", oneOf("proved", PROVED))],
);

/* ── Machines that ask ─────────────────────────────────────────────────────────────────────────────── */

/** A system that may ask for decisions: for whom, about which tools, and the public keys by which it is known. */
export const clients = sqliteTable(
	"clients",
	{
		/** Random; what the system calls itself (`client_id`). */
		id: text("id").primaryKey(),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		/** As patients read it in “Who looked”. */
		name: text("name").notNull(),
		/** Ids of the tools that it acts for. */
		tools: text("tools", { mode: "json" }).$type<string[]>().notNull(),
		scopes: text("scopes", { mode: "json" }).$type<string[]>().notNull(),
		/** The keys that count (`clientKeys` of the machines feature); null where none does: nobody agreed yet, or it was disabled. */
		keys: text("keys", { mode: "json" }).$type<unknown>(),
		/** Keys that an AI lead wants to count; another one must agree. */
		askedKeys: text("asked_keys", { mode: "json" }).$type<unknown>(),
		/** The staff account that asked, and when. */
		askedBy: text("asked_by"),
		askedAt: instant("asked_at"),
		madeAt: instant("made_at").notNull(),
		disabledAt: instant("disabled_at"),
	},
	() => [
		check(
			"clients_asked",
			sql`(asked_keys IS NULL) = (asked_by IS NULL) AND (asked_keys IS NULL) = (asked_at IS NULL)`,
		),
	],
);

/** A token that a client was given. Kept as SHA-256 only; gone when it is over, or its client is disabled or gets other keys. */
export const clientTokens = sqliteTable(
	"client_tokens",
	{
		hash: text("hash").primaryKey(),
		clientId: text("client_id")
			.notNull()
			.references(() => clients.id),
		scopes: text("scopes", { mode: "json" }).$type<string[]>().notNull(),
		expiresAt: instant("expires_at").notNull(),
	},
	(table) => [
		index("client_tokens_client").on(table.clientId),
		index("client_tokens_expires").on(table.expiresAt),
	],
);

/** An assertion that was used for a token: each counts once, also after a restart. */
export const clientAssertions = sqliteTable(
	"client_assertions",
	{
		clientId: text("client_id")
			.notNull()
			.references(() => clients.id),
		/** SHA-256 of its `jti`, which may be of any length. */
		jti: text("jti").notNull(),
		expiresAt: instant("expires_at").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.clientId, table.jti] }),
		index("client_assertions_expires").on(table.expiresAt),
	],
);

/** How much a client asked on a day, and when last: what an AI lead sees of it. Says nothing of any patient. */
export const clientDays = sqliteTable(
	"client_days",
	{
		clientId: text("client_id")
			.notNull()
			.references(() => clients.id),
		/** ISO day. */
		day: text("day").notNull(),
		checks: integer("checks").notNull(),
		lastAt: instant("last_at").notNull(),
	},
	(table) => [primaryKey({ columns: [table.clientId, table.day] })],
);

/** Until where a client was told what changed, and until where it says that it acts on it: cursors of the feed. */
export const clientFeeds = sqliteTable("client_feeds", {
	clientId: text("client_id")
		.primaryKey()
		.references(() => clients.id),
	/** The furthest cursor that it was given. */
	told: text("told").notNull(),
	toldAt: instant("told_at").notNull(),
	/** The furthest that it confirmed, never further than it was told; null before the first time. */
	confirmed: text("confirmed"),
	confirmedAt: instant("confirmed_at"),
});

/** That a client was told of an entry, and that it confirmed it: what the patient reads of it. */
export const clientTold = sqliteTable(
	"client_told",
	{
		clientId: text("client_id")
			.notNull()
			.references(() => clients.id),
		/** Its number in the record. */
		entry: integer("entry").notNull(),
		/** The first time. */
		at: instant("at").notNull(),
		confirmedAt: instant("confirmed_at"),
	},
	(table) => [
		primaryKey({ columns: [table.clientId, table.entry] }),
		index("client_told_waits").on(table.clientId, table.entry).where(sql`confirmed_at IS NULL`),
	],
);

/** Where a client is sent what changed, by a signed webhook, and how far that is. One message is on its way at a time. */
export const clientHooks = sqliteTable(
	"client_hooks",
	{
		clientId: text("client_id")
			.primaryKey()
			.references(() => clients.id),
		/** Where it is sent; null while nobody agreed to one, or it was stopped. */
		address: text("address"),
		/** An address that an AI lead wants; another one must agree. */
		askedAddress: text("asked_address"),
		askedBy: text("asked_by"),
		/** What signs, sealed with the portal's key; and what signs beside it until `oldUntil`, the newest first, with spaces between. */
		secret: text("secret"),
		oldSecret: text("old_secret"),
		oldUntil: instant("old_until"),
		/** Until where it was sent, a cursor of the feed. */
		cursor: text("cursor").notNull(),
		/** The message whose patients were looked at, so that a further try is no further look. */
		messageId: text("message_id"),
		tries: integer("tries").notNull(),
		/** Since when no try was taken; null where the last one was. */
		failingSince: instant("failing_since"),
		/** The status that was answered last, where it was no 2xx; null for no answer. */
		answered: integer("answered"),
		nextAt: instant("next_at").notNull(),
		/** Since when it is tried no more: until a person has it sent again. */
		deadAt: instant("dead_at"),
		/** The last that was taken. */
		takenAt: instant("taken_at"),
	},
	() => [
		check("client_hooks_asked", sql`(asked_address IS NULL) = (asked_by IS NULL)`),
		check("client_hooks_secret", sql`address IS NULL OR secret IS NOT NULL`),
	],
);

/** Each time that a client compared what it holds with the record, for one tool and purpose. */
export const reconciliations = sqliteTable(
	"reconciliations",
	{
		id: integer("id").primaryKey({ autoIncrement: true }),
		clientId: text("client_id")
			.notNull()
			.references(() => clients.id),
		toolId: text("tool_id")
			.notNull()
			.references(() => tools.id),
		purpose: text("purpose", { enum: ["care", "planning", "research", "training", "synthetic"] }).notNull(),
		at: instant("at").notNull(),
		/** Until where it had followed the feed. */
		cursor: text("cursor").notNull(),
		/** How many answers are to be held, and how many it holds. */
		ours: integer("ours").notNull(),
		theirs: integer("theirs").notNull(),
		/** How many groups of patients were not the same. */
		groups: integer("groups").notNull(),
		/** Once it sent these groups: what differs for whom, by the patient's internal number; null is a number that nobody has. */
		differences: text("differences", { mode: "json" }).$type<[number | null, string][]>(),
	},
	(table) => [
		index("reconciliations_client").on(table.clientId, table.toolId, table.purpose),
		check(
			"reconciliations_purpose",
			oneOf("purpose", ["care", "planning", "research", "training", "synthetic"]),
		),
	],
);

/** The made-up patient of each provider by whom the way of a change to its systems is tried. On no list: nobody is cared for as them. */
export const canaries = sqliteTable("canaries", {
	patientNo: integer("patient_no")
		.primaryKey()
		.references(() => patients.no),
	providerId: text("provider_id")
		.notNull()
		.unique()
		.references(() => providers.id),
});

/** A release of data for a tool, by the list of people who were to be left out of it: `look_members` has them. */
export const releases = sqliteTable(
	"releases",
	{
		/** The reference of the entry that made it. */
		ref: text("ref").primaryKey(),
		providerId: text("provider_id")
			.notNull()
			.references(() => providers.id),
		toolId: text("tool_id")
			.notNull()
			.references(() => tools.id),
		purpose: text("purpose", { enum: ["training", "synthetic"] }).notNull(),
		madeAt: instant("made_at").notNull(),
		people: integer("people").notNull(),
		/** SHA-256 over the lines of the list. */
		hash: text("hash").notNull(),
		/** The look at everybody on it; null where nobody is. */
		lookId: integer("look_id").references(() => lookUps.id),
		/** When whoever made it showed that it was applied. */
		appliedAt: instant("applied_at"),
		/** What an AI lead calls it, and the ISO day on which the data goes out; null where a command made it. */
		name: text("name"),
		goesOutOn: text("goes_out_on"),
	},
	() => [check("releases_purpose", oneOf("purpose", ["training", "synthetic"]))],
);
