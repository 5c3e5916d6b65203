CREATE TABLE `standing_seals` (
	`patient_no` integer PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`signatures` text NOT NULL
) STRICT;
