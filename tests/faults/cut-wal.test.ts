/**
 * The portal is killed, and its write-ahead log is cut short or overwritten with junk, as a disk can that loses what it said it had. Then
 * either all that was confirmed is there, or the portal refuses to start and says how many entries are missing, and so does `admin verify`.
 * Only what was confirmed after the newest checkpoint outside, a fiftieth of a second at most while the portal lives, can be lost unseen.
 * `LONG_TESTS=1` does it 100 times.
 */
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer } from "#tests/server.ts";
import { aFaulty, type Faulty, underLoad, untilConfirmed } from "./faulty.ts";

const LONG = 3_600_000;
const TIMES = process.env["LONG_TESTS"] ? 20 : 2;
/** Of SQLite's format: the log's own head, and a frame of one page with its head (sqlite.org/walformat.html). */
const [WAL_HEAD, FRAME] = [32, 24 + 4096];

let portal: Faulty;
let copies: string;
beforeAll(async () => {
	copies = mkdtempSync(join(tmpdir(), "cut-wal-"));
	portal = await aFaulty(4);
	const server = await portal.start();
	await underLoad(portal.people, async () => {
		await untilConfirmed(portal.people, 50);
		await server.kill();
	});
}, LONG);
afterAll(() => {
	portal.remove();
	rmSync(copies, { recursive: true, force: true });
});

const among = (least: number, most: number) => least + Math.floor(Math.random() * (most - least + 1));

/** What happens to a log of so many bytes. */
const HARMS: Readonly<Record<string, (file: string, size: number) => void>> = {
	"is as it was": () => undefined,
	"is gone": (file) => rmSync(file),
	"is empty": (file) => truncateSync(file, 0),
	"ends in the middle of a frame": (file, size) => truncateSync(file, among(WAL_HEAD + 1, size - 1)),
	"ends between two frames": (file, size) =>
		truncateSync(file, WAL_HEAD + FRAME * among(1, Math.floor((size - WAL_HEAD) / FRAME) - 1)),
	"is junk from somewhere on": (file, size) => junk(file, among(0, size - 1), size),
	"has a page of junk in it": (file, size) => junk(file, among(0, size - FRAME), 4096),
	"has junk after its end": (file, size) => junk(file, size, among(1, 20_000)),
};

function junk(file: string, from: number, length: number): void {
	const bytes = readFileSync(file);
	const whole = Buffer.alloc(Math.max(bytes.length, from + Math.min(length, 100_000)));
	bytes.copy(whole);
	for (let at = from; at < whole.length && at < from + length; at += 1) whole[at] = among(0, 255);
	writeFileSync(file, whole);
}

/** References of the entries that no checkpoint outside the database covers yet. */
function notSigned(): string[] {
	const folder = copyWith(() => undefined);
	const notes = readdirSync(join(folder, "checkpoints")).map((name) =>
		readFileSync(join(folder, "checkpoints", name), "utf8"),
	);
	const sizes = [...notes.join("\n").matchAll(/^(\d+)\n[A-Za-z0-9+/]{43}=$/gm)].map(([, size]) =>
		Number(size),
	);
	const database = new Sqlite(join(folder, "portal.db"));
	const refs = database
		.prepare("SELECT ref FROM entries WHERE seq > ?")
		.pluck()
		.all(Math.max(...sizes));
	database.close();
	return refs.map(String);
}

/** A copy of the data as the kill left them, with this done to its log. */
function copyWith(harm: (file: string, size: number) => void): string {
	const folder = mkdtempSync(join(copies, "copy-"));
	cpSync(join(portal.folder, "data"), folder, { recursive: true });
	// The index of the log is made anew from it, as after a start of the machine.
	rmSync(join(folder, "portal.db-shm"), { force: true });
	const log = join(folder, "portal.db-wal");
	harm(log, readFileSync(log).length);
	return folder;
}

async function start(dataDir: string): Promise<string> {
	const started = startServer({ DATA_DIR: dataDir }, "sources");
	const error: unknown = await started.then((server) => server.stop()).catch((refused: unknown) => refused);
	return error instanceof Error ? error.message : "it started";
}

describe("a write-ahead log", () => {
	it.each(Object.entries(HARMS))(
		`that %s loses nothing in silence (${TIMES} times)`,
		async (what, harm) => {
			const young = notSigned();
			expect(young.length).toBeLessThan(portal.sent().length / 2);
			for (let time = 0; time < TIMES; time += 1) {
				const folder = copyWith(harm);
				const said = await start(folder);
				const lost = portal
					.lostIn(join(folder, "portal.db"))
					.filter((wrong) => !young.some((ref) => wrong.includes(ref)));
				if (said === "it started") expect([what, lost]).toEqual([what, []]);
				else {
					expect(said).toMatch(
						/^The server did not start \(1\): DATA_DIR: (?:the newest (?:\d+ entries are|entry is) missing|.*damaged)[^\n]*$/,
					);
					expect(portal.complaintsOf(folder)).not.toEqual([]);
				}
				rmSync(folder, { recursive: true, force: true });
			}
		},
		LONG,
	);

	it("is tried with something in it", () => {
		expect(existsSync(join(portal.folder, "data", "portal.db-wal"))).toBe(true);
		expect(portal.sent().filter(({ ref }) => ref !== null).length).toBeGreaterThan(10);
	});
});
