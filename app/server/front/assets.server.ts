/**
 * The files of the build (stylesheet, favicon), held in memory: an address is a key in a list made at the start, so no
 * address can reach a file that is not in it, and nothing is looked up on the disk.
 */
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { type Answer, compressed } from "../answer.server.ts";
import type { Encoding } from "./compress.server.ts";

/** Gives the file at a path in the encoding asked for, or undefined where there is none. */
export type Assets = (path: string, encoding: Encoding) => Promise<Answer> | undefined;

const TYPES: Readonly<Record<string, string>> = {
	".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".mjs": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
	".ico": "image/x-icon",
	".txt": "text/plain; charset=utf-8",
};

/** Files under `/assets/` carry a digest of their content in their name, so they never change; others may in a day. */
const FOR_GOOD = "public, max-age=31536000, immutable";
const FOR_A_DAY = "public, max-age=86400";

/** Reads every file below `folder`, which holds what is served from `/`. A missing folder is an empty one. */
export async function readAssets(folder: string): Promise<Assets> {
	const files = new Map<string, Answer>();
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	for (const entry of entries) {
		const type = TYPES[extname(entry.name)];
		if (!entry.isFile() || type === undefined) continue;
		const file = join(entry.parentPath, entry.name);
		const path = `/${relative(folder, file).split(sep).join("/")}`;
		const keep = path.startsWith("/assets/") ? FOR_GOOD : FOR_A_DAY;
		const headers = [
			["content-type", type],
			["cache-control", keep],
			["vary", "accept-encoding"],
		] as const;
		files.set(path, { status: 200, headers, body: await readFile(file) });
	}

	const made = new Map<string, Promise<Answer>>();
	return (path, encoding) => {
		const file = files.get(path);
		if (file === undefined) return undefined;
		const key = `${encoding} ${path}`;
		const answer = made.get(key) ?? compressed(file, encoding, 11);
		made.set(key, answer);
		return answer;
	};
}
