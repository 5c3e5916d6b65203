/** The first row of the patients' file: which column stands where. */

/** In any order. The values of the others may be empty or the column missing. */
const REQUIRED = ["nhs_number", "given_names", "family_name", "birth_date", "address", "provider"] as const;
const OPTIONAL = [
	...["language", "formats", "email", "phone", "services"],
	"died_on",
	...["sex", "ethnicity", "disability", "deprivation"],
] as const;
const KNOWN: ReadonlySet<string> = new Set([...REQUIRED, ...OPTIONAL]);

/** No list of patients has more; a file that does is something else, or an attack. */
const MOST_COLUMNS = 100;
const LONGEST_SHOWN = 60;

/** Something wrong in a file: line 1 is the header; `column` is `null` where it is about the whole line. */
export interface ImportProblem {
	readonly line: number;
	readonly column: string | null;
	/** A kebab-case key. */
	readonly reason: string;
}

export interface HeaderRead {
	/** Place of each known column from 0; `undefined` where the file cannot be read. */
	readonly columns: ReadonlyMap<string, number> | undefined;
	readonly problems: readonly ImportProblem[];
}

/** Reads the names of the columns, in any case. Missing or doubled ones and too many refuse the file; others are reported. */
export function readHeader(cells: readonly string[]): HeaderRead {
	if (cells.length > MOST_COLUMNS) return refused([{ line: 1, column: null, reason: "columns-too-many" }]);
	const names = cells.map((cell) =>
		cell
			.replace(/^\uFEFF/, "")
			.trim()
			.toLowerCase(),
	);
	if (names.every((name) => name === ""))
		return refused([{ line: 1, column: null, reason: "header-missing" }]);
	const problems: ImportProblem[] = [];
	const columns = new Map<string, number>();
	let refuse = false;
	for (const [place, name] of names.entries()) {
		if (!KNOWN.has(name)) {
			problems.push({ line: 1, column: name.slice(0, LONGEST_SHOWN), reason: "column-unknown" });
		} else if (columns.has(name)) {
			problems.push({ line: 1, column: name, reason: "column-twice" });
			refuse = true;
		} else {
			columns.set(name, place);
		}
	}
	for (const name of REQUIRED.filter((required) => !columns.has(required))) {
		problems.push({ line: 1, column: name, reason: "column-missing" });
		refuse = true;
	}
	return { columns: refuse ? undefined : columns, problems };
}

function refused(problems: readonly ImportProblem[]): HeaderRead {
	return { columns: undefined, problems };
}
