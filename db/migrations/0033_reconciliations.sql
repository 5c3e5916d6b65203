CREATE TABLE `reconciliations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`client_id` text NOT NULL,
	`tool_id` text NOT NULL,
	`purpose` text NOT NULL,
	`at` integer NOT NULL,
	`cursor` text NOT NULL,
	`ours` integer NOT NULL,
	`theirs` integer NOT NULL,
	`groups` integer NOT NULL,
	`differences` text,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reconciliations_purpose" CHECK(purpose IN ('care', 'planning', 'research', 'training', 'synthetic'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `reconciliations_client` ON `reconciliations` (`client_id`,`tool_id`,`purpose`);