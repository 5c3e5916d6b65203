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
	CONSTRAINT "tasks_kind" CHECK(kind IN ('call-back', 'wish', 'post', 'conflict', 'use-against-no', 'look-again', 'override', 'help', 'ask-again', 'helper'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_tasks`("id", "provider_id", "patient_no", "kind", "tool_id", "due", "opened_at", "done_at", "done_by") SELECT "id", "provider_id", "patient_no", "kind", "tool_id", "due", "opened_at", "done_at", "done_by" FROM `tasks`;--> statement-breakpoint
DROP TABLE `tasks`;--> statement-breakpoint
ALTER TABLE `__new_tasks` RENAME TO `tasks`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `tasks_open` ON `tasks` (`provider_id`,`done_at`,`due`);--> statement-breakpoint
CREATE INDEX `tasks_of_patient` ON `tasks` (`patient_no`) WHERE done_at IS NULL;