import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { giveTrust } from "#app/features/trust/trust.store.server.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { proveClock } from "#tests/proven-clock.ts";
import { startWatchingAges } from "./age-watch.server.ts";

let portal: TestPortal;
let now: Date;
let faults: unknown[];
beforeEach(async () => {
	portal = await openPortal();
	await portal.addStaff(rhian);
	[now, faults] = [NOON, []];
});
afterEach(() => portal.close());

const DAY = 86_400_000;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const fault = (error: unknown) => void faults.push(error);
const watch = (every = 5) => startWatchingAges({ db: portal.db, now: () => now, fault }, every);

/** A child whose mother decides, and whose 13th birthday is tomorrow: from then on they decide together. */
async function almostOfAge() {
	const patient = await portal.addPatient({ birthDate: "2013-11-22" });
	const register = await currentRegister(portal.db);
	const karen = {
		...({ name: "Karen Reed", authority: "parent", may: "decide", evidence: "Seen.", limits: null } as const),
		...{ from: "2026-11-21", until: null, address: null, email: null, phone: null, lang: null },
	};
	const given = await giveTrust(portal.db, rhian, register, patient.id, karen, "key", NOON);
	await proveClock(portal.db, NOON);
	if (!given?.ok) throw new Error("nobody who decides was put on record");
	return async () => {
		const subject = await subjectOf(portal.db.read, portal.db.vault, patient.no);
		const all = subject === undefined ? [] : await entriesOf(portal.db.read, subject);
		return all.filter(({ body }) => body.kind === "status.changed").length;
	};
}

describe("a new day", () => {
	it("hands over to who is old enough from then on, once, without anybody asking", async () => {
		const changes = await almostOfAge();
		const watching = watch();
		await wait(30);
		const before = await changes();
		now = new Date(NOON.getTime() + DAY);
		while ((await changes()) === before) await wait(5);
		await wait(30);
		await watching.stop();
		expect([(await changes()) - before, faults]).toEqual([1, []]);
	});

	it("is looked at again where it could not be worked out", async () => {
		const changes = await almostOfAge();
		const before = await changes();
		const real = portal.db.write;
		let broken = true;
		const db = Object.assign(Object.create(portal.db), {
			write: (work: Parameters<typeof real>[0]) =>
				broken ? Promise.reject(new Error("the disk")) : real(work),
		});
		now = new Date(NOON.getTime() + DAY);
		const watching = startWatchingAges({ db, now: () => now, fault }, 5);
		while (faults.length === 0) await wait(5);
		broken = false;
		while ((await changes()) === before) await wait(5);
		await watching.stop();
		expect((await changes()) - before).toBe(1);
	});

	it("that comes after the watch has stopped changes nothing", async () => {
		const changes = await almostOfAge();
		const watching = watch();
		await watching.stop();
		const before = await changes();
		now = new Date(NOON.getTime() + DAY);
		await wait(30);
		expect(await changes()).toBe(before);
	});
});
