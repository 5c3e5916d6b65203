import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessions } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, type TestPortal } from "#tests/portal.ts";
import { endHelp, endSession, findSession, startHelp, startSession } from "./session.store.server.ts";

const minutes = (count: number) => new Date(NOON.getTime() + count * 60_000);

let portal: TestPortal;
beforeAll(async () => {
	portal = await openPortal();
});
afterAll(() => portal.close());

async function signedIn(shared: boolean): Promise<string> {
	const { no } = await portal.addPatient();
	return portal.db.write((q) => startSession(portal.db, q, { patientNo: no, shared, helped: null }, NOON));
}

describe("a session", () => {
	it("lives while it is used", async () => {
		const id = await signedIn(true);
		for (const at of [14, 28, 42]) expect((await findSession(portal.db, id, minutes(at)))?.live).toBe(true);
	});

	it("ends by itself 15 minutes after its last use on a shared computer", async () => {
		const id = await signedIn(true);
		expect((await findSession(portal.db, id, minutes(15)))?.live).toBe(false);
	});

	it("does not come back to life after it ended", async () => {
		const id = await signedIn(true);
		await findSession(portal.db, id, minutes(16));
		expect((await findSession(portal.db, id, minutes(17)))?.live).toBe(false);
	});

	it("is gone for good after sign-out, also for a request that was on its way", async () => {
		const id = await signedIn(false);
		const found = await findSession(portal.db, id, minutes(2));
		await Promise.all([
			endSession(portal.db, found?.hash ?? "", minutes(3)),
			findSession(portal.db, id, minutes(5)),
		]);
		expect(await findSession(portal.db, id, minutes(5))).toBeUndefined();
	});

	it("is not found by an id that was made up", async () => {
		expect(await findSession(portal.db, "0".repeat(64), NOON)).toBeUndefined();
	});

	it("is told who helps by its own patient alone, and not by who acts for them", async () => {
		const [amina, other] = [await portal.addPatient(), await portal.addPatient()];
		const start = (trustedId: string | null) =>
			portal.db.write((q) =>
				startSession(portal.db, q, { patientNo: amina.no, trustedId, shared: false, helped: null }, NOON),
			);
		const [own, acting] = [await start(null), await start("sam")];
		const helped = async (id: string) =>
			(
				await portal.db.read
					.select({ helped: sessions.helped })
					.from(sessions)
					.where(eq(sessions.hash, portal.db.vault.sha256(id)))
			)[0]?.helped;
		const hash = (id: string) => portal.db.vault.sha256(id);
		await startHelp(portal.db, other.actor, hash(own), "Jo Hill");
		await startHelp(portal.db, amina.actor, hash(acting), "Jo Hill");
		expect([await helped(own), await helped(acting)]).toEqual([null, null]);
		await startHelp(portal.db, amina.actor, hash(own), "Jo Hill");
		await endHelp(portal.db, other.actor, hash(own));
		expect(await helped(own)).toBe(true);
	});

	it("is kept only as a hash", async () => {
		const id = await signedIn(false);
		const rows = await portal.db.read.select().from(sessions);
		expect(JSON.stringify(rows)).not.toContain(id);
	});
});
