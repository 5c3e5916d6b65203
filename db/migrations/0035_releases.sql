CREATE TABLE `releases` (
	`ref` text PRIMARY KEY NOT NULL,
	`provider_id` text NOT NULL,
	`tool_id` text NOT NULL,
	`purpose` text NOT NULL,
	`made_at` integer NOT NULL,
	`people` integer NOT NULL,
	`hash` text NOT NULL,
	`look_id` integer,
	`applied_at` integer,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`look_id`) REFERENCES `look_ups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "releases_purpose" CHECK(purpose IN ('training', 'synthetic'))
) STRICT;
