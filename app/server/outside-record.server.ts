/**
 * How far the record goes, written down outside the database, so that an older copy of it is known for what it is. One file
 * in `CHECKPOINT_DIR`: the number, reference and commitment of the last entry that is known to be safe elsewhere.
 */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "better-sqlite3";
import { z } from "zod";
import { type Extent, extentOf } from "#db/copy.server.ts";
import { writeDurably } from "./durable-file.server.ts";

const NAME = "record-size.json";
const extent = z.object({ seq: z.number(), ref: z.string(), commitment: z.string() });

/** Writes down that the record goes as far as this. */
export async function noteExtent(checkpointDir: string, { seq, ref, commitment }: Extent): Promise<void> {
	mkdirSync(checkpointDir, { recursive: true, mode: 0o700 });
	const text = `${JSON.stringify({ seq, ref, commitment })}\n`;
	await writeDurably(join(checkpointDir, NAME), [Buffer.from(text)], true);
}

/**
 * A sentence where this record is not the one that was known outside, or ends before it; undefined where it holds all that was.
 * The one place that decides whether a restored database is too old. (A signed checkpoint says more, and belongs here too.)
 */
export function olderThanOutside(checkpointDir: string, database: Database): string | undefined {
	const file = join(checkpointDir, NAME);
	if (!existsSync(file)) return undefined;
	const outside = extent.parse(JSON.parse(readFileSync(file, "utf8")));
	const here = extentOf(database);
	if (here.seq < outside.seq)
		return `It ends at entry ${here.seq}, but the portal had ${outside.seq}: ${outside.seq - here.seq} would be lost.`;
	const same = database
		.prepare('SELECT 1 FROM entries WHERE seq = ? AND ref = ? AND "commitment" = ?')
		.get(outside.seq, outside.ref, outside.commitment);
	if (outside.seq > 0 && same === undefined)
		return `Its entry ${outside.seq} is not the one that the portal had.`;
	return undefined;
}
