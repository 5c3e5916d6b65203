/** What a patients' file would change, in the operator's words: by its lines, never by anybody's name. */
import type { PlannedLine, WholePlan } from "#app/features/people/import-plan.ts";

/** So many lines are told one by one; who reads more than that reads the file itself. */
const MOST_LINES = 100;

const COLUMN_WORDS: Readonly<Record<string, string>> = {
	given_names: "given names",
	family_name: "family name",
	birth_date: "birth date",
	email: "e-mail address",
	phone: "phone number",
	described: "what is for the reports by group",
};

/** The lines to print, the weightiest first: who died, who leaves a list, whose details become others. */
export function planInWords({ added, changed, died, absent, lines }: WholePlan): readonly string[] {
	const gone = lines.filter((line) => line.gone.length > 0);
	const told = [
		...died.map((line) => `  line ${line}: has died. No code works any more, and no letter goes out.`),
		...[...gone, ...lines.filter((line) => !gone.includes(line))].map(lineInWords),
	];
	const more = told.length - MOST_LINES;
	return [
		"This file would bring in or change:",
		`  new      ${added}`,
		`  changed  ${changed}`,
		`  gone     ${gone.length} from a list of the provider`,
		`  died     ${died.length}`,
		...told.slice(0, MOST_LINES),
		...(more > 0 ? [`  and ${more} more.`] : []),
		...(absent > 0
			? [`${absent} people on lists of the same provider are not in the file. Nothing changes for them.`]
			: []),
	];
}

function lineInWords({ line, columns, gone, fresh }: PlannedLine): string {
	const parts = [
		...(gone.length > 0 ? [`leaves ${gone.join(", ")}`] : []),
		...(fresh.length > 0 ? [`comes to ${fresh.join(", ")}`] : []),
		...(columns.length > 0
			? [`another ${columns.map((column) => COLUMN_WORDS[column] ?? column).join(", ")}`]
			: []),
	];
	return `  line ${line}: ${parts.length > 0 ? parts.join("; ") : "the name is sorted otherwise"}.`;
}
