/** Files that are there whole or not at all, also after a power cut: written beside, forced to the disk, then given their name. */
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
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

/**
 * Writes a file for this user only and answers its length in bytes once it is on the disk under its name. A file that has
 * that name already is never written over: then it throws `StartRefused`, unless `replace` is true.
 */
export async function writeDurably(
	path: string,
	content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
	replace = false,
): Promise<number> {
	const partial = `${path}.partial`;
	rmSync(partial, { force: true });
	const handle = openSync(partial, "wx", 0o600);
	let bytes = 0;
	try {
		try {
			for await (const chunk of content) bytes += writeWhole(handle, chunk);
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
	return bytes;
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
