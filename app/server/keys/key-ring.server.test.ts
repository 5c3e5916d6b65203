import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NOON } from "#tests/builders.ts";
import { dropRetired, rotateMaster } from "./key-ring.server.ts";
import { SealBroken } from "./seal.server.ts";
import { openVault } from "./vault.server.ts";

const PLACE = { table: "entries", row: "R", column: "sealed" };
const LATER = new Date(NOON.getTime() + 86_400_000);

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "keys-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const master = () => readFileSync(join(folder, "master.key"), "utf8");

describe("a new master key", () => {
	it("opens what the old one wrapped, and finds and opens what was derived from it", async () => {
		const before = openVault(folder, true);
		const wrapped = before.newPatientKey("p");
		const sealed = before.patientSeal("p", wrapped).seal(PLACE, "no");
		const portal = before.portal.seal(PLACE, "stopped");
		const old = master();
		await rotateMaster(folder, NOON);
		expect(master()).not.toBe(old);
		const after = openVault(folder, false);
		expect(after.patientSeal("p", wrapped).open(PLACE, sealed)).toBe("no");
		expect(after.portal.open(PLACE, portal)).toBe("stopped");
		expect(after.index("nhs-number", "9434765919")).toBe(before.index("nhs-number", "9434765919"));
	});

	it("is found by a portal that runs: it opens what was wrapped anew, and wraps with it", async () => {
		const running = openVault(folder, true);
		const wrapped = running.newPatientKey("p");
		const sealed = running.patientSeal("p", wrapped).seal(PLACE, "no");
		await rotateMaster(folder, NOON);
		const anew = openVault(folder, false).rewrapped("p", wrapped) ?? "";
		expect(running.patientSeal("p", anew).open(PLACE, sealed)).toBe("no");
		expect(running.rewrapped("q", running.newPatientKey("q"))).toBeUndefined();
	});

	it("leaves nothing for the old one once that is gone: what it alone wrapped is closed for good", async () => {
		const wrapped = openVault(folder, true).newPatientKey("p");
		await rotateMaster(folder, NOON);
		const anew = openVault(folder, false).rewrapped("p", wrapped) ?? "";
		expect(dropRetired(folder, NOON)).toBe(0);
		expect(dropRetired(folder, LATER)).toBe(1);
		const vault = openVault(folder, false);
		expect(vault.rewrapped("p", anew)).toBeUndefined();
		expect(() => vault.patientSeal("p", wrapped)).toThrow(SealBroken);
	});

	it("may follow another", async () => {
		const wrapped = openVault(folder, true).newPatientKey("p");
		await rotateMaster(folder, NOON);
		await rotateMaster(folder, LATER);
		expect(readdirSync(folder).filter((name) => name.startsWith("retired-"))).toHaveLength(2);
		const vault = openVault(folder, false);
		expect(vault.rewrapped("p", vault.rewrapped("p", wrapped) ?? "")).toBeUndefined();
	});
});
