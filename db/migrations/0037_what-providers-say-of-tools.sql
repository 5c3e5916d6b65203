CREATE TABLE `tool_here` (
	`tool_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`number` integer NOT NULL,
	`answers` text,
	`supplier` text,
	`on_unknown` text,
	`said_at` integer NOT NULL,
	PRIMARY KEY(`tool_id`, `provider_id`, `number`),
	FOREIGN KEY (`tool_id`) REFERENCES `tools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tool_here_on_unknown" CHECK(on_unknown IN ('nothing-runs', 'goes-on', 'person-takes-over'))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `tool_here` (`tool_id`, `provider_id`, `number`, `answers`, `supplier`, `on_unknown`, `said_at`)
SELECT n.`tool_id`, s.`provider_id`, n.`number`, n.`facts` ->> '$.answers', n.`facts` ->> '$.supplier', n.`facts` ->> '$.onUnknown', n.`made_at`
FROM `notices` n JOIN `tool_uses` u ON u.`tool_id` = n.`tool_id` JOIN `services` s ON s.`id` = u.`service_id`
WHERE json_valid(n.`facts`) AND EXISTS (
	SELECT 1 FROM `notices` o WHERE o.`tool_id` = n.`tool_id` AND json_valid(o.`facts`)
	AND coalesce(o.`facts` ->> '$.answers', o.`facts` ->> '$.supplier', o.`facts` ->> '$.onUnknown') IS NOT NULL
)
GROUP BY n.`tool_id`, s.`provider_id`, n.`number`;
--> statement-breakpoint
UPDATE `tool_drafts` SET `content` = json_set(
	json_remove(`content`, '$.facts.answers', '$.facts.supplier', '$.facts.onUnknown'),
	'$.here', json_object((SELECT `provider_id` FROM `staff` WHERE `id` = `edited_by`), json_patch('{}', json_object(
		'answers', `content` ->> '$.facts.answers',
		'supplier', `content` ->> '$.facts.supplier',
		'onUnknown', `content` ->> '$.facts.onUnknown'
	)))
)
WHERE json_valid(`content`) AND EXISTS (SELECT 1 FROM `staff` WHERE `id` = `edited_by`)
AND coalesce(`content` ->> '$.facts.answers', `content` ->> '$.facts.supplier', `content` ->> '$.facts.onUnknown') IS NOT NULL;
