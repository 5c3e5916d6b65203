import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Installation, patientLine, patientsFile, withTools } from "#tests/admin.ts";
import { keyFolder, ship } from "#tests/backups.ts";
import { sign } from "#tests/signing.ts";
import { takeDataFolder } from "../one-server.server.ts";

/** Each test starts several programs, one after another. */
const LONG = 600_000;
vi.setConfig({ testTimeout: LONG });

const BEFORE = "SELECT * FROM entries ORDER BY seq";

let first: Installation;
let here: Installation;
let data: string;
let file: string;
beforeAll(() => {
	first = withTools();
	first.admin(["import-patients", first.file("p.csv", patientsFile(patientLine(1), patientLine(2)))]);
	first.admin(["letters"]);
	const made = first.admin(["backup", join(first.folder, "data", "monday.age")]);
	if (made.status !== 0) throw new Error(made.err);
}, LONG);
afterAll(() => first.remove());
beforeEach(() => {
	here = first.copy();
	data = join(here.folder, "data");
	file = join(data, "monday.age");
});
afterEach(() => here.remove());

/** Another patient comes and gets a letter, after the backup. */
function goOn(): void {
	here.admin(["import-patients", here.file("q.csv", patientsFile(patientLine(3)))]);
	const ran = here.admin(["letters"]);
	if (ran.status !== 0) throw new Error(ran.err);
}

/** The disk is gone, and all that was on it alone. */
function loseTheDisk(): void {
	for (const name of ["portal.db", "portal.db-wal", "portal.db-shm"])
		rmSync(join(data, name), { force: true });
}

describe("a restore", () => {
	it("brings the data back onto an empty disk, and it verifies", () => {
		const before = here.rows(BEFORE);
		loseTheDisk();
		const ran = here.admin(["restore", file]);
		expect([ran.status, ran.err]).toEqual([0, ""]);
		expect(ran.out).toContain("2 entries are restored and verified: 2 from the backup, 0 shipped after it.");
		expect(here.rows(BEFORE)).toEqual(before);
		expect(here.admin(["verify"]).out).toBe("2 entries: all right.\n");
	});

	it("is not misled by what lies beside a broken database, and keeps all of it", () => {
		for (const name of ["portal.db", "portal.db-wal", "portal.db-shm"])
			writeFileSync(join(data, name), `broken ${name}`);
		const ran = here.admin(["restore", file]);
		expect([ran.status, ran.err]).toEqual([0, ""]);
		const aside = readdirSync(data).find((name) => name.startsWith("before-restore-")) ?? "";
		expect(readFileSync(join(data, aside, "portal.db"), "utf8")).toBe("broken portal.db");
		expect(readFileSync(join(data, aside, "portal.db-wal"), "utf8")).toBe("broken portal.db-wal");
		expect(here.admin(["verify"]).status).toBe(0);
	});

	it("adds what was shipped after the backup: patients, their keys, what happened and what hangs on it", async () => {
		goOn();
		expect(await ship(here)).toBe(1);
		const queries = [
			BEFORE,
			...["patients", "letter_codes"].map((table) => `SELECT * FROM ${table} ORDER BY 1`),
			"SELECT * FROM patient_keys ORDER BY 1",
		];
		const before = queries.map((sql) => here.rows(sql));
		loseTheDisk();
		const ran = here.admin(["restore", file]);
		expect([ran.status, ran.err]).toEqual([0, ""]);
		expect(ran.out).toContain("3 entries are restored and verified: 2 from the backup, 1 shipped after it.");
		expect(queries.map((sql) => here.rows(sql))).toEqual(before);
		expect(here.admin(["verify"]).status).toBe(0);
	});

	it("does the same a second time", async () => {
		goOn();
		await ship(here);
		here.admin(["restore", file]);
		const once = here.rows(BEFORE);
		const again = here.admin(["restore", file]);
		expect([again.status, again.err]).toEqual([0, ""]);
		expect(here.rows(BEFORE)).toEqual(once);
	});

	it("takes its key from where it is kept", () => {
		const elsewhere = join(here.folder, "backup.key");
		renameSync(join(data, "keys", "backup.key"), elsewhere);
		expect(here.admin(["restore", file]).err).toMatch(/^KEYS_DIR: there is no backup\.key in it/);
		expect(here.admin(["restore", file, "--identity", elsewhere]).status).toBe(0);
	});
});

