CREATE TABLE `dispute_drafts` (
	`patient_no` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`sealed` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `disputes` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_no` integer NOT NULL,
	`provider_id` text NOT NULL,
	`raised_by` text NOT NULL,
	`state` text NOT NULL,
	`harm` integer NOT NULL,
	`due` text,
	`reviewer_id` text,
	`use_id` text,
	`tool_id` text,
	`version` text NOT NULL,
	`service_id` text,
	`withheld` integer NOT NULL,
	`raised_at` integer NOT NULL,
	`closed_at` integer,
	`seq` integer NOT NULL,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewer_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`use_id`) REFERENCES `uses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "disputes_raised_by" CHECK(raised_by IN ('patient', 'clinician')),
	CONSTRAINT "disputes_state" CHECK(state IN ('raised', 'looking', 'asking', 'answered', 'withdrawn'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `disputes_patient` ON `disputes` (`patient_no`);--> statement-breakpoint
CREATE INDEX `disputes_open` ON `disputes` (`provider_id`,`closed_at`,`harm`,`due`);--> statement-breakpoint
CREATE INDEX `disputes_tool` ON `disputes` (`tool_id`,`version`,`raised_at`);--> statement-breakpoint
CREATE TABLE `tool_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`tool_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`version` text NOT NULL,
	`checked_on` text NOT NULL,
	`next_on` text NOT NULL,
	`right_count` integer,
	`of_count` integer,
	`found` text NOT NULL,
	`source` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `tool_checks_tool` ON `tool_checks` (`tool_id`,`checked_on`);--> statement-breakpoint
CREATE TABLE `uses` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_no` integer NOT NULL,
	`provider_id` text NOT NULL,
	`service_id` text NOT NULL,
	`tool_id` text NOT NULL,
	`version` text NOT NULL,
	`used_at` integer NOT NULL,
	`decided` text NOT NULL,
	`source_index` text,
	`seq` integer NOT NULL,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "uses_decided" CHECK(decided IN ('permit', 'deny', 'ask', 'not-applicable', 'unknown'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `uses_source_index_unique` ON `uses` (`source_index`);--> statement-breakpoint
CREATE INDEX `uses_patient` ON `uses` (`patient_no`,`used_at`);--> statement-breakpoint
CREATE INDEX `uses_tool` ON `uses` (`tool_id`,`version`,`used_at`);--> statement-breakpoint
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
	CONSTRAINT "tasks_kind" CHECK(kind IN ('call-back', 'wish', 'post', 'conflict', 'use-against-no', 'look-again'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_tasks`("id", "provider_id", "patient_no", "kind", "tool_id", "due", "opened_at", "done_at", "done_by") SELECT "id", "provider_id", "patient_no", "kind", "tool_id", "due", "opened_at", "done_at", "done_by" FROM `tasks`;--> statement-breakpoint
DROP TABLE `tasks`;--> statement-breakpoint
ALTER TABLE `__new_tasks` RENAME TO `tasks`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `tasks_open` ON `tasks` (`provider_id`,`done_at`,`due`);--> statement-breakpoint
ALTER TABLE `patients` ADD `details_at` integer;--> statement-breakpoint
ALTER TABLE `tools` ADD `resume_asked_by` text;--> statement-breakpoint
ALTER TABLE `tools` ADD `reviewed_since` integer;--> statement-breakpoint
ALTER TABLE `tools` ADD `reviewed_why` text;