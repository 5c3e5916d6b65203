CREATE TABLE `tool_signals` (
	`tool_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`period` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`tool_id`, `provider_id`, `period`),
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tool_signals_kind" CHECK(kind IN ('above-limit', 'seven-above'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `uses_provider` ON `uses` (`provider_id`,`used_at`,`tool_id`,`version`,`service_id`);