describe("a restore that is refused", () => {
	/** What the operator is told; and nothing may have changed. */
	function refusal(args: readonly string[] = [file]): string {
		const before = readdirSync(data).sort();
		const ran = here.admin(["restore", ...args]);
		expect([ran.status, ran.out]).toEqual([1, ""]);
		expect(readdirSync(data).filter((name) => !/lock|-shm|-wal/.test(name))).toEqual(
			before.filter((name) => !/lock|-shm|-wal/.test(name)),
		);
		return ran.err;
	}

	it("is one beside a running server", () => {
		const letGo = takeDataFolder(data);
		expect(refusal()).toMatch(/another server is running/);
		letGo();
	});

	it("is one from a file with one wrong bit, from a part of it, or from no backup at all", () => {
		const whole = readFileSync(file);
		const wrong = Buffer.from(whole);
		wrong.writeUInt8(wrong.readUInt8(50_000) ^ 1, 50_000);
		expect(refusal([here.file("wrong.age", wrong)])).toMatch(
			/^It was not opened: the file was cut or changed/,
		);
		expect(refusal([here.file("part.age", whole.subarray(0, 70_000))])).toMatch(/^It was not opened/);
		expect(refusal([join(data, "portal.db")])).toMatch(/this is not an encrypted file/);
		expect(refusal([join(data, "nothing.age")])).toMatch(/there is no such file/);
		const keys = readdirSync(keyFolder(here))[0] ?? "";
		expect(refusal([join(keyFolder(here), keys)])).toMatch(/no backup that the portal made/);
	});

	it("is one whose patients' keys are not there, unless that is said to be known", () => {
		rmSync(keyFolder(here), { recursive: true });
		expect(refusal()).toMatch(/^KEY_BACKUP_DIR: the keys of 2 patients are not in it/);
		const ran = here.admin(["restore", file, "--without-keys"]);
		expect([ran.status, ran.out]).toEqual([
			0,
			expect.stringContaining("What 2 patients said cannot be read"),
		]);
	});

	it("is one that is older than what was signed, unless that is said to be known; then the portal starts", async () => {
		goOn();
		await sign(here);
		expect(refusal()).toMatch(/too old\. It ends at entry 2, but the portal had 3: 1 would be lost/);
		expect(here.admin(["restore", file, "--older"]).status).toBe(0);
		await sign(here);
		expect(here.admin(["verify"]).out).toMatch(/^2 entries: all right\.\n/);
		expect(here.admin(["restore", file]).status).toBe(0);
	});

	it("is none that lost nothing: what was signed after the backup was shipped too", async () => {
		goOn();
		await ship(here);
		await sign(here);
		loseTheDisk();
		expect(here.admin(["restore", file]).out).toContain("3 entries are restored");
		await sign(here);
	});

	it("is any, where none of our keys signed what is outside", async () => {
		await sign(here);
		rmSync(join(data, "keys", "record-keys.json"));
		expect(refusal()).toMatch(/^CHECKPOINT_DIR: no key in KEYS_DIR signed/);
	});

	it("is one with a shipped file missing between", async () => {
		await ship(here);
		goOn();
		await ship(here);
		here.admin(["letters"]);
		here.admin(["import-patients", here.file("r.csv", patientsFile(patientLine(4)))]);
		here.admin(["letters"]);
		await ship(here);
		const outbox = join(data, "outbox");
		const second = readdirSync(outbox).find((name) => name.startsWith("ship-0000000002")) ?? "";
		rmSync(join(outbox, second));
		expect(refusal()).toMatch(/^SHIP_DIR: a file before \S+ is missing/);
	});
});

describe("shipping", () => {
	it("goes on where it ended, and ships nothing twice", async () => {
		expect(await ship(here)).toBe(1);
		// Who ships anew has the small tables of the installation shipped once more.
		expect(await ship(here)).toBe(1);
		goOn();
		await ship(here);
		const names = readdirSync(join(data, "outbox")).filter((name) => name.startsWith("ship-"));
		expect(names.map((name) => /e\d+/.exec(name)?.[0])).toEqual(["e2", "e2", "e3"]);
	});

	it("takes a file that was cut short by a power cut for none", async () => {
		await ship(here);
		writeFileSync(join(data, "outbox", "ship-0000000002-e9-l9-n9-p9.age.partial"), "half");
		goOn();
		await ship(here);
		expect(here.admin(["restore", file]).out).toContain("3 entries are restored");
	});

	it("ships nothing over a record that goes further", async () => {
		goOn();
		await ship(here);
		here.tamper("DROP TRIGGER entries_no_delete; DELETE FROM entries WHERE seq = 3");
		await expect(ship(here)).rejects.toThrow("shipped further");
		expect(existsSync(join(data, "outbox"))).toBe(true);
	});
});
