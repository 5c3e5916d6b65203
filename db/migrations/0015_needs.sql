ALTER TABLE `patients` ADD `needs` text;--> statement-breakpoint
ALTER TABLE `patients` ADD `needs_asked_at` integer;