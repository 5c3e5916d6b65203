-- A draft is kept for a day at most: those of the older form are dropped, and asked again.
DROP TABLE `drafts`;
--> statement-breakpoint
CREATE TABLE `drafts` (
	`patient_no` integer NOT NULL,
	`subject` text NOT NULL,
	`id` text NOT NULL,
	`answer` text NOT NULL,
	`seen` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`patient_no`, `subject`),
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "drafts_answer" CHECK(answer IN ('yes', 'no', 'unsure'))
) STRICT, WITHOUT ROWID;
