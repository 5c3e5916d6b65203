import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findSession, startSession } from "#app/features/account/session.store.server.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, type TestPortal } from "#tests/portal.ts";
import { type EndedSessions, makeEndedSessions } from "./ended-sessions.server.ts";

let portal: TestPortal;
let ended: EndedSessions;
let id: string;
let hash: string;
beforeEach(async () => {
	portal = await openPortal();
	ended = makeEndedSessions(portal.db);
	const { no } = await portal.addPatient();
	const whose = { patientNo: no, shared: true, helped: null };
	id = await portal.db.write((q) => startSession(portal.db, q, whose, NOON));
	hash = portal.db.vault.sha256(id);
});
afterEach(() => portal.close());

const isThere = async () => (await findSession(portal.db, id, NOON)) !== undefined;

/** Somebody else holds the file for writing, until they are asked to let go: the portal cannot write meanwhile. */
function heldByAnother(): () => void {
	const other = new Sqlite(join(portal.folder, "portal.db"));
	other.exec("BEGIN IMMEDIATE");
	return () => {
		other.exec("ROLLBACK");
		other.close();
	};
}

describe("a session that is ended", () => {
	it("is written down at once, and nothing of it is remembered", async () => {
		await ended.end(hash, NOON);
		expect([await isThere(), ended.has(hash)]).toEqual([false, false]);
	});

	it("counts as ended where it cannot be written, and is written down with the next commit", async () => {
		const letGo = heldByAnother();
		await ended.end(hash, NOON);
		expect(ended.has(hash)).toBe(true);
		letGo();
		expect(await isThere()).toBe(true);
		await portal.db.probe();
		await expect.poll(() => ended.has(hash)).toBe(false);
		expect(await isThere()).toBe(false);
	}, 20_000);
});

describe("who reads while nothing can be written", () => {
	it("is served, and their session is not prolonged", async () => {
		const later = new Date(NOON.getTime() + 5 * 60_000);
		const letGo = heldByAnother();
		expect((await findSession(portal.db, id, later))?.live).toBe(true);
		letGo();
		const end = new Date(NOON.getTime() + 16 * 60_000);
		expect((await findSession(portal.db, id, end))?.live).toBe(false);
	}, 20_000);
});
