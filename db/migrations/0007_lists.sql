CREATE TABLE `look_members` (
	`part` integer NOT NULL,
	`look_id` integer NOT NULL,
	`members` text NOT NULL,
	PRIMARY KEY(`part`, `look_id`),
	FOREIGN KEY (`look_id`) REFERENCES `look_ups`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `look_ups` ALTER COLUMN `patient_no` DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE `look_ups` ADD `purpose` text;
--> statement-breakpoint
ALTER TABLE `look_ups` ADD `people` integer;
