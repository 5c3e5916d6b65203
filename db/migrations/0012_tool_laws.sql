CREATE TABLE `tool_laws` (
	`id` text PRIMARY KEY NOT NULL,
	`tool_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`purpose` text,
	`name` text NOT NULL,
	`words` text NOT NULL,
	`link` text NOT NULL,
	`starts` text NOT NULL,
	`ends` text NOT NULL,
	`entered_by` text NOT NULL,
	`entered_name` text NOT NULL,
	`agreed_at` integer,
	`agreed_name` text,
	`ended_at` integer,
	`ended_name` text,
	`ended_why` text,
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tool_laws_purpose" CHECK(purpose IN ('care', 'planning', 'research', 'training', 'synthetic'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `tool_laws_tool` ON `tool_laws` (`tool_id`);