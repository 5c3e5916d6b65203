CREATE TABLE `typed_drafts` (
	`patient_no` integer NOT NULL,
	`person` text NOT NULL,
	`form` text NOT NULL,
	`sealed` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`patient_no`, `person`, `form`),
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
