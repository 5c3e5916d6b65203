ALTER TABLE `tool_drafts` ADD `asked_by` text;--> statement-breakpoint
ALTER TABLE `tools` ADD `begun_by` text REFERENCES providers(id);--> statement-breakpoint
ALTER TABLE `tools` ADD `uses_kept` text DEFAULT '[]' NOT NULL;