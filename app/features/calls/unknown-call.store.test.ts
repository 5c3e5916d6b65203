import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unknownCalls } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, system, type TestPortal } from "#tests/portal.ts";
import {
	countUnknownCalls,
	dropOldUnknownCalls,
	listUnknownCalls,
	MANY_OPEN,
	promisedTo,
	readUnknownCall,
	settleUnknownCall,
	takeUnknownCall,
} from "./unknown-call.store.server.ts";

const CALL = { name: "Jo Hill", number: "+48601234567", speaks: "pl", time: "any" } as const;
const DAY = 24 * 60;

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

const key = (n: number) => n.toString(16).padStart(32, "0");
const takes = async (n = 1, mayAsk: (isBusy: boolean) => Promise<boolean> = async () => true) =>
	takeUnknownCall(portal.db, { ...CALL, once: key(n) }, mayAsk, NOON);
const list = async (actor = colm, at = NOON) => (await listUnknownCalls(portal.db, actor, null, at)).calls;
const rows = () => portal.db.read.select().from(unknownCalls);

describe("a call to somebody we do not know", () => {
	it("is a job of the provider that speaks for this website, and of no other", async () => {
		// The first by its id is Hillside.
		await takes();
		expect(await list()).toMatchObject([{ ...CALL, due: "2026-11-25", done: null }]);
		expect(await list(rhian)).toEqual([]);
		const [call] = await list();
		expect(await readUnknownCall(portal.db, rhian, call?.id ?? "", NOON)).toBeUndefined();
		expect(await settleUnknownCall(portal.db, rhian, call?.id ?? "", true, NOON)).toBe(false);
	});

	it("lies in the database without a name, a number or a language to read", async () => {
		await takes();
		const text = JSON.stringify(await rows());
		for (const each of ["Jo Hill", "Hill", "601234567", '"pl"']) expect(text).not.toContain(each);
	});

	it("is one call on a double press, which is not asked about again", async () => {
		let asked = 0;
		const count = async () => {
			asked += 1;
			return true;
		};
		expect(await takes(1, count)).toEqual(await takes(1, count));
		expect([asked, (await rows()).length]).toEqual([1, 1]);
	});

	it("tells by its reference the day and nothing else, until somebody called", async () => {
		const taken = await takes();
		const ref = taken.ok ? taken.value : "";
		expect(await promisedTo(portal.db, ref, NOON)).toEqual({ due: "2026-11-25", isBusy: false });
		expect(await promisedTo(portal.db, "AAAA-AAAA-AAAA", NOON)).toBeUndefined();
		const [call] = await list();
		await settleUnknownCall(portal.db, colm, call?.id ?? "", true, NOON);
		expect(await promisedTo(portal.db, ref, NOON)).toBeUndefined();
	});

	it("is done under the name of who called, and open again where that was a mistake", async () => {
		await takes();
		const [call] = await list();
		const id = call?.id ?? "";
		await settleUnknownCall(portal.db, colm, id, true, NOON);
		await settleUnknownCall(portal.db, { ...colm, name: "Another" }, id, true, minutesAfterNoon(1));
		expect(await list()).toEqual([]);
		const done = { by: "Colm Byrne", at: NOON };
		expect(await readUnknownCall(portal.db, colm, id, NOON)).toMatchObject({ done });
		await settleUnknownCall(portal.db, colm, id, false, NOON);
		expect(await list()).toHaveLength(1);
	});

	it("is gone after 30 days, called or not", async () => {
		await takes();
		const [call] = await list();
		const [before, after] = [minutesAfterNoon(30 * DAY - 1), minutesAfterNoon(30 * DAY)];
		await dropOldUnknownCalls(portal.db, system, before);
		expect(await rows()).toHaveLength(1);
		// Nobody reads it either, where the clean-up is late.
		expect(await readUnknownCall(portal.db, colm, call?.id ?? "", after)).toBeUndefined();
		expect(await list(colm, after)).toEqual([]);
		await dropOldUnknownCalls(portal.db, system, after);
		expect(await rows()).toEqual([]);
	});

	it("is not taken where its network asked too often", async () => {
		expect(await takes(1, async () => false)).toEqual({ ok: false, reason: "too-many" });
		expect(await rows()).toEqual([]);
	});

	it("is taken however many wait, and whoever asks then is told that it can take longer", async () => {
		const asked: boolean[] = [];
		const mayAsk = async (isBusy: boolean) => {
			asked.push(isBusy);
			return true;
		};
		for (let n = 1; n <= MANY_OPEN; n += 1) await takes(n, mayAsk);
		const last = await takes(MANY_OPEN + 1, mayAsk);
		expect([asked.at(0), asked.at(MANY_OPEN - 1), asked.at(MANY_OPEN)]).toEqual([false, false, true]);
		expect(last.ok && (await promisedTo(portal.db, last.value, NOON))?.isBusy).toBe(true);

		// Staff read them by twenty, and count them without opening one.
		expect(await countUnknownCalls(portal.db, colm, NOON)).toBe(MANY_OPEN + 1);
		expect(await countUnknownCalls(portal.db, rhian, NOON)).toBe(0);
		const pages = ["1", "2", "11"].map((page) => listUnknownCalls(portal.db, colm, page, NOON));
		const [first, second, end] = await Promise.all(pages);
		expect([first?.calls.length, second?.calls.length, end?.calls.length]).toEqual([20, 20, 1]);
		expect(new Set([first, second, end].flatMap((page) => page?.calls.map(({ id }) => id))).size).toBe(41);
	});
});
