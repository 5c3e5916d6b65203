/** What staff send of a death: the day and how they know it, that they have read what it ends, or that it was a mistake. */
import { type DayRefusal, parseDay } from "#app/core/calendar.ts";
import { DEATH_SOURCES } from "#app/core/death-entry.ts";
import { type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { inPageOrder } from "#app/core/page-order.ts";
import { troubleIn } from "#app/core/text-trouble.ts";

/** What staff can have seen; a list is the operator's to bring. */
export const SEEN_BY_STAFF = DEATH_SOURCES.filter((source) => source !== "list");

const LIMITS = { day: 20, month: 20, year: 20, source: 20, evidence: 4000, why: 4000 } as const;
type Field = keyof typeof LIMITS;

export type DeathRefusal =
	| FieldRefusal
	| DayRefusal
	| "source-missing"
	| "evidence-missing"
	| "why-missing"
	| "text-not-readable";

export interface DeathProblem {
	readonly field: Field;
	readonly name: DeathRefusal;
}

export type TypedDeath = Readonly<Partial<Record<Field, string>>>;

/** What was typed, to be shown again, with what is wrong or what it says. */
export type DeathRead = { readonly typed: TypedDeath } & (
	| {
			readonly death: {
				/** ISO day. */
				readonly on: string;
				readonly source: (typeof SEEN_BY_STAFF)[number];
				readonly evidence: string;
			};
	  }
	| { readonly problems: readonly DeathProblem[] }
);

/** Reads the form; `today` is an ISO day. */
export function readDeathForm(form: FormData, today: string): DeathRead {
	const { values, typed: sent, problems: unread } = readFields(form, LIMITS);
	const typed = Object.fromEntries(
		Object.entries(sent).filter(([, value]) => value !== undefined),
	) as TypedDeath;
	const problems: DeathProblem[] = unread.map(({ field, name }) => ({ field, name }));
	const refuse = (field: Field, name: DeathRefusal) => {
		if (!problems.some((problem) => problem.field === field)) problems.push({ field, name });
	};
	const on = parseDay(values.day ?? "", values.month ?? "", values.year ?? "", today);
	if (!on.ok) refuse("day", on.reason);
	const source = SEEN_BY_STAFF.find((one) => one === values.source);
	if (source === undefined) refuse("source", "source-missing");
	const evidence = values.evidence ?? "";
	const trouble = wordsTrouble(evidence, "evidence-missing");
	if (trouble !== undefined) refuse("evidence", trouble);
	if (problems.length > 0 || !on.ok || source === undefined)
		return { typed, problems: inPageOrder(problems, Object.keys(LIMITS)) };
	return { typed, death: { on: on.value, source, evidence } };
}

/** Why the death was a mistake. */
export function readDeathMistake(
	form: FormData,
): { readonly why: string } | { readonly why: string; readonly problem: DeathRefusal } {
	const { typed, problems } = readFields(form, { why: LIMITS.why });
	const why = typed.why ?? "";
	const problem = problems[0]?.name ?? wordsTrouble(why, "why-missing");
	return problem === undefined ? { why } : { why, problem };
}

function wordsTrouble(text: string, missing: "evidence-missing" | "why-missing"): DeathRefusal | undefined {
	if (text === "") return missing;
	if (text.length > 1000) return "too-long";
	return text.split("\n").some((line) => troubleIn(line) !== undefined) ? "text-not-readable" : undefined;
}

/** Which form was pressed, and what its page gave it. */
export interface PressedDeath {
	readonly step: "form" | "check" | "mistake";
	readonly agreed: boolean;
	readonly once: string | undefined;
	/** Back to the form, with what was typed. */
	readonly change: boolean;
}

/** Reads the rest. What cannot be a key is none. */
export function readDeathPressed(form: FormData): PressedDeath {
	const { values } = readFields(form, { step: 10, agreed: 5 });
	const step = values.step === "check" || values.step === "mistake" ? values.step : "form";
	return { step, agreed: values.agreed === "yes", once: oneTimeKeyOf(form), change: form.has("change") };
}
