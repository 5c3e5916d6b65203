CREATE TABLE `group_reports` (
	`provider_id` text NOT NULL,
	`quarter` text NOT NULL,
	`counted_at` integer NOT NULL,
	`lines` text NOT NULL,
	PRIMARY KEY(`provider_id`, `quarter`),
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
