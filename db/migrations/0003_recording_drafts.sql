CREATE TABLE `recording_drafts` (
	`staff_id` text NOT NULL,
	`patient_no` integer NOT NULL,
	`sealed` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `patient_no`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
