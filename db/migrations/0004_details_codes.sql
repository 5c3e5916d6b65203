CREATE TABLE `details_codes` (
	`patient_no` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action
) STRICT;
