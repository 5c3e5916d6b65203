/** The form for a day list: a clinic, and the NHS numbers of those who come. A line that is none says so, and stops no other. */
import { type FieldProblem, type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { type NhsNumberRefusal, parseNhsNumber } from "#app/core/nhs-number.ts";

/** More people than any clinic sees in a day. */
export const MOST_IN_A_DAY = 100;

const LIMITS = { service: 100, numbers: 10_000 } as const;

export type DayProblem = FieldProblem<
	"service" | "numbers",
	FieldRefusal | "service-missing" | "numbers-missing" | "none-is-a-number" | "too-many"
>;

/** A line without an NHS number. `line` is counted from 1. */
export interface BadLine {
	readonly line: number;
	readonly problem: NhsNumberRefusal;
}

export interface AskedDay {
	readonly service: string;
	/** Ten digits each, in the order typed, each once. */
	readonly numbers: readonly string[];
	readonly bad: readonly BadLine[];
}

export interface TypedDay {
	readonly service: string;
	readonly numbers: string;
}

/** Reads the form. `services` are the ids that may be asked for. Of each line, what stands before a comma, semicolon or tab is read. */
export function readDayForm(
	form: FormData,
	services: ReadonlySet<string>,
): { readonly typed: TypedDay } & (
	| { readonly asked: AskedDay }
	| { readonly problems: readonly DayProblem[] }
) {
	const { values, problems: refused } = readFields(form, LIMITS);
	const problems: DayProblem[] = [...refused];
	const isRefused = (field: keyof typeof LIMITS) => refused.some((problem) => problem.field === field);
	const typed = { service: values.service ?? "", numbers: values.numbers ?? "" };
	if (!services.has(typed.service) && !isRefused("service"))
		problems.push({ field: "service", name: "service-missing" });
	const { numbers, bad } = readNumbers(typed.numbers);
	if (!isRefused("numbers")) {
		if (numbers.length > MOST_IN_A_DAY) problems.push({ field: "numbers", name: "too-many" });
		else if (numbers.length === 0)
			problems.push({ field: "numbers", name: bad.length === 0 ? "numbers-missing" : "none-is-a-number" });
	}
	return problems.length > 0
		? { typed, problems }
		: { typed, asked: { service: typed.service, numbers, bad } };
}

function readNumbers(text: string): { numbers: string[]; bad: BadLine[] } {
	const numbers = new Set<string>();
	const bad: BadLine[] = [];
	for (const [index, line] of text.split("\n").entries()) {
		if (line.trim() === "") continue;
		const read = parseNhsNumber(line.split(/[,;\t]/, 1)[0] ?? "");
		if (read.ok) numbers.add(read.value);
		else bad.push({ line: index + 1, problem: read.reason });
	}
	return { numbers: [...numbers], bad };
}
