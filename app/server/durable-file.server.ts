/** Files that are there whole or not at all, also after a power cut: written beside, forced to the disk, then given their name. */
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { StartRefused } from "./start-refused.server.ts";

/** Forces to the disk which names stand in this folder. */
export function syncFolder(folder: string): void {
	const handle = openSync(folder, "r");
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}

/** Makes this folder for this user only, and those above it that are missing, each with its name on the disk. */
export function makeFolderDurably(folder: string): void {
	const whole = resolve(folder);
	const first = mkdirSync(whole, { recursive: true, mode: 0o700 });
	if (first === undefined) return;
	for (let made = whole; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made));
}

/**
 * Writes a file for this user only and answers its length in bytes once it is on the disk under its name. A file that has
 * that name already is never written over: then it throws `StartRefused`, unless `replace` is true.
 */
export async function writeDurably(
	path: string,
	content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
	replace = false,
): Promise<number> {
	const handle = beginPartial(path);
	let bytes = 0;
	try {
		for await (const chunk of content) bytes += writeWhole(handle, chunk);
	} catch (error) {
		dropPartial(path, handle);
		throw error;
	}
	endPartial(path, handle, replace);
	return bytes;
}

/** The same for a short text, without letting anything else happen meanwhile. */
export function writeTextDurably(path: string, text: string, replace = false): void {
	const handle = beginPartial(path);
	try {
		writeWhole(handle, Buffer.from(text, "utf8"));
	} catch (error) {
		dropPartial(path, handle);
		throw error;
	}
	endPartial(path, handle, replace);
}

const partialOf = (path: string) => `${path}.partial`;

function beginPartial(path: string): number {
	rmSync(partialOf(path), { force: true });
	return openSync(partialOf(path), "wx", 0o600);
}

function dropPartial(path: string, handle: number): void {
	closeSync(handle);
	rmSync(partialOf(path), { force: true });
}

/** The bytes are on the disk before the name is. */
function endPartial(path: string, handle: number, replace: boolean): void {
	const partial = partialOf(path);
	try {
		try {
			fsyncSync(handle);
		} finally {
			closeSync(handle);
		}
		if (replace) renameSync(partial, path);
		else nameOnce(partial, path);
	} finally {
		rmSync(partial, { force: true });
	}
	syncFolder(dirname(path));
}

/** A link fails where the name is taken; a rename would take it over. */
function nameOnce(partial: string, path: string): void {
	try {
		linkSync(partial, path);
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "EEXIST")
			throw new StartRefused(`${path} is there already, and is not written over`);
		throw error;
	}
}

/** The system may take fewer bytes than it is given, on a disk that is nearly full above all. */
function writeWhole(handle: number, chunk: Uint8Array): number {
	let done = 0;
	while (done < chunk.length) done += writeSync(handle, chunk, done);
	return chunk.length;
}
