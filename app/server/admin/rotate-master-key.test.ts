import { readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openDatabase } from "#db/open.server.ts";
import { type Installation, patientLine, patientsFile, withTools } from "#tests/admin.ts";
import { keyFolder } from "#tests/backups.ts";
import { openVault } from "../keys/vault.server.ts";

/** Each test starts several programs, one after another. */
const LONG = 600_000;
vi.setConfig({ testTimeout: LONG });

let here: Installation;
let data: string;
beforeAll(() => {
	here = withTools();
	data = join(here.folder, "data");
	here.admin(["import-patients", here.file("p.csv", patientsFile(patientLine(1), patientLine(2)))]);
	here.admin(["letters"]);
}, LONG);
afterAll(() => here.remove());

const keysIn = () => here.rows("SELECT wrapped FROM patient_keys ORDER BY 1") as { wrapped: string }[];
const retired = () => readdirSync(join(data, "keys")).filter((name) => name.startsWith("retired-"));

describe("a new master key", () => {
	it("wraps every patient's key anew while a portal is open, which goes on reading and adding", () => {
		const running = openDatabase(join(data, "portal.db"), openVault(join(data, "keys"), false));
		const before = keysIn();
		const ran = here.admin(["rotate-master-key"]);
		expect([ran.status, ran.err]).toEqual([0, ""]);
		expect(ran.out).toContain("The keys of 2 patients are wrapped with it.");
		expect(keysIn().filter(({ wrapped }) => before.some((old) => old.wrapped === wrapped))).toEqual([]);
		const [row] = here.rows("SELECT id, wrapped FROM patients JOIN patient_keys ON patient_no = no") as {
			id: string;
			wrapped: string;
		}[];
		expect(() => running.vault.patientSeal(row?.id ?? "", row?.wrapped ?? "")).not.toThrow();
		running.close();
		expect(here.admin(["verify"]).out).toBe("2 entries: all right.\n");
	});

	it("keeps the one before as long as a backup of keys may need it, and no longer", () => {
		expect(here.admin(["backup", join(here.folder, "one.age")]).status).toBe(0);
		expect(retired()).toHaveLength(1);
		const old = readFileSync(join(data, "keys", retired()[0] ?? ""), "utf8");
		renameSync(join(data, "keys", retired()[0] ?? ""), join(data, "keys", "retired-20260101T000000000Z.key"));
		expect(here.admin(["backup", join(here.folder, "two.age")]).status).toBe(0);
		expect(retired()).toEqual([]);
		for (const name of readdirSync(join(data, "keys")))
			expect(readFileSync(join(data, "keys", name), "utf8")).not.toContain(old);
		expect(readdirSync(keyFolder(here))).toHaveLength(2);
		expect(here.admin(["verify"]).status).toBe(0);
		expect(here.admin(["restore", join(here.folder, "one.age")]).status).toBe(0);
	});
});
