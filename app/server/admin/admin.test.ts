import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anInstallation, type Installation } from "#tests/admin.ts";

let here: Installation;
beforeAll(() => {
	here = anInstallation();
});
afterAll(() => here.remove());

describe("the operator's command line", () => {
	it("lists its commands when asked, and with status 2 when nothing was asked", () => {
		const asked = here.admin(["--help"]);
		expect(asked.status).toBe(0);
		for (const name of ["import-tools", "import-patients", "letters", "add-staff", "verify"])
			expect(asked.out).toContain(`  ${name}`);
		expect(here.admin([]).status).toBe(2);
	});

	it("knows no other command", () => {
		const ran = here.admin(["constructor"]);
		expect([ran.status, ran.out]).toEqual([2, ""]);
		expect(ran.err).toContain('There is no command "constructor".');
	});

	it.each(["import-tools", "import-patients", "letters", "add-staff", "verify"])("explains %s", (name) => {
		const ran = here.admin([name, "--help"]);
		expect([ran.status, ran.err]).toEqual([0, ""]);
		expect(ran.out).toContain(`Usage: npm run admin -- ${name}`);
	});

	it.each([
		["an option that is not there", ["verify", "--quick"]],
		["a file that means nothing", ["verify", "file.csv"]],
		["no file where one is needed", ["import-tools"]],
		["two files", ["import-tools", "a", "b"]],
		["an option without its value", ["letters", "--out"]],
		["an account without a role", ["add-staff", "--provider", "a", "--name", "b", "--email", "c@d.example"]],
	])("answers %s with the usage and status 2", (_what, args) => {
		const ran = here.admin(args);
		expect([ran.status, ran.out]).toEqual([2, ""]);
		expect(ran.err).toContain("Usage: npm run admin -- ");
	});

	it("makes no database for a command that needs one: the folder may be a slip of the pen", () => {
		const ran = here.admin(["verify"]);
		expect([ran.status, ran.out]).toEqual([1, ""]);
		expect(ran.err).toMatch(/^DATA_DIR: there is no database in \S+\n$/);
		expect(() => here.rows("SELECT 1")).toThrow();
	});

	it("says in one line which setting is wrong", () => {
		const wrong = anInstallation({ MODE: "real" });
		const ran = wrong.admin(["verify"]);
		wrong.remove();
		expect([ran.status, ran.err]).toEqual([1, 'MODE: "real" is neither demo nor live\n']);
	});
});
