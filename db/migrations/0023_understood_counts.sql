CREATE TABLE `understood_counts` (
	`tool_id` text NOT NULL,
	`notice` integer NOT NULL,
	`lang` text NOT NULL,
	`question` text NOT NULL,
	`quarter` text NOT NULL,
	`right_count` integer NOT NULL,
	`wrong_count` integer NOT NULL,
	`unsure_count` integer NOT NULL,
	PRIMARY KEY(`tool_id`, `notice`, `lang`, `question`, `quarter`),
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "understood_counts_question" CHECK(question IN ('decides', 'no', 'change'))
) STRICT, WITHOUT ROWID;
