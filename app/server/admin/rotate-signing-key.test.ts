import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Installation, patientLine, patientsFile, withTools } from "#tests/admin.ts";
import { sign } from "#tests/signing.ts";

let here: Installation;
beforeAll(() => {
	here = withTools();
	const lines = [1, 2, 3].map((n) => patientLine(n));
	here.admin(["import-patients", here.file("p.csv", patientsFile(...lines))]);
	here.admin(["letters"]);
});
afterAll(() => here.remove());

describe("a signed record", () => {
	it("is all right, also under a new key", async () => {
		await sign(here);
		const right = "3 entries: all right.\nThe first 3 of them are as they were signed.\n";
		expect(here.admin(["verify"])).toEqual({ status: 0, out: right, err: "" });
		const ran = here.admin(["rotate-signing-key"]);
		expect([ran.status, ran.out]).toEqual([
			0,
			expect.stringMatching(
				/^The new public key: choices\.example\/record\+[0-9a-f]{8}\+\S+\nAnswers for machines .+jwks\.json\.\n$/,
			),
		]);
		await sign(here);
		expect(here.admin(["verify"])).toEqual({ status: 0, out: right, err: "" });
	});

	it("that lost its newest entry says so, does not start, and goes on only as another record", async () => {
		here.tamper("DROP TRIGGER entries_no_delete; DELETE FROM entries WHERE seq = 3");
		const ran = here.admin(["verify"]);
		expect([ran.status, ran.out]).toEqual([1, "2 entries: not all right.\n"]);
		expect(ran.err).toBe(
			"Entries are missing: 3 were signed, and the database has fewer. The first that is missing is one of 1 to 3.\n",
		);
		await expect(sign(here)).rejects.toThrow(/the newest entry is missing/);

		const renewed = here.admin(["rotate-signing-key", "--after-loss"]);
		expect([renewed.status, renewed.err]).toEqual([0, ""]);
		expect(renewed.out).toMatch(/^A new record of 2 entries begins: choices\.example\/record-2\. /);
		expect(readdirSync(join(here.folder, "data", "checkpoints"))).toHaveLength(2);
		await sign(here);
		expect(here.admin(["verify"])).toMatchObject({ status: 0, err: "" });
	});
});
