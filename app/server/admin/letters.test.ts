import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { LANGUAGES } from "#locales/index.ts";
import { type Installation, patientLine, patientsFile, withTools } from "#tests/admin.ts";
import { CHROMIUM_FLAGS, findChromium } from "#tests/chromium.ts";
import { hasUrduFont } from "#tests/programs.ts";

let first: Installation;
let here: Installation;
let out: string;
beforeAll(() => {
	first = withTools();
});
afterAll(() => first.remove());
beforeEach(() => {
	here = first.copy();
	out = join(here.folder, "out");
});
afterEach(() => here.remove());

const bringIn = (...lines: readonly string[]) => {
	expect(here.admin(["import-patients", here.file("p.csv", patientsFile(...lines))]).err).toBe("");
};
const all = () => readFileSync(join(out, "all.html"), "utf8");
const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g;

describe("letters", () => {
	it("go to everybody without a code, one file each and all in one, for the operator's eyes only", () => {
		bringIn(patientLine(1), patientLine(2, { family_name: "O'Neill <b>" }));
		const ran = here.admin(["letters", "--out", out]);
		expect(ran).toEqual({ status: 0, out: `2 letters in ${out}: print all.html.\n`, err: "" });
		const files = readdirSync(out);
		expect(files.length).toBe(3);
		expect(files.filter((file) => (statSync(join(out, file)).mode & 0o077) !== 0)).toEqual([]);
		expect(new Set(all().match(CODE)).size).toBe(2);
		expect(all()).toContain("O&#39;Neill &lt;b&gt;");
		expect(here.admin(["letters", "--out", `${out}2`]).out).toBe(
			"0 letters: every patient has a code that works.\n",
		);
	});

	it("stand below DATA_DIR where no folder is named", () => {
		bringIn(patientLine(1));
		const ran = here.admin(["letters"]);
		expect(ran.out).toMatch(/^1 letters in \S+\/data\/letters\/[\d-]+: print all\.html\.\n$/);
	});

	it("never overwrite letters whose codes nobody can read again", () => {
		bringIn(patientLine(1), patientLine(2));
		here.admin(["letters", "--patient", testNhsNumber(1), "--out", out]);
		const before = all();
		const ran = here.admin(["letters", "--out", out]);
		expect([ran.status, ran.err]).toEqual([1, `${out} is not empty: name a new folder.\n`]);
		expect(all()).toBe(before);
		expect(here.rows("SELECT 1 FROM letter_codes").length, "no code is made that nobody reads").toBe(1);
	});

	it("for one patient stop the old code", () => {
		bringIn(patientLine(1), patientLine(2));
		for (const folder of [out, `${out}2`])
			expect(here.admin(["letters", "--patient", testNhsNumber(1), "--out", folder]).status).toBe(0);
		expect(here.rows("SELECT 1 FROM letter_codes WHERE stopped_at IS NULL").length).toBe(1);
		const nobody = here.admin(["letters", "--patient", testNhsNumber(7)]);
		expect([nobody.status, nobody.err]).toEqual([1, "--patient: nobody here has this NHS number.\n"]);
	});

	it("go to no canary, also not by its number", () => {
		bringIn(patientLine(1), patientLine(2));
		here.tamper("INSERT INTO canaries SELECT no, 'riverside' FROM patients ORDER BY no LIMIT 1");
		const asked = here.admin(["letters", "--patient", testNhsNumber(1)]);
		expect([asked.status, asked.err]).toEqual([1, "--patient: nobody here has this NHS number.\n"]);
		expect(here.admin(["letters", "--out", out]).out).toMatch(/^1 letters? in /);
	});

	it("are in the language that was recorded, with a copy for staff that has no code", () => {
		bringIn(patientLine(1, { language: "ur-PK" }));
		here.admin(["letters", "--out", out]);
		const [own = "", copy = "", ...more] = all().split("</article>");
		expect(own).toContain('lang="ur" dir="rtl"');
		expect(own).toContain("آپ کا کوڈ");
		expect(own.match(CODE)?.length).toBe(1);
		expect(copy).toContain('lang="en" dir="ltr"');
		expect(copy).toContain("English copy for staff. Do not post it.");
		expect(copy.match(CODE)).toBeNull();
		expect(more.join("")).not.toContain("<article");
	});

	it("name every language in which all of it can be read, each in itself", () => {
		bringIn(patientLine(1));
		here.admin(["letters", "--out", out]);
		for (const { tag, dir, name } of LANGUAGES)
			expect(all()).toContain(`<span lang="${tag}" dir="${dir}">${name}</span>`);
	});

	it("offer the tools of the patient's own services, and name those without a choice apart", () => {
		bringIn(patientLine(1, { services: "riverside-imaging" }));
		here.admin(["letters", "--out", out]);
		const rows = [...all().matchAll(/<th scope="row">([^<]+)<\/th>/g)].map(([, name]) => name);
		expect(rows).toEqual(["Chest X-ray tool", "Broken bone tool", "Lung scan tool"]);
		expect(all()).toContain("You cannot choose about these tools here: Staff rota tool.");
	});

	it("say what they are not: a job for staff where a format cannot be met, and the language we lack", () => {
		bringIn(patientLine(1, { formats: "braille;large-print", language: "zh", address: "" }));
		const ran = here.admin(["letters", "--out", out]);
		expect(ran.status).toBe(0);
		expect(ran.err).toContain("this patient needs braille; staff have a job for it.");
		expect(ran.err).toContain("this patient reads zh; the letter is in English.");
		expect(ran.err).toContain("there is no address: give it at the desk.");
		expect(all()).toContain('class="letter large-20"');
		expect(here.rows("SELECT kind FROM tasks")).toEqual([{ kind: "post" }]);
		here.admin(["letters", "--patient", testNhsNumber(1), "--out", `${out}2`]);
		expect(here.rows("SELECT kind FROM tasks").length, "one job is enough").toBe(1);
	});

	it("are not written for somebody on no list, and the status says so", () => {
		bringIn(patientLine(1), patientLine(2, { services: "" }));
		const ran = here.admin(["letters", "--out", out]);
		expect([ran.status, ran.out]).toEqual([1, `1 letters in ${out}: print all.html.\n`]);
		expect(ran.err).toBe("One patient is on no list of a service: no letter.\n");
		expect(here.rows("SELECT 1 FROM letter_codes").length).toBe(1);
	});

	it("of the demo are for the demo only", () => {
		const ran = here.admin(["letters", "--demo"]);
		expect([ran.status, ran.out]).toEqual([1, ""]);
	});
});

const chromium = findChromium();

const lacking = chromium === undefined ? "no Chromium" : hasUrduFont() ? undefined : "no font with Urdu";

describe(`a printed letter${lacking ? ` (not run: there is ${lacking} here)` : ""}`, () => {
	it.skipIf(lacking !== undefined).each([
		["English", "en", 2],
		["Welsh, with the English copy", "cy", 4],
		["Urdu, with the English copy", "ur", 4],
		["Polish, with the English copy", "pl", 4],
	])("has two sides of A4 a language at most: %s", (_what, language, sides) => {
		bringIn(patientLine(1, { language, services: "riverside-gp;riverside-imaging" }));
		here.admin(["letters", "--out", out]);
		const pdf = join(here.folder, "letter.pdf");
		const flags = [
			"--headless",
			...CHROMIUM_FLAGS,
			`--user-data-dir=${here.folder}/browser`,
			"--no-pdf-header-footer",
		];
		spawnSync(chromium ?? "", [...flags, `--print-to-pdf=${pdf}`, join(out, "all.html")]);
		const pages = readFileSync(pdf, "latin1").match(/\/Type \/Page$/gm) ?? [];
		expect(pages.length).toBe(sides);
	});
});
