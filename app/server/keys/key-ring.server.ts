/**
 * The keys of this installation, in a folder of their own, never in the database or its backups. `master.key` wraps each
 * patient's key. When it is rotated, `retired-….key` keeps the one before for as long as backups need it, and what was derived
 * from the first (HKDF, RFC 5869) gets files of its own: `index.key` finds people, and `portal.key` sealed what belongs to
 * nobody and cannot be sealed again, for the record is append-only.
 */
import { hkdfSync, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { makeFolderDurably, syncFolder, writeDurably, writeTextDurably } from "../durable-file.server.ts";
import { StartRefused } from "../start-refused.server.ts";

const MASTER = "master.key";
const INDEX = "index.key";
const PORTAL = "portal.key";
const RETIRED = /^retired-(\d{8}T\d{9}Z)\.key$/;
const KEY_BYTES = 32;

/** The keys as they are now. `masters`: the newest first, and then those it took the place of. */
export interface KeyRing {
	readonly masters: readonly [Uint8Array, ...Uint8Array[]];
	readonly index: Uint8Array;
	readonly portal: Uint8Array;
}

/** Makes a master key where there is none. */
export function makeMasterKey(folder: string): void {
	const file = join(folder, MASTER);
	if (existsSync(file)) return;
	makeFolderDurably(folder);
	// Before anything is sealed with it: what is sealed with a key that a power cut takes is lost with it.
	writeTextDurably(file, randomBytes(KEY_BYTES).toString("hex"));
}

/** The ring over this master key alone. */
export function ringOf(master: Uint8Array): KeyRing {
	return { masters: [master], index: derived(master, "blind-index"), portal: derived(master, "portal") };
}

/** Reads the keys of `folder`. Throws `StartRefused` on a missing master key or one that is none. */
export function readRing(folder: string): KeyRing {
	const ring = ringOf(keyIn(folder, MASTER));
	return {
		masters: [ring.masters[0], ...retiredKeys(folder).map((name) => keyIn(folder, name))],
		index: existsSync(join(folder, INDEX)) ? keyIn(folder, INDEX) : ring.index,
		portal: existsSync(join(folder, PORTAL)) ? keyIn(folder, PORTAL) : ring.portal,
	};
}

/** Another text after each rotation. */
export function ringStamp(folder: string): string {
	const { ino, mtimeMs } = statSync(join(folder, MASTER), { throwIfNoEntry: false }) ?? {
		ino: 0,
		mtimeMs: 0,
	};
	return `${ino} ${mtimeMs}`;
}

/**
 * Puts a new master key in the place of the one there is. After a kill between any two steps every key of before is still
 * there: what is derived is written first, then the old master under its new name, then the new one takes its place.
 */
export async function rotateMaster(folder: string, at: Date): Promise<void> {
	const ring = readRing(folder);
	for (const [name, key] of [
		[INDEX, ring.index],
		[PORTAL, ring.portal],
	] as const)
		if (!existsSync(join(folder, name))) await writeKey(folder, name, key, false);
	await writeKey(folder, `retired-${at.toISOString().replace(/[-:.]/g, "")}.key`, ring.masters[0], false);
	await writeKey(folder, MASTER, randomBytes(KEY_BYTES), true);
}

/** Removes the master keys that were retired before this instant. Answers how many. */
export function dropRetired(folder: string, before: Date): number {
	const stamp = before.toISOString().replace(/[-:.]/g, "");
	const old = retiredKeys(folder).filter((name) => (RETIRED.exec(name)?.[1] ?? "") < stamp);
	for (const name of old) rmSync(join(folder, name));
	if (old.length > 0) syncFolder(folder);
	return old.length;
}

/** The newest first. */
function retiredKeys(folder: string): string[] {
	return readdirSync(folder)
		.filter((name) => RETIRED.test(name))
		.sort()
		.reverse();
}

function keyIn(folder: string, name: string): Uint8Array {
	const file = join(folder, name);
	if (!existsSync(file)) throw new StartRefused(`KEYS_DIR: there is no ${name} in it`);
	const key = Buffer.from(readFileSync(file, "utf8").trim(), "hex");
	if (key.length !== KEY_BYTES)
		throw new StartRefused(`KEYS_DIR: ${name} is not a key of 64 hexadecimal digits`);
	return key;
}

async function writeKey(folder: string, name: string, key: Uint8Array, replace: boolean): Promise<void> {
	await writeDurably(join(folder, name), [Buffer.from(Buffer.from(key).toString("hex"))], replace);
}

function derived(master: Uint8Array, label: string): Uint8Array {
	return new Uint8Array(hkdfSync("sha256", master, new Uint8Array(), label, KEY_BYTES));
}
