import { generateKeyPairSync, sign } from "node:crypto";
import Sqlite from "better-sqlite3";
import { beforeEach, describe, expect, it } from "vitest";
import { decideOn, servicesOf } from "#app/features/record/decide.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { standingSeals } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { portal, register, say, withChoices } from "#tests/choosing.ts";
import type { TestPatient } from "#tests/portal.ts";
import { type StandingSeals, startSealingStanding } from "./standing-seals.server.ts";

const { privateKey } = generateKeyPairSync("ed25519");
const publicKey = new Uint8Array(Buffer.from(privateKey.export({ format: "jwk" }).x ?? "", "base64url"));
const key = { name: "choices.example/record", publicKey };
const keys = {
	known: [key],
	signers: () => [{ key, sign: (text: Uint8Array) => new Uint8Array(sign(null, text, privateKey)) }],
};

withChoices();
let ann: TestPatient;
let notes: string[];
beforeEach(async () => {
	ann = await portal.addPatient();
	notes = [];
	await say(ann.actor, "no");
});

const start = (): StandingSeals =>
	startSealingStanding(
		{
			db: portal.db,
			now: () => NOON,
			fault(error) {
				throw error;
			},
			note: (what) => notes.push(what),
		},
		keys,
	);

async function answer(): Promise<string> {
	const { read } = portal.db;
	const tool = register.byId.get("eye-scan-urgency");
	if (tool === undefined) throw new Error("no tool");
	const services = await servicesOf(read, ann.no);
	const standing = await readStanding(read, register, ann.no);
	return decideOn(register, standing, { tool, purpose: "care", services, onList: true, at: NOON }).answer;
}

describe("signing what counts", () => {
	it("signs what was said before the start, and before the end", async () => {
		await start().stop();
		const [seal] = await portal.db.read.select().from(standingSeals);
		expect(seal).toMatchObject({
			patientNo: ann.no,
			signatures: expect.stringMatching(/^— choices\.example\/record \S+\n$/),
		});
		expect(notes).toEqual([]);
	});

	it("makes a no that was lost from what counts stop the tool again, and says so until the portal ends", async () => {
		const other = new Sqlite(`${portal.folder}/portal.db`);
		other.exec("UPDATE standing SET rest = replace(rest, 'no', 'yes')");
		other.close();
		expect(await answer()).toBe("permit");
		const seals = start();
		await seals.stop();
		expect(await answer()).toBe("deny");
		expect(notes).toEqual([
			expect.stringMatching(/patient number \d+ was not what their entries make: it is put right/),
		]);
		expect(seals.trouble()).toBe("what counted was not what entries make, and is put right (patients: 1)");
	});
});
