CREATE TABLE `comment_drafts` (
	`owner` text NOT NULL,
	`tool_id` text NOT NULL,
	`patient_no` integer,
	`sealed` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`owner`, `tool_id`),
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `comment_reads` (
	`comment_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `tool_comments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `tool_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`tool_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`patient_no` integer,
	`staff_id` text,
	`round_id` text,
	`clear` text,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tool_comments_clear" CHECK(clear IN ('yes', 'partly', 'no'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `tool_comments_read` ON `tool_comments` (`tool_id`,`provider_id`,`seq`);--> statement-breakpoint
CREATE INDEX `tool_comments_patient` ON `tool_comments` (`patient_no`,`tool_id`);--> statement-breakpoint
CREATE INDEX `tool_comments_staff` ON `tool_comments` (`staff_id`,`tool_id`);--> statement-breakpoint
CREATE TABLE `tool_rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`tool_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`what` text NOT NULL,
	`coming` integer,
	`content` text,
	`opens` text,
	`closes` text,
	`made_at` integer NOT NULL,
	`made_name` text NOT NULL,
	`stopped_at` integer,
	`answer` text,
	`answered_at` integer,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tool_rounds_what" CHECK(what IN ('asked', 'not-asked', 'any-time'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `tool_rounds_tool` ON `tool_rounds` (`tool_id`);