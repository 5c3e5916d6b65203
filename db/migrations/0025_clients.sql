CREATE TABLE `client_assertions` (
	`client_id` text NOT NULL,
	`jti` text NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`client_id`, `jti`),
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `client_assertions_expires` ON `client_assertions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `client_days` (
	`client_id` text NOT NULL,
	`day` text NOT NULL,
	`checks` integer NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`client_id`, `day`),
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `client_tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`scopes` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `client_tokens_client` ON `client_tokens` (`client_id`);--> statement-breakpoint
CREATE INDEX `client_tokens_expires` ON `client_tokens` (`expires_at`);--> statement-breakpoint
CREATE TABLE `clients` (
	`id` text PRIMARY KEY NOT NULL,
	`provider_id` text NOT NULL,
	`name` text NOT NULL,
	`tools` text NOT NULL,
	`scopes` text NOT NULL,
	`keys` text,
	`asked_keys` text,
	`asked_by` text,
	`asked_at` integer,
	`made_at` integer NOT NULL,
	`disabled_at` integer,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "clients_asked" CHECK((asked_keys IS NULL) = (asked_by IS NULL) AND (asked_keys IS NULL) = (asked_at IS NULL))
) STRICT;
