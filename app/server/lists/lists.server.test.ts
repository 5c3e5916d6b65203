import { randomBytes } from "node:crypto";
import {
	copyFileSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import type { AskedList } from "#app/features/lists/list.forms.ts";
import { NOT_DESCRIBED } from "#app/features/people/described.ts";
import { importPatients } from "#app/features/people/import-patients.store.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { lookUps } from "#db/schema.ts";
import { colm, rhian, system } from "#tests/portal.ts";
import { BLOCK_KEY_BYTES } from "../backup/sealed-blocks.server.ts";
import { openVault } from "../keys/vault.server.ts";
import { takeParts } from "./list-parts.server.ts";
import { type Lists, makeLists } from "./lists.server.ts";

const MORNING = new Date("2026-11-26T09:00:00Z");
const HOURS = 3_600_000;
const numbers = Array.from({ length: 2_500 }, (_, n) => testNhsNumber(n + 1));

/** On the list of Riverside's eye clinic. */
const aPatient = {
	...{ line: 2, givenNames: "Amina", familyName: "Ahmed", birthDate: "1957-03-27", address: ["1 Mill Lane"] },
	...{
		language: null,
		formats: [],
		email: null,
		phone: null,
		services: ["riverside-eyes"],
		provider: "riverside",
		described: NOT_DESCRIBED,
	},
};

/** A portal's folder, and its lists as each start of it would have them. */
function aPortal() {
	const dataDir = mkdtempSync(join(tmpdir(), "lists-"));
	const keysDir = join(dataDir, "keys");
	copyFileSync(inject("registerDatabase"), join(dataDir, "portal.db"));
	const db = openDatabase(join(dataDir, "portal.db"), openVault(keysDir, true));
	const faults: unknown[] = [];
	let now = MORNING;
	const started: Lists[] = [];
	onTestFinished(async () => {
		for (const lists of started) await lists.stop();
		db.close();
		rmSync(dataDir, { recursive: true, force: true });
	});
	const folder = join(dataDir, "lists");
	return {
		folder,
		faults,
		left: () => (existsSync(folder) ? readdirSync(folder) : []),
		async addPatient(nhsNumber: string) {
			await importPatients(db, system, [{ ...aPatient, nhsNumber }], now);
		},
		looks: () =>
			db.read
				.select({ what: lookUps.what, people: lookUps.people, name: lookUps.name })
				.from(lookUps)
				.orderBy(lookUps.id),
		later(hours: number) {
			now = new Date(now.getTime() + hours * HOURS);
		},
		start(): Lists {
			const fault = (error: unknown) => faults.push(error);
			// It goes on while something is looked at, as clocks do.
			const ticking = () => {
				now = new Date(now.getTime() + 1);
				return now;
			};
			const lists = makeLists({ db, dataDir, keysDir, now: ticking, fault });
			started.push(lists);
			lists.resume();
			return lists;
		},
	};
}

/** Begins a list of these numbers and answers its id. */
async function begin(lists: Lists, list = numbers, once = randomBytes(16).toString("hex")) {
	const folder = lists.folders.begin(once);
	const taking = takeParts(folder, randomBytes(BLOCK_KEY_BYTES));
	taking.open("list", false, undefined).push(Buffer.from(list.join("\n")));
	const sent = taking.end();
	const taken = sent.parts.get("list");
	if (taken?.what !== "list") throw new Error("no list");
	const { rows, badRows, bad } = taken;
	const asked: AskedList = {
		...{ tool: "eye-scan-urgency", purpose: "care", once, from: "list" },
		list: { rows, badRows, bad, hasOptOuts: false },
	};
	const begun = await lists.begin(rhian, sent, asked);
	if (!begun.ok) throw new Error(begun.reason);
	return begun.value;
}

async function ended(lists: Lists, id: string): Promise<string | undefined> {
	while (lists.find(rhian, id)?.run.state === "going") await wait(20);
	return lists.find(rhian, id)?.run.state;
}

async function answersOf(lists: Lists, id: string): Promise<string[]> {
	const stream = lists.answers(rhian, id, false);
	return stream === undefined ? [] : (await new Response(stream).text()).split("\r\n").slice(1, -1);
}

describe("a list that is checked", () => {
	it("is gone on with after a restart: what was answered stands, half a block is made anew, and it is one look", async () => {
		const portal = aPortal();
		await portal.addPatient(numbers[0] ?? "");
		const first = portal.start();
		const id = await begin(first);
		const place = join(portal.folder, id);
		const before = ["numbers", "run.json"].map((name) => [name, readFileSync(join(place, name))] as const);
		expect(await ended(first, id)).toBe("done");
		const all = await answersOf(first, id);
		await first.stop();

		// As a power cut leaves it in the third of three blocks, and before it was noted that the look was written
		for (const [name, bytes] of before) writeFileSync(join(place, name), bytes);
		const { answers } = first.folders.filesOf(id);
		truncateSync(answers, statSync(answers).size - 1_000);
		const second = portal.start();
		expect(second.answers(rhian, id, false)).toBeUndefined();
		expect(await ended(second, id)).toBe("done");

		const again = await answersOf(second, id);
		expect(again.map((line) => line.split(",")[1])).toEqual(numbers);
		expect(again.slice(0, 2_000)).toEqual(all.slice(0, 2_000));
		expect(again.slice(2_000)).not.toEqual(all.slice(2_000));
		expect(second.find(rhian, id)?.run).toMatchObject({ people: 1, counts: { unknown: 2_499 } });
		expect(await portal.looks()).toEqual([{ what: "list", people: 1, name: rhian.name }]);
		expect([portal.faults, readdirSync(place).sort()]).toEqual([[], ["answers", "key", "run.json"]]);
	});

	it("is gone with its day, whether the portal ran or not", async () => {
		const portal = aPortal();
		const lists = portal.start();
		const id = await begin(lists, numbers.slice(0, 2));
		expect(await ended(lists, id)).toBe("done");
		portal.later(14);
		expect(await answersOf(lists, id)).toHaveLength(2);
		portal.later(2);
		expect([lists.of(rhian), lists.find(rhian, id), lists.answers(rhian, id, false)]).toEqual([
			[],
			undefined,
			undefined,
		]);
		portal.start();
		expect(portal.left()).toEqual([]);
	});

	it("that cannot be checked says so, and nothing of it is kept", async () => {
		const portal = aPortal();
		const lists = portal.start();
		const before = await begin(lists);
		const id = await begin(lists);
		truncateSync(join(portal.folder, id, "key"), 10);
		expect(await ended(lists, id)).toBe("failed");
		expect(portal.faults).toHaveLength(1);
		expect(readdirSync(join(portal.folder, id))).toEqual(["run.json"]);
		expect(await ended(lists, before)).toBe("done");
	});

	it("that is stopped gives no answers, is no look, and leaves nothing", async () => {
		const portal = aPortal();
		const lists = portal.start();
		const [going, waiting] = [await begin(lists), await begin(lists)];
		await lists.remove(colm, going);
		expect(lists.find(rhian, going)).toBeDefined();
		await lists.remove(rhian, waiting);
		await lists.remove(rhian, going);
		expect([portal.left(), lists.of(rhian)]).toEqual([[], []]);
		const next = await begin(lists, numbers.slice(0, 1));
		expect(await ended(lists, next)).toBe("done");
		expect([lists.of(rhian).map(({ run }) => run.id), portal.left(), portal.faults]).toEqual([
			[next],
			[next],
			[],
		]);
	});

	it("is one of ten at most", async () => {
		const lists = aPortal().start();
		for (let n = 0; n < 10; n += 1) await begin(lists, numbers.slice(0, 1));
		await expect(begin(lists, numbers.slice(0, 1))).rejects.toThrow("too-many");
	});

	it("that was still being sent when the portal ended is removed", () => {
		const portal = aPortal();
		portal.start().folders.begin("a1");
		expect(portal.left()).toEqual(["sent-a1"]);
		portal.start();
		expect(portal.left()).toEqual([]);
	});
});
