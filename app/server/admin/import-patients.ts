/** `import-patients`: the list of patients that the provider's own system writes, as CSV. */
import { CsvError, parse } from "csv-parse/sync";
import { dayOf } from "#app/core/calendar.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { needsTwoPeople } from "#app/features/people/import-plan.ts";
import { type ImportedPatient, readPatientImport } from "#app/features/people/patient-import.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { importAgreed, planOf } from "../agreed-import.server.ts";
import { makePasswords } from "../sign-in/password.server.ts";
import { startAsking } from "./ask.ts";
import type { Command, Desk } from "./command.ts";
import { planInWords } from "./import-plan-words.ts";
import { readInput } from "./input-file.ts";
import { problemLine } from "./problem-words.ts";
import { TWO_PEOPLE_WORDS, twoPeople } from "./two-people.ts";

const DOES = `Imports patients from a CSV file in UTF-8. The same file twice changes nothing.

Columns, in any order, named in the first line:
  nhs_number, given_names, family_name, birth_date, address, provider   needed
  language, formats, email, phone, services                             may be left out
  died_on                                          may be left out; ends sign-in and letters
  sex, ethnicity, disability, deprivation          may be left out; for the reports by group

Sex is female, male or another (or 2, 1, 9), ethnicity a code of the NHS Data Dictionary (A to S, Z),
disability yes or no, deprivation the tenth of the index from 1 (most deprived) to 10.

Several formats, services or lines of an address are kept apart by ; in a cell.
A patient's places on the lists of that provider become those of the file.
A file with any bad line changes nothing, and each problem is printed.

People who are not here yet come in at once, as at the first import. Where the file would change, take off a list or give as
dead anybody who is here already, it prints what would change, by the lines of the file, and asks on standard input for two
people of the staff: an AI lead, then another lead, doctor or nurse, each with e-mail address, password and the code of their
app. Without both it changes nothing, so this is also how to look first.
  --skip-bad-rows   imports the good lines; the exit status is still 1`;

export const importPatientsCommand: Command = {
	usage: "import-patients FILE [--skip-bad-rows]",
	does: DOES,
	options: { "skip-bad-rows": { type: "boolean" } },
	files: 1,
	needs: [],
	mayBegin: false,
	async run(desk, { files, options }) {
		const { db, at, complain } = desk;
		const text = readInput(files[0] ?? "");
		const rows = text.ok ? readCsv(text.value) : text;
		if (!rows.ok) {
			complain(rows.reason);
			return false;
		}
		const register = await currentRegister(db);
		const { providers, services } = register;
		const read = readPatientImport(rows.value, {
			today: dayOf(at),
			providers: new Set(providers.keys()),
			services: new Map([...services.values()].map(({ id, providerId }) => [id, providerId])),
		});
		for (const problem of read.problems) complain(problemLine(problem));
		const bad = read.problems.length > 0;
		if (bad && (options["skip-bad-rows"] !== true || read.patients.length === 0)) {
			complain("Nothing was imported.");
			return false;
		}
		return (await importOnceAgreed(desk, register, read.patients)) && !bad;
	},
};

async function importOnceAgreed(
	{ db, say, complain }: Desk,
	register: KnownRegister,
	patients: readonly ImportedPatient[],
): Promise<boolean> {
	const plan = await planOf(db, db.read, register, patients);
	let agreedBy: readonly [string, string] | null = null;
	if (needsTwoPeople(plan)) {
		for (const line of planInWords(plan)) say(line);
		const asker = startAsking();
		const agreed = await twoPeople(db, makePasswords(), asker, () => new Date());
		asker.close();
		if (!agreed.ok) {
			complain(`${TWO_PEOPLE_WORDS[agreed.reason]} Nothing was imported.`);
			return false;
		}
		agreedBy = agreed.value;
	}
	const done = await importAgreed(db, register, patients, plan, agreedBy, new Date());
	if (!done.ok) {
		complain("What the file would change is otherwise by now. Nothing was imported. Say it again.");
		return false;
	}
	const { added, changed, unchanged, died } = done.value;
	say(`${added} added, ${changed} changed, ${unchanged} unchanged.`);
	if (died > 0) say(`${died} deaths written down: these patients get no letters and are signed out.`);
	return true;
}

/** Rows of cells, of whatever length. Lines without text are kept, so that line numbers stay those of a spreadsheet. */
function readCsv(text: string): Result<string[][], string> {
	try {
		return ok(parse(text, { relax_column_count: true, skip_empty_lines: false }));
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const line = "lines" in error ? Number(error["lines"]) : 1;
		return refuse(
			error.code === "CSV_QUOTE_NOT_CLOSED"
				? `Line ${line}: A quotation mark opens a cell and none closes it.`
				: `Line ${line}: This is not CSV. Look at its quotation marks.`,
		);
	}
}
