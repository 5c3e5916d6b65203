CREATE TABLE `typed_pages` (
	`staff_id` text NOT NULL,
	`path` text NOT NULL,
	`sealed` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `path`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
