CREATE TABLE `tool_drafts` (
	`tool_id` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`based_on` integer NOT NULL,
	`edited_by` text NOT NULL,
	`edited_name` text NOT NULL,
	`edited_at` integer NOT NULL,
	`asked` integer NOT NULL,
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
ALTER TABLE `notices` ADD `agreed_by` text;--> statement-breakpoint
ALTER TABLE `notices` ADD `difference` text;