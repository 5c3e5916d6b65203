CREATE TABLE `unknown_calls` (
	`id` text PRIMARY KEY NOT NULL,
	`ref` text NOT NULL,
	`provider_id` text NOT NULL,
	`sealed` text NOT NULL,
	`due` text NOT NULL,
	`asked_at` integer NOT NULL,
	`done_at` integer,
	`done_by` text,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `unknown_calls_ref_unique` ON `unknown_calls` (`ref`);--> statement-breakpoint
CREATE INDEX `unknown_calls_open` ON `unknown_calls` (`provider_id`,`done_at`,`due`);