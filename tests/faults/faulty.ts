/** A portal that is to fail, with patients who answer meanwhile, and everything that they were told. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openVault } from "#app/server/keys/vault.server.ts";
import { type Db, openDatabase } from "#db/open.server.ts";
import { QUICK_START, type RunningServer, startServer } from "#tests/server.ts";
import { type Chooser, choosers, type Sent } from "./choosers.ts";
import { newestIn, wrongsIn } from "./wrongs.ts";

const TOP = fileURLToPath(new URL("../..", import.meta.url));

export interface Faulty {
	readonly folder: string;
	readonly people: readonly Chooser[];
	/** Starts the portal on its data, around which something may be wrapped that makes it fail. */
	start(around?: readonly string[]): Promise<RunningServer>;
	/** Everybody signs in anew. */
	signIn(): Promise<void>;
	/** All that was sent to be saved. */
	sent(): readonly Sent[];
	/** Everybody whose answer is in doubt presses again. True when nobody is in doubt any more. */
	pressAgain(): Promise<boolean>;
	/** Everything wrong in the record, now that the portal is not running. */
	wrongs(): string[];
	/** What these patients were told that a copy of the database does not have: one sentence each. */
	lostIn(file: string): string[];
	/** What `admin verify` complains of in this data folder. */
	complaintsOf(dataDir: string): string[];
	remove(): void;
}

/** Makes a portal in a folder of its own, or in this one, with so many patients signed in. It is not running then. */
export async function aFaulty(
	howMany: number,
	folder = mkdtempSync(join(tmpdir(), "faulty-")),
): Promise<Faulty> {
	const dataDir = join(folder, "data");
	build();
	const first = await startServer({ DATA_DIR: dataDir });
	const file = join(dataDir, "portal.db");
	const beside = async <Value>(look: (db: Db) => Promise<Value>): Promise<Value> => {
		const db = openDatabase(file, openVault(join(dataDir, "keys"), false));
		try {
			return await look(db);
		} finally {
			db.close();
		}
	};
	const people = await beside((db) => choosers(db, first.origin, howMany));
	await first.stop();
	const base = newestIn(file);
	const { port } = new URL(first.origin);
	const sent = () => people.flatMap((person) => person.sent);
	const signIn = () =>
		beside(async (db) => {
			await Promise.all(people.map((person) => person.signIn(db)));
		});
	return {
		folder,
		people,
		signIn,
		async start(around = []) {
			const server = await startServer({ DATA_DIR: dataDir, PORT: port }, "built", around);
			await signIn();
			return server;
		},
		sent,
		async pressAgain() {
			return (await Promise.all(people.map((person) => person.pressAgain()))).every(Boolean);
		},
		wrongs: () => [...wrongsIn(file, base, sent()), ...verified(dataDir)],
		lostIn: (copy) => wrongsIn(copy, base, sent()),
		complaintsOf: verified,
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** Patients answer until what is to happen meanwhile has happened. */
export async function underLoad(
	people: readonly Chooser[],
	meanwhile: () => Promise<unknown>,
): Promise<void> {
	let isOver = false;
	const load = people.map((person) => person.chooseUntil(() => isOver));
	await meanwhile();
	isOver = true;
	await Promise.all(load);
}

/** Until so many more answers were confirmed than when it was called, however slow the machine is, or nobody goes on. */
export async function untilConfirmed(people: readonly Chooser[], more: number): Promise<void> {
	const confirmed = () => people.flatMap(({ sent }) => sent).filter(({ ref }) => ref !== null).length;
	const enough = confirmed() + more;
	while (confirmed() < enough && people.some((person) => person.isChoosing())) await wait(10);
}

/** The tests of Vitest run before the journeys, for which the pages are built. */
function build(): void {
	const made = run(["app/server/build.ts", "--if-needed"], {});
	if (made.status !== 0) throw new Error(`no build: ${made.stderr}`);
}

/** What `admin verify` complains of. */
function verified(dataDir: string): string[] {
	const ran = run([...QUICK_START, "app/server/admin/admin.ts", "verify"], { DATA_DIR: dataDir });
	return ran.status === 0 ? [] : [`verify: ${ran.stderr || ran.stdout}`];
}

/** Node with none of the settings of the test that runs here: they would be taken for the portal's. */
function run(args: readonly string[], settings: Readonly<Record<string, string>>) {
	const { PATH, HOME } = process.env;
	return spawnSync(process.execPath, args, {
		cwd: TOP,
		env: { PATH, HOME, NODE_ENV: "production", ...settings },
		encoding: "utf8",
	});
}
