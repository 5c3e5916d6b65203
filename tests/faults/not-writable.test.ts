/** The portal is started where it cannot write, or on a file that is no database: it ends at once with one line that says what to do. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer } from "#tests/server.ts";
import { lackingFor, makeSmallDisk, run } from "./device.ts";

const LONG = 600_000;
const lacking = lackingFor(() => makeSmallDisk(1));

let parent: string;
let data: string;
beforeAll(async () => {
	parent = mkdtempSync(join(tmpdir(), "not-writable-"));
	data = join(parent, "data");
	await (await startServer({ DATA_DIR: data }, "sources")).stop();
}, LONG);
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** What the operator sees: what the server printed where it ended with status 1. */
async function refusal(dataDir: string): Promise<string> {
	const started = startServer({ DATA_DIR: dataDir, KEYS_DIR: join(data, "keys") }, "sources");
	const error: unknown = await started.then((server) => server.stop()).catch((refused: unknown) => refused);
	return error instanceof Error ? error.message : "it started";
}

const ONE_LINE = (words: string) =>
	new RegExp(`^The server did not start \\(1\\): DATA_DIR: [^\\n]*${words}[^\\n]*$`);

/** Mounts this file or folder over itself, for reading only, as root could write it otherwise. */
async function forReadingOnly<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
	run("mount", "--bind", path, path);
	run("mount", "-o", "remount,bind,ro", path);
	try {
		return await work();
	} finally {
		run("umount", path);
	}
}

describe(`a portal that is started where it cannot write${lacking}`, () => {
	it.skipIf(lacking)(
		"says so where the whole folder is read-only",
		async () => {
			expect(await forReadingOnly(data, () => refusal(data))).toMatch(
				ONE_LINE("whether its disk is mounted for writing"),
			);
		},
		LONG,
	);

	it.skipIf(lacking)(
		"says so where only the database is",
		async () => {
			const file = join(data, "portal.db");
			expect(await forReadingOnly(file, () => refusal(data))).toMatch(
				ONE_LINE("right to write portal\\.db and its folder"),
			);
		},
		LONG,
	);
});

describe("a portal that is started on a file that is no database", () => {
	it.each([
		["of other bytes", "not a database at all, but some text that is long enough".repeat(100)],
		["cut to its first page", undefined],
	])(
		"says so and what to restore: %s",
		async (what, text) => {
			const other = join(parent, what);
			mkdirSync(other);
			cpSync(join(data, "checkpoints"), join(other, "checkpoints"), { recursive: true });
			const file = join(other, "portal.db");
			if (text === undefined) {
				cpSync(join(data, "portal.db"), file);
				run("truncate", "-s", "4096", file);
			} else writeFileSync(file, text);
			expect(await refusal(other)).toMatch(ONE_LINE("it is damaged.*admin -- restore"));
		},
		LONG,
	);
});
