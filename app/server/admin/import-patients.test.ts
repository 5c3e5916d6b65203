import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { anInstallation, type Installation, patientLine, patientsFile, withTools } from "#tests/admin.ts";
import { type Member, member } from "#tests/two-people.ts";

/** Each test starts several programs, one after another. */
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

let here: Installation;
beforeAll(() => {
	here = withTools();
});
afterAll(() => here.remove());

const people = () => here.rows("SELECT no FROM patients").length;
const send = (content: string | Uint8Array, ...options: string[]) =>
	here.admin(["import-patients", here.file("patients.csv", content), ...options]);

describe("a patients' file", () => {
	it("brings its patients in, and a second time changes nothing", () => {
		const file = patientsFile(patientLine(1), patientLine(2));
		expect(send(file)).toEqual({ status: 0, out: "2 added, 0 changed, 0 unchanged.\n", err: "" });
		expect(send(file)).toEqual({ status: 0, out: "0 added, 0 changed, 2 unchanged.\n", err: "" });
	});

	it("brings people in whom nobody knows yet, beside those who are here", () => {
		const file = patientsFile(patientLine(1), patientLine(11));
		expect(send(file)).toEqual({ status: 0, out: "1 added, 0 changed, 1 unchanged.\n", err: "" });
	});

	it("that comes from a spreadsheet is read: a byte order mark, Windows line ends and empty lines", () => {
		const file = `\uFEFF${patientsFile(patientLine(3), "", patientLine(4)).replaceAll("\n", "\r\n")}`;
		expect(send(file)).toEqual({ status: 0, out: "2 added, 0 changed, 0 unchanged.\n", err: "" });
	});

	it("with bad lines changes nothing and names each, by the line of the spreadsheet", () => {
		const before = people();
		const ran = send(
			patientsFile(
				patientLine(5),
				"",
				patientLine(6, { nhs_number: "999 000 0000", birth_date: "31/02/1957" }),
				patientLine(7, { services: "moon-base" }),
				`${patientLine(8)},too,many`,
			),
		);
		expect([ran.status, ran.out]).toEqual([1, ""]);
		expect(ran.err.trimEnd().split("\n")).toEqual([
			"Line 4, nhs_number: This is not an NHS number: its last digit does not fit the others.",
			"Line 4, birth_date: There is no such day.",
			"Line 5, services: There is no such service here. Import it first (import-tools).",
			"Line 6: The line has more or fewer cells than the first line.",
			"Nothing was imported.",
		]);
		expect(people()).toBe(before);
	});

	it("with bad lines brings its good ones in where the operator says so, and the status is still 1", () => {
		const before = people();
		const ran = send(patientsFile(patientLine(9), patientLine(10, { birth_date: "" })), "--skip-bad-rows");
		expect([ran.status, ran.out]).toEqual([1, "1 added, 0 changed, 0 unchanged.\n"]);
		expect(ran.err).toContain("Line 3, birth_date: The day is missing.");
		expect(people()).toBe(before + 1);
	});

	it("with a column whose name is mistyped changes nothing: what it holds would be lost in silence", () => {
		const ran = send(patientsFile(patientLine(1)).replace("language", "langauge"));
		expect([ran.status, ran.out]).toEqual([1, ""]);
		expect(ran.err).toContain("Line 1, langauge: This column is not known.");
	});

	it.each([
		["nothing in it", "", /^\S+patients\.csv is empty\.\n$/],
		["UTF-16 of a spreadsheet", Buffer.from("\uFEFFnhs_number", "utf16le"), /is UTF-16: save it as UTF-8/],
		["another encoding", Buffer.from([0x41, 0xe9, 0x41]), /is not UTF-8/],
		[
			"a million columns",
			"a,".repeat(1_000_000),
			/^Line 1: There are more than 100 columns\. [^\n]+\nNothing was imported\.\n$/,
		],
		[
			"a quotation mark that never ends",
			`a,b\n"x,y\n`,
			/^Line \d+: A quotation mark opens a cell and none closes it\.\n$/,
		],
		["a quotation mark in the middle", `a,b\nx"y"z,"a"b\n`, /^Line \d+: This is not CSV\./],
	])("with %s is answered in words", (_what, content, words) => {
		const ran = send(content);
		expect([ran.status, ran.out]).toEqual([1, ""]);
		expect(ran.err).toMatch(words);
		expect(ran.err).not.toContain("    at ");
	});

	it("that is not there, or is a folder, is answered in words", () => {
		expect(here.admin(["import-patients", "/nowhere.csv"]).err).toBe("/nowhere.csv is not there.\n");
		expect(here.admin(["import-patients", here.folder]).err).toMatch(/cannot be read \(EISDIR\)\.\n$/);
	});

	it("needs the provider first", () => {
		const empty = anInstallation();
		const ran = empty.admin(["import-patients", empty.file("p.csv", patientsFile(patientLine(1)))]);
		empty.remove();
		expect([ran.status, ran.out]).toEqual([1, ""]);
	});
});

