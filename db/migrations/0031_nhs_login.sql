CREATE TABLE `nhs_logins` (
	`patient_no` integer PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`linked_at` integer NOT NULL,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `nhs_logins_subject_unique` ON `nhs_logins` (`subject`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_tasks` (
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
	CONSTRAINT "tasks_kind" CHECK(kind IN ('call-back', 'wish', 'post', 'conflict', 'use-against-no', 'look-again', 'override', 'help', 'ask-again', 'helper', 'nhs-login'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_tasks`("id", "provider_id", "patient_no", "kind", "tool_id", "due", "opened_at", "done_at", "done_by") SELECT "id", "provider_id", "patient_no", "kind", "tool_id", "due", "opened_at", "done_at", "done_by" FROM `tasks`;--> statement-breakpoint
DROP TABLE `tasks`;--> statement-breakpoint
ALTER TABLE `__new_tasks` RENAME TO `tasks`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `tasks_open` ON `tasks` (`provider_id`,`done_at`,`due`);--> statement-breakpoint
CREATE INDEX `tasks_of_patient` ON `tasks` (`patient_no`) WHERE done_at IS NULL;--> statement-breakpoint
CREATE TABLE `__new_sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`patient_no` integer,
	`staff_id` text,
	`trusted_id` text,
	`shared` integer NOT NULL,
	`helped` integer,
	`helper` text,
	`proved` text,
	`made_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sessions_proved" CHECK(proved IN ('P5', 'P9', 'openid'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_sessions`("hash", "patient_no", "staff_id", "trusted_id", "shared", "helped", "helper", "proved", "made_at", "seen_at", "revoked_at") SELECT "hash", "patient_no", "staff_id", "trusted_id", "shared", "helped", "helper", NULL, "made_at", "seen_at", "revoked_at" FROM `sessions`;--> statement-breakpoint
DROP TABLE `sessions`;--> statement-breakpoint
ALTER TABLE `__new_sessions` RENAME TO `sessions`;--> statement-breakpoint
CREATE INDEX `sessions_seen` ON `sessions` (`seen_at`);--> statement-breakpoint
ALTER TABLE `staff` ADD `open_id` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `open_id_until` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `staff_open_id` ON `staff` (`open_id`);