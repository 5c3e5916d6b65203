/**
 * Backups of the patients' keys, apart from the data and kept for fewer days: when a person is erased, what was backed up
 * before can be opened only until these have run out. `keys-…-all` holds every key there was at that moment, `keys-…-new`
 * only those that came since the file before.
 */
import { createReadStream, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { KeyRow } from "#db/key-rows.server.ts";
import { makeFolderDurably, syncFolder, writeDurably } from "../durable-file.server.ts";
import { decrypted, encrypted } from "./age-file.server.ts";

const NAME = /^keys-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(all|new)\.age$/;
const DAY = 86_400_000;
/** A file may be named a moment before what is in it was read: such a moment is read twice rather than not at all. */
const MOMENT = 60_000;
const row = z.object({ id: z.string(), wrapped: z.string() });

/** One file of keys. */
export interface KeyBackup {
	readonly path: string;
	readonly at: Date;
	readonly which: "all" | "new";
}

/** The files of keys in this folder, the oldest first. */
export function keyBackups(folder: string): KeyBackup[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.sort()
		.flatMap((name) => {
			const [, year, month, day, hour, minute, second, ms, which] = NAME.exec(name) ?? [];
			if (which !== "all" && which !== "new") return [];
			const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
			return [{ path: join(folder, name), at, which }];
		});
}

/** Writes these keys into a file of their own and answers its path and how many they are. */
export async function writeKeyBackup(
	folder: string,
	recipients: readonly string[],
	which: "all" | "new",
	rows: Iterable<KeyRow>,
	at: Date,
): Promise<{ readonly path: string; readonly keys: number }> {
	makeFolderDurably(folder);
	const stamp = at.toISOString().replace(/[-:.]/g, "");
	const path = join(folder, `keys-${stamp}-${which}.age`);
	let keys = 0;
	const lines = function* () {
		for (const { id, wrapped } of rows) {
			keys += 1;
			yield Buffer.from(`${JSON.stringify({ id, wrapped })}\n`);
		}
	};
	await writeDurably(path, encrypted(recipients, lines()));
	return { path, keys };
}

/** Every key that the files hold, from the newest file of all keys on. Later ones stand for earlier ones. */
export async function backedUpKeys(folder: string, identity: string): Promise<Map<string, KeyRow>> {
	const files = keyBackups(folder);
	const from = (files.findLast(({ which }) => which === "all")?.at.getTime() ?? 0) - MOMENT;
	const keys = new Map<string, KeyRow>();
	for (const { path } of files.filter(({ at }) => at.getTime() >= from))
		for (const key of await keysIn(path, identity)) keys.set(key.id, key);
	return keys;
}

async function keysIn(path: string, identity: string): Promise<KeyRow[]> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of decrypted(identity, createReadStream(path))) chunks.push(chunk);
	const lines = Buffer.concat(chunks).toString("utf8").split("\n");
	return lines.filter((line) => line !== "").map((line) => row.parse(JSON.parse(line)));
}

/** Removes what is older than so many days, but never the newest file of all keys. Answers how many files went. */
export function pruneKeyBackups(folder: string, days: number, at: Date): number {
	const files = keyBackups(folder);
	const newest = files.findLast(({ which }) => which === "all");
	// Without a file of all keys, the newer ones stand on the older: none can go.
	if (newest === undefined) return 0;
	const old = files.filter((file) => file.at < newest.at && at.getTime() - file.at.getTime() > days * DAY);
	for (const { path } of old) rmSync(path);
	syncFolder(folder);
	return old.length;
}
