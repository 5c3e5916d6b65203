CREATE TABLE `outside_looks` (
	`ref` text PRIMARY KEY NOT NULL,
	`patient_no` integer NOT NULL,
	`staff_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`because` text NOT NULL,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outside_looks_because" CHECK(because IN ('care-now', 'sent-here', 'they-asked', 'something-else'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `outside_looks_provider` ON `outside_looks` (`provider_id`,`at`);--> statement-breakpoint
CREATE TABLE `outside_tries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `outside_tries_staff` ON `outside_tries` (`staff_id`,`at`);--> statement-breakpoint
CREATE INDEX `outside_tries_provider` ON `outside_tries` (`provider_id`,`at`);--> statement-breakpoint
ALTER TABLE `look_ups` ADD `outside` text REFERENCES outside_looks(ref);