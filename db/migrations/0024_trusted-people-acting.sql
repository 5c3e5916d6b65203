CREATE TABLE `trusted_people` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_no` integer NOT NULL,
	`sealed` text NOT NULL,
	`authority` text NOT NULL,
	`may` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`ended_at` integer,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "trusted_people_authority" CHECK(authority IN ('parent', 'attorney', 'deputy', 'carer')),
	CONSTRAINT "trusted_people_may" CHECK(may IN ('decide', 'help', 'read')),
	CONSTRAINT "trusted_people_carer" CHECK(authority <> 'carer' OR may <> 'decide')
) STRICT;
--> statement-breakpoint
CREATE INDEX `trusted_people_patient` ON `trusted_people` (`patient_no`);--> statement-breakpoint
ALTER TABLE `letter_codes` ADD `trusted_id` text;--> statement-breakpoint
ALTER TABLE `providers` ADD `own_age` integer DEFAULT 13 NOT NULL;--> statement-breakpoint
ALTER TABLE `providers` ADD `adult_age` integer DEFAULT 16 NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `trusted_id` text;