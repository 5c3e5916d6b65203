import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { type Installation, patientLine, patientsFile, withTools } from "#tests/admin.ts";

let here: Installation;
beforeAll(() => {
	here = withTools();
	here.admin(["import-patients", here.file("p.csv", patientsFile(patientLine(1), patientLine(2)))]);
});
afterAll(() => here.remove());

const OF_NOTES = [
	"--provider",
	"riverside",
	"--tool",
	"consultation-notes",
	"--purpose",
	"training",
] as const;
const leaveOut = (...args: readonly string[]) => here.admin(["leave-out", ...args]);

describe("the list of people to leave out", () => {
	it("is written to a file, and proved by its lines and its hash, by no other", () => {
		const made = leaveOut(...OF_NOTES);
		expect([made.status, made.out]).toEqual([
			0,
			`${[testNhsNumber(1), testNhsNumber(2)].sort().join("\n")}\n`,
		]);
		const [, ref = "", people = "", hash = ""] =
			/^release (\S+): (\d+) people, SHA-256 ([0-9a-f]{64})\n$/.exec(made.err) ?? [];
		const prove = (count: string) => leaveOut("--release", ref, "--people", count, "--hash", hash);
		const wrong = prove("1");
		expect([wrong.status, wrong.out]).toEqual([1, ""]);
		expect(wrong.err).toMatch(/^This is NOT the list of that release\./);
		expect(prove(people)).toEqual({ status: 0, out: `release ${ref}: they were left out.\n`, err: "" });
		expect(here.admin(["verify"]).status).toBe(0);
	});

	it("takes what the National Data Opt-out sent back, for that list alone", () => {
		const cameBack = (name: string, text: string) =>
			leaveOut(...OF_NOTES, "--came-back", text === "" ? name : here.file(name, text));
		expect(cameBack("back.csv", `${testNhsNumber(1)},\n`).status).toBe(0);
		const missing = cameBack("nowhere.csv", "");
		expect([missing.status, missing.out, missing.err]).toEqual([
			1,
			"",
			"--came-back: there is no such file.\n",
		]);
		const none = cameBack("words.csv", "name\nAmina\n");
		expect([none.status, none.out]).toEqual([1, ""]);
		expect(none.err).toMatch(/^--came-back: \d of \d rows are no NHS number\.\n$/);
	});

	it("is refused in words for another provider, tool or purpose, and a proof for what is none", () => {
		const wrong = leaveOut("--provider", "nowhere", "--tool", "none", "--purpose", "care");
		expect([wrong.status, wrong.err.trim().split("\n").length]).toEqual([1, 3]);
		expect(leaveOut("--release", "X", "--people", "two", "--hash", "0").err).toMatch(/^--people: /);
		expect(leaveOut("--release", "X", "--people", "2", "--hash", "0").err).toMatch(/^--hash: /);
		const unknown = leaveOut("--release", "X", "--people", "2", "--hash", "0".repeat(64));
		expect([unknown.status, unknown.err]).toEqual([1, "--release: there is no such release here.\n"]);
	});
});
