import { generateKeyPairSync, sign } from "node:crypto";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { erasePatient } from "#app/features/people/erase.store.server.ts";
import { standingSeals } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { portal, register, say, withChoices } from "#tests/choosing.ts";
import { system } from "#tests/portal.ts";
import { auditStanding } from "./audit-standing.store.server.ts";
import { sealedTo, sealStanding } from "./seal-standing.store.server.ts";
import { readStanding } from "./standing.store.server.ts";
import { countEntries } from "./tree.store.server.ts";

const { privateKey } = generateKeyPairSync("ed25519");
const publicKey = new Uint8Array(Buffer.from(privateKey.export({ format: "jwk" }).x ?? "", "base64url"));
const key = { name: "choices.example/record", publicKey };
const signers = [{ key, sign: (text: Uint8Array) => new Uint8Array(sign(null, text, privateKey)) }];

withChoices();

/** Signs all there is, and answers what was found on the way. */
async function sealAll() {
	const found = { mended: [] as number[], unread: [] as number[] };
	for (let after = await sealedTo(portal.db, system); ; ) {
		const step = await sealStanding(portal.db, system, register, signers, after);
		found.mended.push(...step.mended);
		found.unread.push(...step.unread);
		if (step.isWhole) return found;
		after = step.after;
	}
}

const audit = async () => auditStanding(portal.db, system, [key], await countEntries(portal.db, system));
const signed = async () =>
	(await portal.db.read.select().from(standingSeals)).map(({ patientNo }) => patientNo);

function tamper(sql: string): void {
	const other = new Sqlite(`${portal.folder}/portal.db`);
	other.exec(`DROP TRIGGER entries_no_update; ${sql}`);
	other.close();
}

describe("what counts, signed", () => {
	it("is signed for each patient of the record, and found not to be until then", async () => {
		const [ann, ben] = [await portal.addPatient(), await portal.addPatient()];
		await say(ann.actor, "no");
		await say(ben.actor, "yes");
		expect(await audit()).toMatchObject([
			{ what: "unsealed", patientNo: ann.no },
			{ what: "unsealed", patientNo: ben.no },
		]);
		expect(await sealAll()).toEqual({ mended: [], unread: [] });
		expect(await signed()).toEqual([ann.no, ben.no]);
		expect(await audit()).toEqual([]);
	});

	it("is signed anew after each answer, however many came", async () => {
		const ann = await portal.addPatient();
		for (let turn = 0; turn < 20; turn += 1) await say(ann.actor, turn % 2 === 0 ? "no" : "yes");
		await sealAll();
		expect(await audit()).toEqual([]);
		await say(ann.actor, "no");
		expect(await audit()).toMatchObject([{ what: "unsealed", patientNo: ann.no }]);
		await sealAll();
		expect(await audit()).toEqual([]);
	});

	it("says nothing against entries that whoever checks knows nothing of yet", async () => {
		const ann = await portal.addPatient();
		await say(ann.actor, "no");
		await sealAll();
		const size = await countEntries(portal.db, system);
		await say(ann.actor, "yes");
		expect(await auditStanding(portal.db, system, [key], size)).toEqual([]);
	});

	it("is not believed of another key", async () => {
		const ann = await portal.addPatient();
		await say(ann.actor, "no");
		await sealAll();
		const other = { ...key, publicKey: new Uint8Array(32) };
		expect(await auditStanding(portal.db, system, [other], 0)).toMatchObject([{ what: "standing" }]);
	});
});

describe("rows that somebody changed before they were signed", () => {
	it.each([
		["a no made a yes", "UPDATE standing SET rest = replace(rest, 'no', 'yes')"],
		["a no taken away", "DELETE FROM standing"],
	])("are put right, and said: %s", async (_what, sql) => {
		const ann = await portal.addPatient();
		await say(ann.actor, "no");
		tamper(sql);
		expect(await sealAll()).toEqual({ mended: [ann.no], unread: [] });
		const standing = await readStanding(portal.db.read, register, ann.no);
		expect(standing.map(({ state }) => state)).toContain("no");
		expect(await audit()).toEqual([]);
	});

	it("are not signed where an entry cannot be opened, and nobody else waits for that", async () => {
		const [ann, ben] = [await portal.addPatient(), await portal.addPatient()];
		await say(ann.actor, "no");
		await say(ben.actor, "no");
		tamper(`UPDATE entries SET sealed = 'x' || sealed WHERE patient_no = ${ann.no}`);
		expect(await sealAll()).toEqual({ mended: [], unread: [ann.no] });
		expect(await signed()).toEqual([ben.no]);
	});
});

it("the signature goes with an erased person, and nothing is signed for them again", async () => {
	const ann = await portal.addPatient();
	await say(ann.actor, "no");
	await sealAll();
	const toErase = { nhsNumber: ann.nhsNumber, familyName: "Ahmed", why: "asked" } as const;
	expect(await erasePatient(portal.db, system, toErase, ["one", "two"], NOON)).toMatchObject({ ok: true });
	expect(await signed()).toEqual([]);
	await sealAll();
	expect(await signed()).toEqual([]);
	expect(await audit()).toEqual([]);
});

it("rows for somebody who was erased, or never said anything, are found", async () => {
	const ann = await portal.addPatient();
	tamper(`INSERT INTO standing VALUES (${ann.no}, 'choice', '', 1, 1, 1, 'yes - 1 0 - -')`);
	expect(await audit()).toMatchObject([{ what: "standing", patientNo: ann.no }]);
});
