/**
 * The folder of what was shipped: encrypted files that are never changed, each with the next number. A file's name says how
 * far it goes, so that shipping goes on where it ended without opening anything.
 */
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Batch, type Cursor, NOTHING_SHIPPED } from "#db/shipped-tables.ts";
import { makeFolderDurably, syncFolder, writeDurably } from "../durable-file.server.ts";
import { decrypted, encrypted } from "./age-file.server.ts";

const NAME = /^ship-(\d{10})-e(\d+)-l(\d+)-n(\d+)-p(\d+)\.age$/;

const count = z.number();
const cursor = z.object({ seq: count, look: count, notice: count, patient: count });
const batch = z.object({
	version: z.literal(1),
	at: count,
	from: cursor,
	to: cursor,
	patients: z.array(count),
	rows: z.record(z.string(), z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])))),
});

/** One file. `to` is how far it goes. */
export interface Shipped {
	readonly path: string;
	readonly number: number;
	readonly to: Cursor;
}

/** The files in this folder in their order. */
export function shippedFiles(folder: string): Shipped[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.sort()
		.flatMap((name) => {
			const found = NAME.exec(name);
			if (found === null) return [];
			const [number = 0, seq = 0, look = 0, notice = 0, patient = 0] = found.slice(1).map(Number);
			return [{ path: join(folder, name), number, to: { seq, look, notice, patient } }];
		});
}

/** How far was shipped. */
export function lastShipped(folder: string): Pick<Shipped, "number" | "to"> {
	return shippedFiles(folder).at(-1) ?? { number: 0, to: NOTHING_SHIPPED };
}

/** Writes the file of this batch, on the disk when it answers. */
export async function writeShipped(
	folder: string,
	recipients: readonly string[],
	number: number,
	content: Batch,
): Promise<void> {
	makeFolderDurably(folder);
	const { seq, look, notice, patient } = content.to;
	const name = `ship-${String(number).padStart(10, "0")}-e${seq}-l${look}-n${notice}-p${patient}.age`;
	await writeDurably(join(folder, name), encrypted(recipients, [Buffer.from(JSON.stringify(content))]));
}

/** What a file holds. */
export async function readShipped({ path }: Shipped, identity: string): Promise<Batch> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of decrypted(identity, createReadStream(path))) chunks.push(chunk);
	return batch.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
}

/** Moves all files into a folder of their own beside them: a restore to an earlier record begins anew. */
export function setShippedAside(folder: string, name: string): void {
	const files = shippedFiles(folder);
	if (files.length === 0) return;
	const aside = join(folder, name);
	mkdirSync(aside, { recursive: true, mode: 0o700 });
	for (const { path } of files) renameSync(path, join(aside, path.slice(folder.length + 1)));
	syncFolder(aside);
	syncFolder(folder);
}
