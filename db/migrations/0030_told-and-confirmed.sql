CREATE TABLE `client_feeds` (
	`client_id` text PRIMARY KEY NOT NULL,
	`told` text NOT NULL,
	`told_at` integer NOT NULL,
	`confirmed` text,
	`confirmed_at` integer,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `client_told` (
	`client_id` text NOT NULL,
	`entry` integer NOT NULL,
	`at` integer NOT NULL,
	`confirmed_at` integer,
	PRIMARY KEY(`client_id`, `entry`),
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `client_told_waits` ON `client_told` (`client_id`,`entry`) WHERE confirmed_at IS NULL;