ALTER TABLE `tools` ADD `retire_why` text;--> statement-breakpoint
ALTER TABLE `tools` ADD `retire_asked_by` text;--> statement-breakpoint
ALTER TABLE `tools` ADD `retire_asked_at` integer;