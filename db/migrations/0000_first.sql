CREATE TABLE `drafts` (
	`patient_no` integer NOT NULL,
	`subject` text NOT NULL,
	`id` text NOT NULL,
	`answer` text NOT NULL,
	`seen_seq` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`patient_no`, `subject`),
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "drafts_answer" CHECK(answer IN ('yes', 'no', 'unsure'))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `entries` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ref` text NOT NULL,
	`kind` text NOT NULL,
	`patient_no` integer,
	`at` integer NOT NULL,
	`sealed` text NOT NULL,
	`commitment` text NOT NULL,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `entries_ref_unique` ON `entries` (`ref`);--> statement-breakpoint
CREATE INDEX `entries_patient` ON `entries` (`patient_no`);--> statement-breakpoint
CREATE TABLE `letter_codes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`look_up` text NOT NULL,
	`hash` text NOT NULL,
	`patient_no` integer NOT NULL,
	`made_at` integer NOT NULL,
	`used_at` integer NOT NULL,
	`stopped_at` integer,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `letter_codes_look_up` ON `letter_codes` (`look_up`) WHERE stopped_at IS NULL;--> statement-breakpoint
CREATE INDEX `letter_codes_patient` ON `letter_codes` (`patient_no`);--> statement-breakpoint
CREATE TABLE `look_ups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`patient_no` integer NOT NULL,
	`at` integer NOT NULL,
	`who` text NOT NULL,
	`name` text NOT NULL,
	`provider_id` text,
	`what` text NOT NULL,
	`tool` text,
	`answer` text,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "look_ups_who" CHECK(who IN ('patient', 'staff', 'machine', 'system'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `look_ups_patient` ON `look_ups` (`patient_no`);--> statement-breakpoint
CREATE TABLE `notice_words` (
	`notice_id` integer NOT NULL,
	`lang` text NOT NULL,
	`words` text NOT NULL,
	PRIMARY KEY(`notice_id`, `lang`),
	FOREIGN KEY (`notice_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tool_id` text NOT NULL,
	`number` integer NOT NULL,
	`facts` text NOT NULL,
	`material` integer NOT NULL,
	`digest` text NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_tool_number` ON `notices` (`tool_id`,`number`);--> statement-breakpoint
CREATE TABLE `once_keys` (
	`key` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`ref` text NOT NULL,
	`at` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`patient_no` integer NOT NULL,
	`provider_id` text NOT NULL,
	`way` text NOT NULL,
	`lang` text NOT NULL,
	`sealed` text NOT NULL,
	`ref` text NOT NULL,
	`state` text NOT NULL,
	`tries` integer NOT NULL,
	`next_at` integer NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outbox_way" CHECK(way IN ('letter', 'email')),
	CONSTRAINT "outbox_state" CHECK(state IN ('waiting', 'sent', 'to-post'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`state`,`next_at`);--> statement-breakpoint
CREATE TABLE `patient_keys` (
	`patient_no` integer PRIMARY KEY NOT NULL,
	`wrapped` text NOT NULL,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `patient_services` (
	`patient_no` integer NOT NULL,
	`service_id` text NOT NULL,
	PRIMARY KEY(`patient_no`, `service_id`),
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `patients` (
	`no` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`nhs_index` text NOT NULL,
	`name_index` text NOT NULL,
	`nhs_number` text NOT NULL,
	`given_names` text NOT NULL,
	`family_name` text NOT NULL,
	`birth_date` text NOT NULL,
	`address` text NOT NULL,
	`email` text,
	`phone` text,
	`lang` text,
	`formats` text NOT NULL,
	`imported_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `patients_id_unique` ON `patients` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `patients_nhs_index_unique` ON `patients` (`nhs_index`);--> statement-breakpoint
CREATE INDEX `patients_name` ON `patients` (`name_index`);--> statement-breakpoint
CREATE TABLE `providers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`phone` text NOT NULL,
	`email` text NOT NULL,
	`address` text NOT NULL,
	`nation` text NOT NULL,
	`planning_basis` text NOT NULL,
	CONSTRAINT "providers_nation" CHECK(nation IN ('england', 'wales', 'scotland', 'northern-ireland')),
	CONSTRAINT "providers_planning_basis" CHECK(planning_basis IN ('objection', 'consent'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `register_changes` (
	`id` integer PRIMARY KEY NOT NULL,
	`count` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `services` (
	`id` text PRIMARY KEY NOT NULL,
	`provider_id` text NOT NULL,
	`names` text NOT NULL,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`patient_no` integer,
	`staff_id` text,
	`shared` integer NOT NULL,
	`helped` integer,
	`made_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_seen` ON `sessions` (`seen_at`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`provider_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`totp_secret` text NOT NULL,
	`totp_step` integer NOT NULL,
	`disabled_at` integer,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "staff_role" CHECK(role IN ('reception', 'clinician', 'lead'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email_unique` ON `staff` (`email`);--> statement-breakpoint
CREATE TABLE `standing` (
	`patient_no` integer NOT NULL,
	`kind` text NOT NULL,
	`who` text NOT NULL,
	`tool` integer NOT NULL,
	`purpose` integer NOT NULL,
	`seq` integer NOT NULL,
	`rest` text NOT NULL,
	PRIMARY KEY(`patient_no`, `kind`, `who`, `tool`, `purpose`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`provider_id` text NOT NULL,
	`patient_no` integer NOT NULL,
	`kind` text NOT NULL,
	`tool_id` text,
	`due` text NOT NULL,
	`opened_at` integer NOT NULL,
	`done_at` integer,
	`done_by` text,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tasks_kind" CHECK(kind IN ('call-back', 'wish', 'post', 'conflict'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `tasks_open` ON `tasks` (`provider_id`,`done_at`,`due`);--> statement-breakpoint
CREATE TABLE `tool_uses` (
	`service_id` text NOT NULL,
	`tool_id` text NOT NULL,
	`stage` text NOT NULL,
	`since` text NOT NULL,
	PRIMARY KEY(`service_id`, `tool_id`),
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tool_uses_stage" CHECK(stage IN ('in-use', 'trial'))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tools` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`category` text NOT NULL,
	`basis` text NOT NULL,
	`machine_alone` integer NOT NULL,
	`reask_on_material` integer NOT NULL,
	`paused_at` integer,
	`paused_why` text,
	`retired_at` integer,
	CONSTRAINT "tools_category" CHECK(category IN ('organisation', 'decision-support', 'service', 'population', 'research'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tools_number_unique` ON `tools` (`number`);