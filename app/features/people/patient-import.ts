/** The patients' file: the rows of a CSV become patients, or problems with their line and column. Nothing is guessed. */
import { parseNhsNumber } from "#app/core/nhs-number.ts";
import type { Result } from "#app/core/result.ts";
import {
	type Described,
	readDeprivationCell,
	readDisabilityCell,
	readEthnicityCell,
	readSexCell,
} from "./described.ts";
import { readName } from "./names.ts";
import type { Format } from "./patient.ts";
import {
	listOf,
	readAddressCell,
	readDateCell,
	readEmailCell,
	readFormatsCell,
	readLanguageCell,
	readPhoneCell,
} from "./patient-import-cells.ts";
import { type ImportProblem, readHeader } from "./patient-import-header.ts";

/** What the installation has, to check a row against. */
export interface ImportKnown {
	/** ISO day. */
	readonly today: string;
	readonly providers: ReadonlySet<string>;
	/** Provider of each service. */
	readonly services: ReadonlyMap<string, string>;
}

export interface ImportedPatient {
	/** Row of the file, as a spreadsheet numbers it. */
	readonly line: number;
	/** Ten digits. */
	readonly nhsNumber: string;
	/** May be "": some people have one name. */
	readonly givenNames: string;
	readonly familyName: string;
	/** ISO day. */
	readonly birthDate: string;
	readonly address: readonly string[];
	/** BCP 47 tag; `null`: nobody asked. */
	readonly language: string | null;
	readonly formats: readonly Format[];
	readonly email: string | null;
	readonly phone: string | null;
	readonly services: readonly string[];
	readonly provider: string;
	/** ISO day on which the list says that they died; null or missing where it says nothing. */
	readonly diedOn?: string | null;
	readonly described: Described;
}

export interface PatientImport {
	readonly patients: readonly ImportedPatient[];
	readonly problems: readonly ImportProblem[];
}

/**
 * Patients of rows of cells, the first row being the header, and every problem found. A row with a problem gives no
 * patient. Rows that share an NHS number give none at all, since nobody can say which is right. A header that lacks a
 * column, or names one twice, refuses the whole file; a column that we do not know is reported and not read. Line 1 is
 * the header; each row counts as one line, as in a spreadsheet; rows without any text are passed over.
 */
export function readPatientImport(rows: readonly (readonly string[])[], known: ImportKnown): PatientImport {
	const [headerRow = [], ...dataRows] = rows;
	const header = readHeader(headerRow);
	const { columns } = header;
	if (columns === undefined) return { patients: [], problems: header.problems };

	const problems: ImportProblem[] = [...header.problems];
	const patients: ImportedPatient[] = [];
	const linesOf = new Map<string, number[]>();
	for (const [at, cells] of dataRows.entries()) {
		if (cells.every((cell) => cell.trim() === "")) continue;
		const line = at + 2;
		if (cells.length !== headerRow.length) {
			problems.push({ line, column: null, reason: "row-length" });
			continue;
		}
		const row = readRow(line, (column) => cells[columns.get(column) ?? -1] ?? "", known);
		problems.push(...row.problems);
		const lines = linesOf.get(row.nhsNumber ?? "");
		if (lines !== undefined) lines.push(line);
		else if (row.nhsNumber !== undefined) linesOf.set(row.nhsNumber, [line]);
		if (row.patient !== undefined) patients.push(row.patient);
	}

	const twice = new Set<number>();
	for (const lines of linesOf.values()) if (lines.length > 1) for (const line of lines) twice.add(line);
	for (const line of twice) problems.push({ line, column: "nhs_number", reason: "nhs-number-twice" });
	return {
		patients: patients.filter((patient) => !twice.has(patient.line)),
		problems: problems.sort((one, other) => one.line - other.line),
	};
}

interface RowRead {
	readonly nhsNumber: string | undefined;
	readonly patient: ImportedPatient | undefined;
	readonly problems: readonly ImportProblem[];
}

function readRow(line: number, cell: (column: string) => string, known: ImportKnown): RowRead {
	const problems: ImportProblem[] = [];
	const report = (column: string, reason: string) => void problems.push({ line, column, reason });
	/** The value of a cell; `undefined` after a problem, which keeps the row from becoming a patient. */
	function read<Value>(column: string, reader: (text: string) => Result<Value, string>): Value | undefined {
		const answer = reader(cell(column));
		if (answer.ok) return answer.value;
		report(column, answer.reason);
		return undefined;
	}

	const nhsNumber = read("nhs_number", parseNhsNumber);
	const givenNames = read("given_names", readName);
	const familyName = read("family_name", readName);
	const birthDate = read("birth_date", (text) => readDateCell(text, known.today));
	const address = read("address", readAddressCell);
	const language = read("language", readLanguageCell);
	const formats = read("formats", readFormatsCell);
	const email = read("email", readEmailCell);
	const phone = read("phone", readPhoneCell);
	const sex = read("sex", readSexCell);
	const ethnicity = read("ethnicity", readEthnicityCell);
	const disability = read("disability", readDisabilityCell);
	const deprivation = read("deprivation", readDeprivationCell);
	const services = listOf(cell("services"));
	const provider = cell("provider").trim();
	const diedOn =
		cell("died_on").trim() === "" ? null : read("died_on", (text) => readDateCell(text, known.today));

	if (familyName === "") report("family_name", "name-missing");
	if (formats?.includes("email") && email === null) report("email", "email-missing");
	if (diedOn && birthDate && diedOn < birthDate) report("died_on", "died-before-birth");
	if (provider === "") report("provider", "provider-missing");
	else if (!known.providers.has(provider)) report("provider", "provider-unknown");
	for (const service of services) {
		const owner = known.services.get(service);
		if (owner === undefined) report("services", "service-unknown");
		else if (known.providers.has(provider) && owner !== provider)
			report("services", "service-of-another-provider");
	}

	const whole =
		problems.length === 0 &&
		nhsNumber !== undefined &&
		givenNames !== undefined &&
		familyName !== undefined &&
		birthDate !== undefined &&
		address !== undefined &&
		language !== undefined &&
		formats !== undefined &&
		email !== undefined &&
		phone !== undefined &&
		sex !== undefined &&
		ethnicity !== undefined &&
		disability !== undefined &&
		deprivation !== undefined &&
		diedOn !== undefined;
	const patient = whole
		? {
				line,
				nhsNumber,
				givenNames,
				familyName,
				birthDate,
				address,
				language,
				formats,
				email,
				phone,
				services,
				provider,
				diedOn,
				described: { sex, ethnicity, disability, deprivation },
			}
		: undefined;
	return { nhsNumber, patient, problems };
}
