PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_dispute_drafts` (
	`patient_no` integer NOT NULL,
	`person` text DEFAULT '' NOT NULL,
	`id` text NOT NULL,
	`sealed` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`patient_no`, `person`),
	FOREIGN KEY (`patient_no`) REFERENCES `patients`(`no`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_dispute_drafts`("patient_no", "person", "id", "sealed", "at") SELECT "patient_no", '', "id", "sealed", "at" FROM `dispute_drafts`;--> statement-breakpoint
DROP TABLE `dispute_drafts`;--> statement-breakpoint
ALTER TABLE `__new_dispute_drafts` RENAME TO `dispute_drafts`;--> statement-breakpoint
PRAGMA foreign_keys=ON;