CREATE TABLE `tool_beginnings` (
	`tool_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`content` text NOT NULL,
	`edited_by` text NOT NULL,
	`edited_name` text NOT NULL,
	`edited_at` integer NOT NULL,
	`asked` integer NOT NULL,
	`asked_by` text,
	PRIMARY KEY(`tool_id`, `provider_id`),
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
