import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { leaveOutText } from "#app/features/lists/leave-out.ts";
import { findRelease, type Release, releasesOf } from "#app/features/lists/releases.store.server.ts";
import { erasePatient } from "#app/features/people/erase.store.server.ts";
import { importPatients } from "#app/features/people/import-patients.store.server.ts";
import { type Db, openDatabase } from "#db/open.server.ts";
import { lookUps } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { aPatient, rhian, system } from "#tests/portal.ts";
import { BLOCK_KEY_BYTES } from "../backup/sealed-blocks.server.ts";
import { openVault } from "../keys/vault.server.ts";
import { type AskedRelease, type LeaveOuts, makeLeaveOuts } from "./leave-outs.server.ts";
import { listFolders } from "./list-files.server.ts";
import { takeParts } from "./list-parts.server.ts";

const LEAD: StaffActor = { ...rhian, staffRole: "lead" };
const TOOL = "eye-scan-urgency";

let dataDir: string;
let db: Db;
let leaveOuts: LeaveOuts;
let faults: unknown[];
beforeEach(async () => {
	dataDir = mkdtempSync(join(tmpdir(), "leave-outs-"));
	const keysDir = join(dataDir, "keys");
	copyFileSync(inject("registerDatabase"), join(dataDir, "portal.db"));
	db = openDatabase(join(dataDir, "portal.db"), openVault(keysDir, true));
	faults = [];
	leaveOuts = makeLeaveOuts({ db, dataDir, keysDir, now: () => NOON, fault: (error) => faults.push(error) });
	await importPatients(db, system, [1, 2, 3].map(aPatient), NOON);
});
afterEach(async () => {
	await leaveOuts.stop();
	db.close();
	rmSync(dataDir, { recursive: true, force: true });
});

const asked = (over: Partial<AskedRelease> = {}): AskedRelease => ({
	...{ tool: TOOL, purpose: "training", name: "Eye pictures", goesOutOn: "2026-12-01" },
	...{ once: randomBytes(16).toString("hex"), ...over },
});

/** The release that this form makes; a slow machine may need more than one look. */
async function made(form: AskedRelease, sent?: Parameters<LeaveOuts["begin"]>[2]): Promise<Release> {
	const begun = await leaveOuts.begin(LEAD, form, sent);
	if (!begun.ok) throw new Error(begun.reason);
	while (leaveOuts.goingOf(LEAD).some(({ state }) => state === "going")) await wait(20);
	const [release] = await releasesOf(db, LEAD);
	if (release === undefined) throw new Error("no release");
	return release;
}

const numbersOf = async (release: Release) => {
	const stream = await leaveOuts.numbers(release);
	return stream && new Response(stream).text();
};
async function since(release: Release): Promise<number> {
	for (;;) {
		const more = await leaveOuts.since(LEAD, release);
		if (more !== null) return more;
	}
}

describe("a list of people to leave out that an AI lead makes", () => {
	it("is made once for each form, by the rule of the command, and is one look of theirs", async () => {
		const form = asked();
		const release = await made(form);
		expect(await made(form)).toEqual(release);
		expect(await releasesOf(db, LEAD)).toHaveLength(1);
		expect(release).toMatchObject({
			name: "Eye pictures",
			goesOutOn: "2026-12-01",
			people: 3,
			appliedAt: null,
		});
		const looks = await db.read
			.select({ who: lookUps.who, name: lookUps.name, people: lookUps.people })
			.from(lookUps);
		expect(looks).toEqual([{ who: "staff", name: LEAD.name, people: 3 }]);
		const text = leaveOutText([1, 2, 3].map(testNhsNumber));
		expect([await numbersOf(release), db.vault.sha256(text)]).toEqual([text, release.hash]);
	});

	it("is there for AI leads of that provider alone", async () => {
		const { ref } = await made(asked());
		const others: StaffActor[] = [rhian, { ...LEAD, providerId: "hillside" }];
		for (const other of others)
			expect([await findRelease(db, other, ref), await releasesOf(db, other)]).toEqual([undefined, []]);
		const form = asked();
		await leaveOuts.begin(LEAD, form, undefined);
		const stolen = await leaveOuts.begin({ ...LEAD, staffId: "somebody" }, form, undefined);
		expect(stolen).toEqual({ ok: false, reason: "key-not-yours" });
	});

	it("says how many more must be left out since, and gives no numbers where somebody on it was erased", async () => {
		const release = await made(asked());
		expect(await since(release)).toBe(0);
		await importPatients(db, system, [aPatient(4)], NOON);
		const erased = { nhsNumber: testNhsNumber(1), familyName: "Ahmed", why: "asked" } as const;
		// It is an entry, too: from then on it is counted again.
		expect((await erasePatient(db, system, erased, ["one", "two"], NOON)).ok).toBe(true);
		expect(await since(release)).toBe(1);
		expect(await numbersOf(release)).toBeUndefined();
	});

	it("takes what the National Data Opt-out sent back for that list alone, and keeps nothing of it", async () => {
		const folder = listFolders(join(dataDir, "lists"), db.vault.portal).begin("one");
		const taking = takeParts(folder, randomBytes(BLOCK_KEY_BYTES));
		taking.open("came-back", true, undefined).push(Buffer.from(`${testNhsNumber(1)}\n`));
		expect((await made(asked(), taking.end())).people).toBe(3);
		expect(existsSync(folder)).toBe(false);
		expect(readdirSync(join(dataDir, "lists"))).toEqual([]);
	});

	it("says that it could not be made, and why to whoever runs the portal", async () => {
		await leaveOuts.begin(LEAD, asked({ tool: "nothing" }), undefined);
		while (leaveOuts.goingOf(LEAD).some(({ state }) => state === "going")) await wait(20);
		expect(leaveOuts.goingOf(LEAD).map(({ state }) => state)).toEqual(["failed"]);
		expect([faults.length, await releasesOf(db, LEAD)]).toEqual([1, []]);
		await made(asked());
		expect(leaveOuts.goingOf(LEAD)).toEqual([]);
	});
});
