ALTER TABLE `releases` ADD `name` text;--> statement-breakpoint
ALTER TABLE `releases` ADD `goes_out_on` text;