CREATE TABLE `tool_trainings` (
	`tool_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`number` integer NOT NULL,
	`needed` integer NOT NULL,
	`words` text NOT NULL,
	`link` text,
	`months` integer,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	PRIMARY KEY(`tool_id`, `provider_id`, `number`),
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tool_trainings_months" CHECK(months > 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `training_confirmations` (
	`tool_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`number` integer NOT NULL,
	`material` integer NOT NULL,
	`done_on` text NOT NULL,
	`said_at` integer NOT NULL,
	`withdrawn_at` integer,
	PRIMARY KEY(`tool_id`, `staff_id`),
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
