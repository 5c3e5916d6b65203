/** The form with which staff begin a list, and what its lists came to. Nothing is chosen for them, and nothing unclear is guessed. */
import { type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { PURPOSES, type Purpose } from "#app/core/scope.ts";
import type { ListRun } from "./list-run.ts";
import type { Column } from "./number-column.ts";

const LIMITS = { tool: 200, purpose: 20, column: 5, once: 32 } as const;

/** The fields that something can be wrong with. */
export type ListField = "tool" | "purpose" | "column" | "list" | "file" | "came-back" | "form-submit";

export type ListRefusal =
	| FieldRefusal
	| "tool-missing"
	| "purpose-missing"
	| "list-missing"
	| "list-twice"
	| "empty"
	| "no-numbers"
	| "too-many-rows"
	| "column-in-doubt"
	| "came-back-in-doubt"
	| "key-missing"
	| "key-not-yours"
	| "too-many"
	| "not-confirmed";

export interface ListProblem {
	readonly field: ListField;
	readonly name: ListRefusal;
}

/** What a list in the form came to. */
export type SentPart =
	| ({ readonly what: "list" } & Pick<ListRun, "rows" | "badRows" | "bad">)
	| { readonly what: "columns"; readonly columns: readonly Column[] }
	| { readonly what: "empty" | "too-many-rows" };

/** The parts of the form that bring a list, by their field. */
export type SentLists = ReadonlyMap<"list" | "file" | "came-back", SentPart>;

/** What to check, with the field whose list it is. */
export interface AskedList {
	readonly tool: string;
	readonly purpose: Purpose;
	readonly once: string;
	readonly from: "list" | "file";
	readonly list: Pick<ListRun, "rows" | "badRows" | "bad" | "hasOptOuts">;
}

export interface TypedList {
	readonly tool: string;
	readonly purpose: string;
	readonly column: string;
	/** Columns to choose from, where which one has the numbers is in doubt. */
	readonly columns: readonly Column[];
}

/** Reads the form. `tools` are the ids that may be asked for. */
export function readListForm(
	form: FormData,
	sent: SentLists,
	tools: ReadonlySet<string>,
): { readonly typed: TypedList } & (
	| { readonly asked: AskedList }
	| { readonly problems: readonly ListProblem[] }
) {
	const { values, problems: refused } = readFields(form, LIMITS);
	const problems: ListProblem[] = refused.map(({ field, name }) => ({
		field: field === "once" ? "form-submit" : field,
		name,
	}));
	const tool = values.tool ?? "";
	const purpose = PURPOSES.find((known) => known === values.purpose);
	const once = values.once ?? "";
	if (!tools.has(tool)) problems.push({ field: "tool", name: "tool-missing" });
	if (purpose === undefined) problems.push({ field: "purpose", name: "purpose-missing" });
	const columns: Column[] = [];
	const list = readOne(sent, problems, columns);
	const cameBack = sent.get("came-back");
	if (cameBack?.what === "columns") problems.push({ field: "came-back", name: "came-back-in-doubt" });
	else if (cameBack !== undefined && cameBack.what !== "list")
		problems.push({ field: "came-back", name: cameBack.what });
	if (!/^[0-9a-f]{32}$/.test(once)) problems.push({ field: "form-submit", name: "key-missing" });
	const typed = { tool, purpose: values.purpose ?? "", column: values.column ?? "", columns };
	if (problems.length > 0 || list === undefined || purpose === undefined) return { typed, problems };
	const { rows, badRows, bad } = list.part;
	const asked = { tool, purpose, once, from: list.from };
	return { typed, asked: { ...asked, list: { rows, badRows, bad, hasOptOuts: cameBack !== undefined } } };
}

/** The one list that is to be checked; what is wrong with it is added to the problems. */
function readOne(sent: SentLists, problems: ListProblem[], columns: Column[]) {
	const [pasted, file] = [sent.get("list"), sent.get("file")];
	if (pasted !== undefined && file !== undefined) {
		problems.push({ field: "list", name: "list-twice" });
		return undefined;
	}
	const [from, part] = file === undefined ? (["list", pasted] as const) : (["file", file] as const);
	if (part?.what === "list") return { from, part };
	if (part === undefined) problems.push({ field: "list", name: "list-missing" });
	else if (part.what === "columns" && part.columns.length === 0)
		problems.push({ field: from, name: "no-numbers" });
	else if (part.what === "columns") {
		columns.push(...part.columns);
		problems.push({ field: "column", name: "column-in-doubt" });
	} else problems.push({ field: from, name: part.what });
	return undefined;
}
