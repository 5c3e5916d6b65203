CREATE TABLE `needs_drafts` (
	`patient_no` integer PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action
) STRICT;