describe("a file that changes people who are here already", () => {
	const BOTH = [patientLine(21), patientLine(22, { services: "riverside-gp;riverside-eyes" })];
	const MOVED = patientsFile(
		patientLine(21, { address: "9 High Street" }),
		patientLine(22),
		patientLine(23, { given_names: "Zylphia" }),
	);
	const agree = (file: string, typed: string) =>
		here.admin(["import-patients", here.file("moved.csv", file)], typed);
	const rows = () =>
		here.rows(
			"SELECT no, address, died.seq AS died FROM patients LEFT JOIN standing AS died ON patient_no = no AND died.kind = 'death' ORDER BY no",
		);
	let lead: Member;
	let nurse: Member;
	let desk: Member;
	beforeAll(() => {
		send(patientsFile(...BOTH));
		lead = member(here, "lead", "Martin");
		nurse = member(here, "clinician", "Hana");
		desk = member(here, "reception", "Dilys");
	});

	it("is shown by its lines and not by names, and changes nothing where nobody agrees", () => {
		const before = rows();
		const ran = agree(MOVED, "");
		expect([ran.status, ran.err]).toEqual([
			1,
			"The first person's address, password and code do not match. Nothing was imported.\n",
		]);
		expect(ran.out.trimEnd().split("\n")).toEqual([
			"This file would bring in or change:",
			"  new      1",
			"  changed  2",
			"  gone     1 from a list of the provider",
			"  died     0",
			"  line 3: leaves riverside-eyes.",
			"  line 2: another address.",
			expect.stringMatching(
				/^\d+ people on lists of the same provider are not in the file\. Nothing changes for them\.$/,
			),
		]);
		expect(ran.out).not.toContain("Zylphia");
		expect(rows()).toEqual(before);
	});

	it("changes nothing where the two are no lead and another, or one person twice", () => {
		const before = rows();
		const twice = `${lead.lines()}${lead.lines("later")}`;
		const refused = [agree(MOVED, nurse.lines()), agree(MOVED, twice)];
		expect(refused.map(({ status, err }) => [status, err.trim()])).toEqual([
			[1, "The first person is no AI lead. Nothing was imported."],
			[1, "Both are the same person. Nothing was imported."],
		]);
		expect(rows()).toEqual(before);
	});

	it("changes them once a lead and a nurse agree, and the record has the accounts of both", () => {
		const another = member(here, "lead", "Aisha");
		const reception = agree(MOVED, `${another.lines()}${desk.lines()}`);
		expect(reception.err).toBe("The second person is no lead, doctor or nurse. Nothing was imported.\n");
		const ran = agree(MOVED, `${another.lines("later")}${nurse.lines("later")}`);
		expect([ran.status, ran.err]).toEqual([0, ""]);
		expect(ran.out).toMatch(/\n1 added, 2 changed, 0 unchanged\.\n$/);
		expect(here.admin(["verify", "--entries"]).out).toMatch(/ patients\.imported\n/);
		expect(agree(MOVED, "")).toEqual({ status: 0, out: "0 added, 0 changed, 3 unchanged.\n", err: "" });
	});

	it("that gives somebody as dead is shown so, and nobody is closed by one person's word", () => {
		const [names, ...lines] = patientsFile(BOTH[0] ?? "")
			.trimEnd()
			.split("\n");
		const dead = `${names},died_on\n${lines.join("\n")},2026-01-02\n`;
		const before = rows();
		const ran = agree(dead, "");
		expect(ran.status).toBe(1);
		expect(ran.out).toContain(
			"  died     1\n  line 2: has died. No code works any more, and no letter goes out.\n",
		);
		expect(rows()).toEqual(before);
		const [first, second] = [member(here, "lead", "Carys"), member(here, "clinician", "Owen")];
		const agreed = agree(dead, `${first.lines()}${second.lines()}`);
		expect([agreed.status, agreed.err]).toEqual([0, ""]);
		expect(agreed.out).toContain("1 deaths written down");
		expect(rows()).not.toEqual(before);
	});
});
