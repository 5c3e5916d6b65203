import http from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { readCursor } from "#app/features/machines/changes-cursor.ts";
import { moveClient } from "#app/features/machines/client.store.server.ts";
import type { ClientPress } from "#app/features/machines/client.ts";
import { readKeyAddress } from "#app/features/machines/client-keys.ts";
import { confirmTold, toldSystems } from "#app/features/machines/told.store.server.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { clientHooks } from "#db/schema.ts";
import { answers } from "#tests/answers.ts";
import { minutesAfterNoon } from "#tests/builders.ts";
import {
	address,
	agreed,
	amina,
	camera,
	desk,
	type Got,
	got,
	hook,
	isGenuine,
	move,
	now,
	numbers,
	onNextRequest,
	parts,
	portal,
	sends,
	withHookDesk,
	withPressBefore,
} from "#tests/hook-desk.ts";
import { aClient, TOOL } from "#tests/machine-desk.ts";
import { system } from "#tests/portal.ts";
import { lena, omar } from "#tests/two-leads.ts";
import { startHooks } from "./hooks.server.ts";

withHookDesk();

describe("a webhook", () => {
	it("is a page of the feed, signed, sent once, and nothing of what was said", async () => {
		await answers(portal, amina, "no");
		const secret = await agreed();
		await sends();
		await sends();
		expect(got).toHaveLength(1);
		const [first] = got as [Got];
		expect(JSON.parse(first.body)).toEqual({
			type: "changes",
			data: {
				begin: true,
				changes: [
					{ entry: null, nhsNumber: null, tool: TOOL, purpose: null },
					{ entry: expect.any(Number), nhsNumber: amina.nhsNumber, tool: TOOL, purpose: "care" },
				],
				next: expect.any(String),
			},
		});
		expect(isGenuine(first, secret)).toBe(true);
		expect(isGenuine({ ...first, body: first.body.replace("true", "false") }, secret)).toBe(false);
		expect(isGenuine({ ...first, headers: { ...first.headers, "webhook-timestamp": "1" } }, secret)).toBe(
			false,
		);
		expect(isGenuine(first, `whsec_${Buffer.alloc(32).toString("base64")}`)).toBe(false);
	});

	it("goes out in the order of the record, each entry once, and is what the patient reads as told", async () => {
		await agreed();
		await sends();
		for (const answer of ["no", "yes", "no"] as const) {
			await answers(portal, amina, answer);
			desk.minute += 1;
			await sends();
		}
		const told = numbers()
			.flat()
			.filter((entry) => entry !== null);
		expect(told).toHaveLength(3);
		expect(told).toEqual([...told].sort((a, b) => a - b));
		expect((await toldSystems(portal.db, amina.actor, TOOL, told.at(-1) ?? 0))[0]).toEqual({
			...{ name: "Eye clinic camera", told: minutesAfterNoon(3), confirmed: null, asked: null },
		});
	});

	it("that is not taken holds back what comes after it, is the same when tried again, and one look at the patient", async () => {
		const secret = await agreed();
		await sends();
		desk.status = 500;
		await answers(portal, amina, "no");
		await sends();
		await sends();
		expect(got).toHaveLength(2);
		expect((await hook()).failing).toEqual({ since: now(), answered: 500, tries: 1 });
		expect((await toldSystems(portal.db, amina.actor, TOOL, numbers(1)[0]?.[0] ?? 0))[0]?.told).toBeNull();
		desk.minute = 5;
		await sends();
		const [, first, again] = got as [Got, Got, Got];
		expect([again.body, again.headers["webhook-id"]]).toEqual([first.body, first.headers["webhook-id"]]);
		expect([first, again].map((one) => isGenuine(one, secret))).toEqual([true, true]);
		expect(await listLookUps(portal.db, amina.actor, 0, 9)).toHaveLength(1);
		desk.status = 200;
		await answers(portal, amina, "yes");
		desk.minute = 60;
		await sends();
		// What came meanwhile goes along: another message, by another name.
		expect(numbers(3)).toEqual([[...(numbers(1)[0] ?? []), expect.any(Number)]]);
		expect(got[3]?.headers["webhook-id"]).not.toBe(again.headers["webhook-id"]);
		expect(await hook()).toMatchObject({ failing: null, deadAt: null, takenAt: now() });
	});

	it("goes on after a kill from where it was: what nobody heard taken is sent again, nothing is left out", async () => {
		await agreed();
		await sends();
		await answers(portal, amina, "no");
		const killed = new Error("killed");
		let isDown = false;
		const dies = new Proxy(portal.db, {
			get: (db, key, self) =>
				key === "write" && isDown ? () => Promise.reject(killed) : Reflect.get(db, key, self),
		});
		onNextRequest(() => {
			isDown = true;
		});
		await sends({ db: dies, fault: () => {} });
		expect(got).toHaveLength(2);
		await sends();
		expect(got.map(({ headers }) => headers["webhook-id"]).slice(1)).toEqual([
			got[1]?.headers["webhook-id"],
			got[1]?.headers["webhook-id"],
		]);
		await sends();
		expect(got).toHaveLength(3);
	});

	it("is given up after three days, said so, and sent again from what was confirmed when a lead says so", async () => {
		await agreed();
		await answers(portal, amina, "no");
		await sends();
		const { next } = JSON.parse(got[0]?.body ?? "").data;
		await confirmTold(portal.db, camera, readCursor(next) ?? { size: 0, record: "", tools: "" }, now());
		await answers(portal, amina, "yes");
		desk.status = 503;
		// The first failure is six hours on.
		for (let tries = 0; (await hook()).deadAt === null && tries < 20; tries += 1) {
			desk.minute += 360;
			await sends();
		}
		expect(desk.minute).toBe(360 + 3 * 1_440);
		const before = got.length;
		desk.minute += 1_440;
		await sends();
		expect(got).toHaveLength(before);
		desk.status = 200;
		await move(lena, { what: "hook-again" });
		await sends();
		expect(numbers(before).flat()).toEqual([expect.any(Number)]);
		expect(await hook()).toMatchObject({ failing: null, deadAt: null });
	});

	it("goes to no address that was stopped or replaced while it was made, and the new one is told from the beginning", async () => {
		await agreed();
		await answers(portal, amina, "no");
		await sends({ db: withPressBefore(() => move(lena, { what: "hook-off" })) });
		expect(got).toEqual([]);
		await agreed();
		await sends({ db: withPressBefore(() => agreed(camera, `${address}/new`)) });
		expect(got).toEqual([]);
		await sends();
		expect(got.map(({ path, body }) => [path, JSON.parse(body).data.begin])).toEqual([
			["/changes/new", true],
		]);
		expect(numbers().flat()).toContainEqual(expect.any(Number));
	});

	it("is sent again where a lead says so, also while it is found that nothing is new", async () => {
		await agreed();
		await answers(portal, amina, "no");
		await sends();
		// An entry that tells this system nothing.
		await move(lena, { what: "hook-renewed" });
		await sends({ db: withPressBefore(() => move(lena, { what: "hook-again" })) });
		await sends();
		expect(numbers(1)).toEqual(numbers().slice(0, 1));
	});

	it("is signed with the old secret too for a week after it was replaced, also where that was pressed twice", async () => {
		const old = await agreed();
		const newer = (await move(omar, { what: "hook-renewed" })) ?? "";
		const newest = (await move(omar, { what: "hook-renewed" })) ?? "";
		await sends();
		desk.minute = 8 * 1_440;
		await answers(portal, amina, "no");
		await sends();
		const genuine = got.map((one) => [newest, newer, old].map((secret) => isGenuine(one, secret)));
		expect(genuine).toEqual([
			[true, true, true],
			[true, false, false],
		]);
	});

	it("goes to nobody who was shut out, and after they were let in again to no address until it is agreed to anew", async () => {
		await agreed();
		await answers(portal, amina, "no");
		const shut = (press: ClientPress) => moveClient(portal.db, system, camera.clientId, press, now());
		await shut({ what: "disabled" });
		await sends();
		const keys = readKeyAddress("https://other.maker.example/jwks");
		if (!keys.ok) throw new Error(keys.reason);
		await shut({ what: "asked", keys: keys.value });
		await sends();
		expect([got, (await hook()).address]).toEqual([[], null]);
		await agreed();
		await sends();
		expect(got).toHaveLength(1);
	});

	it("is sent to others meanwhile, however slow one is, and one that took nothing for days is told of", async () => {
		const other = await aClient(portal, "riverside", "Second camera");
		const third = await aClient(portal, "riverside", "Third camera");
		const slow = http.createServer(() => undefined);
		await new Promise<void>((resolve) => slow.listen(0, "127.0.0.1", resolve));
		const { port } = slow.address() as AddressInfo;
		await agreed(camera, `http://127.0.0.1:${port}/changes`);
		for (const client of [other, third]) await agreed(client);
		const isThird = eq(clientHooks.clientId, third.clientId);
		await portal.db.write((q) =>
			q.update(clientHooks).set({ deadAt: now() }).where(isThird).returning({ id: clientHooks.clientId }),
		);
		const sending = startHooks(parts(), 3_600_000);
		for (let waited = 0; got.length === 0 && waited < 200; waited += 1) await sleep(10);
		expect([got.length, sending.trouble()]).toEqual([1, expect.stringMatching(/: 1$/)]);
		slow.closeAllConnections();
		slow.close();
		await sending.stop();
		expect((await hook()).failing).toMatchObject({ answered: null, tries: 1 });
	});
});
