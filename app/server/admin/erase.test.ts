import { readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { type Installation, patientLine, patientsFile, type Ran, withTools } from "#tests/admin.ts";
import { idsWithKeys, insideOf, keyFolder, ship } from "#tests/backups.ts";
import { member } from "#tests/two-people.ts";

/** Each test starts several programs, one after another. */
const LONG = 600_000;
vi.setConfig({ testTimeout: LONG });

/** What stands nowhere but with this person. */
const CANARIES = ["Zylphia", "Quennelworth", "Kestrelgasse", "zylphia@example.test", testNhsNumber(2)];
const NUMBER = testNhsNumber(2);

let here: Installation;
let secrets: readonly string[];
let id: string;
let mistaken: Ran;
let notAgreed: readonly Ran[];
let erased: Ran;
beforeAll(async () => {
	here = withTools();
	const person = {
		given_names: "Zylphia",
		family_name: "Quennelworth",
		address: "3 Kestrelgasse;Riverside",
	};
	here.admin(["import-patients", here.file("p.csv", patientsFile(patientLine(1), patientLine(2, person)))]);
	here.admin(["letters"]);
	await ship(here);
	here.admin(["backup", join(here.folder, "before.age")]);
	const [row] = here.rows(
		"SELECT id, wrapped, family_name FROM patients JOIN patient_keys ON patient_no = no WHERE no = 2",
	) as { id: string; wrapped: string; family_name: string }[];
	if (row === undefined) throw new Error("no patient");
	id = row.id;
	secrets = [row.wrapped, row.family_name];
	const erase = (typed: string) => here.admin(["erase", NUMBER, "--why", "asked"], typed);
	const [martin, aisha, nurse] = [
		member(here, "lead", "Martin"),
		member(here, "lead", "Aisha"),
		member(here, "clinician", "Hana"),
	];
	mistaken = erase("Baker\n");
	const stranger = "nobody@riverside.example\ntall green kettle\n123456\n";
	notAgreed = [
		erase("quennelworth\n"),
		erase(`quennelworth\n${nurse.lines()}`),
		erase(`quennelworth\n${aisha.lines()}${stranger}`),
		erase(`quennelworth\n${martin.lines()}${martin.lines("later")}`),
	];
	erased = erase(`quennelworth\n${aisha.lines("later")}${nurse.lines("later")}`);
}, LONG);
afterAll(() => here.remove());

/** Where any of these texts stand in a file of the data folder: its free pages and its `-wal` are searched too. */
function foundIn(texts: readonly string[]): string[] {
	const data = join(here.folder, "data");
	const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return files.flatMap((entry) => {
		const bytes = readFileSync(join(entry.parentPath, entry.name));
		return texts.filter((text) => bytes.includes(text)).map((text) => `${text} in ${entry.name}`);
	});
}

describe("erasing a person", () => {
	it("erases nobody where the name is another's", () => {
		expect([mistaken.status, mistaken.out]).toEqual([1, ""]);
		expect(mistaken.err).toContain("another family name. Nobody was erased.");
	});

	it("erases nobody where two people did not agree, one of them an AI lead", () => {
		expect(notAgreed.map(({ status, out, err }) => [status, out, err.trim()])).toEqual([
			[1, "", "The first person's address, password and code do not match. Nobody was erased."],
			[1, "", "The first person is no AI lead. Nobody was erased."],
			[1, "", "The second person's address, password and code do not match. Nobody was erased."],
			[1, "", "Both are the same person. Nobody was erased."],
		]);
	});

	it("destroys their key and says until when backups of keys have it", () => {
		expect([erased.status, erased.err]).toEqual([0, ""]);
		expect(erased.out).toContain("The key is destroyed. Nobody can open their 1 entries any more.");
		expect(erased.out).toMatch(/Backups of keys hold it until 20\d\d-\d\d-\d\d\./);
		expect(here.rows("SELECT patient_no FROM patient_keys")).toEqual([{ patient_no: 1 }]);
	});

	it("leaves nothing of them in the database, its free pages, what waits beside it, and the letters", () => {
		expect(foundIn([...CANARIES, ...secrets])).toEqual([]);
	});

	it("leaves a record that verifies, with an entry that says that somebody was erased", () => {
		expect(here.admin(["verify", "--entries"]).out).toMatch(
			/patient\.erased\n6 entries \(1 of erased patients, which nobody can open\): all right\.\n$/,
		);
	});

	it("is not undone by an old list, and may be said again", () => {
		const again = here.admin(["import-patients", here.file("q.csv", patientsFile(patientLine(2)))]);
		expect(again.status).toBe(0);
		expect(here.rows("SELECT patient_no FROM patient_keys")).toEqual([{ patient_no: 1 }]);
		const twice = here.admin(["erase", NUMBER, "--why", "asked"], "quennelworth\n");
		expect([twice.status, twice.out]).toEqual([0, expect.stringContaining("was erased before")]);
	});

	it("is not undone by a backup of before: what was shipped after it tells of the erasure", async () => {
		await ship(here);
		const restored = here.admin(["restore", join(here.folder, "before.age")]);
		expect([restored.status, restored.err]).toEqual([0, ""]);
		expect(here.rows("SELECT patient_no FROM patient_keys")).toEqual([{ patient_no: 1 }]);
		expect(here.rows("SELECT nhs_number, email FROM patients WHERE no = 2")).toEqual([
			{ nhs_number: "", email: null },
		]);
	});

	it("reaches the newest backup, and every older one once the backups of keys from before have run out", async () => {
		const folder = keyFolder(here);
		for (const name of readdirSync(folder))
			renameSync(join(folder, name), join(folder, name.replace(/keys-\d{8}/, "keys-20260101")));
		const file = join(here.folder, "after.age");
		expect(here.admin(["backup", file]).status).toBe(0);
		const inside = await insideOf(here, file);
		expect([...CANARIES, ...secrets].filter((text) => inside.includes(text))).toEqual([]);
		expect(readdirSync(folder)).toHaveLength(1);
		const ids = await idsWithKeys(here);
		expect([ids.length, ids.includes(id)]).toEqual([1, false]);
		const old = await insideOf(here, join(here.folder, "before.age"));
		expect(CANARIES.filter((text) => old.includes(text))).toEqual([]);
	});
});
