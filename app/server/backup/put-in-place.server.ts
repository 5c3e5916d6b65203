/** Puts a restored database where the portal's own is, at one stroke, and keeps what was there. */
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { syncFolder } from "../durable-file.server.ts";
import { StartRefused } from "../start-refused.server.ts";

const LIVE = "portal.db";

/**
 * The file at `copy` becomes `portal.db` of this folder. What was there, with its `-wal` and `-shm`, is kept in a folder of
 * this name beside it, whose path is the answer; undefined where there was nothing. SQLite takes any `-wal` that lies beside
 * a database for its own, so those of before must be gone first. A kill between any two steps leaves a `portal.db` in place.
 */
export function putInPlace(dataDir: string, copy: string, asideName: string): string | undefined {
	if (existsSync(`${copy}-wal`))
		throw new StartRefused("The restored copy was not closed; nothing was changed.");
	const live = join(dataDir, LIVE);
	const names = [LIVE, `${LIVE}-wal`, `${LIVE}-shm`].filter((name) => existsSync(join(dataDir, name)));
	const aside = join(dataDir, asideName);
	if (names.length > 0) {
		mkdirSync(aside, { mode: 0o700 });
		if (names.includes(LIVE)) linkSync(live, join(aside, LIVE));
		for (const name of names.filter((one) => one !== LIVE))
			renameSync(join(dataDir, name), join(aside, name));
		syncFolder(aside);
		syncFolder(dataDir);
	}
	syncFile(copy);
	renameSync(copy, live);
	syncFolder(dirname(copy));
	syncFolder(dataDir);
	return names.length > 0 ? aside : undefined;
}

function syncFile(path: string): void {
	const handle = openSync(path, "r+");
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}
