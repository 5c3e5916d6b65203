/**
 * Backups are taken while somebody writes without a pause, and each is restored into a folder of its own and proved there.
 * DRILLS says how many: 3 unless told otherwise, 100 before a release.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anInstallation, type Installation, patientLine, patientsFile, withTools } from "#tests/admin.ts";

const TOP = fileURLToPath(new URL("../..", import.meta.url));
/** Each drill starts several programs, one after another. */
const LONG = 600_000;
const DRILLS = Number(process.env["DRILLS"] ?? 3);

let here: Installation;
let writer: ChildProcess;
let acknowledged: string;
beforeAll(async () => {
	here = withTools();
	here.admin([
		"import-patients",
		here.file("p.csv", patientsFile(...[1, 2, 3, 4].map((n) => patientLine(n)))),
	]);
	here.admin(["letters"]);
	acknowledged = join(here.folder, "acknowledged.txt");
	writer = spawn(
		process.execPath,
		["tests/faults/steady-writer.ts", join(here.folder, "data"), acknowledged],
		{
			cwd: TOP,
			stdio: "inherit",
		},
	);
	while (!existsSync(acknowledged)) await new Promise((resolve) => setTimeout(resolve, 50));
}, LONG);
afterAll(() => {
	writer.kill("SIGKILL");
	here.remove();
});

/** What was acknowledged until now. */
function receipts(): string[] {
	return readFileSync(acknowledged, "utf8").trimEnd().split("\n");
}

/** An installation on another machine, with the keys of this one and nothing else. */
function anotherMachine(): Installation {
	const other = anInstallation();
	const [from, to] = [join(here.folder, "data"), join(other.folder, "data")];
	cpSync(join(from, "keys"), join(to, "keys"), { recursive: true });
	cpSync(join(from, "outbox", "keys"), join(to, "outbox", "keys"), { recursive: true });
	return other;
}

describe("a backup under write load", () => {
	it.each(Array.from({ length: DRILLS }, (_, index) => index + 1))(
		"restores with all that was acknowledged before it, and verifies (drill %i)",
		(drill) => {
			writer.kill("SIGCONT");
			const before = receipts();
			const file = join(here.folder, `drill-${drill}.age`);
			const made = here.admin(["backup", file]);
			expect([made.status, made.err]).toEqual([0, ""]);
			expect(receipts().length).toBeGreaterThan(before.length);
			// It waits while the backup is proved: a record that grew for a hundred drills would be all that is measured.
			writer.kill("SIGSTOP");

			const other = anotherMachine();
			const restored = other.admin(["restore", file]);
			expect([restored.status, restored.err]).toEqual([0, ""]);
			const verified = other.admin(["verify"]);
			expect([verified.status, verified.err]).toEqual([0, ""]);
			const rows = other.rows("SELECT seq, ref FROM entries ORDER BY seq") as { seq: number; ref: string }[];
			const there = new Set(rows.map(({ seq, ref }) => `${seq} ${ref}`));
			expect(before.filter((receipt) => !there.has(receipt))).toEqual([]);
			other.remove();
		},
		LONG,
	);
});
