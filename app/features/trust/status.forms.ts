/** What staff send of who decides for a patient: the assessment first, then that they have read what it changes. */
import { type DayRefusal, parseDay } from "#app/core/calendar.ts";
import type { DecisionStatus } from "#app/core/entry.ts";
import { type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { inPageOrder } from "#app/core/page-order.ts";
import { ASSESSMENTS } from "#app/core/status-reason.ts";
import { troubleIn } from "#app/core/text-trouble.ts";
import type { NewStatus } from "./status.ts";

const LIMITS = {
	status: 20,
	assessment: 20,
	day: 20,
	month: 20,
	year: 20,
	by: 1000,
	evidence: 4000,
} as const;
type Field = keyof typeof LIMITS;

export type StatusRefusal =
	| FieldRefusal
	| DayRefusal
	| "status-missing"
	| "assessment-missing"
	| "by-missing"
	| "evidence-missing"
	| "text-not-readable";

export interface StatusProblem {
	readonly field: Field;
	readonly name: StatusRefusal;
}

export type TypedStatus = Readonly<Partial<Record<Field, string>>>;

export type StatusRead = { readonly typed: TypedStatus } & (
	| { readonly assessed: NewStatus }
	| { readonly problems: readonly StatusProblem[] }
);

/** Reads the assessment. `offered` are the statuses that this patient can have; `today` is an ISO day. */
export function readStatus(form: FormData, offered: readonly DecisionStatus[], today: string): StatusRead {
	const { values, typed: sent, problems: unread } = readFields(form, LIMITS);
	const typed = Object.fromEntries(
		Object.entries(sent).filter(([, value]) => value !== undefined),
	) as TypedStatus;
	const problems: StatusProblem[] = unread.map(({ field, name }) => ({ field, name }));
	const refuse = (field: Field, name: StatusRefusal) => {
		if (!problems.some((problem) => problem.field === field)) problems.push({ field, name });
		return undefined;
	};
	const words = (field: "by" | "evidence", longest: number) => {
		const value = values[field] ?? "";
		if (value.length > longest) refuse(field, "too-long");
		if (value.split("\n").some((line) => troubleIn(line) !== undefined)) refuse(field, "text-not-readable");
		return value || refuse(field, `${field}-missing`);
	};
	const status = offered.find((one) => one === values.status) ?? refuse("status", "status-missing");
	const assessment =
		ASSESSMENTS.find((one) => one === values.assessment) ?? refuse("assessment", "assessment-missing");
	const on = parseDay(values.day ?? "", values.month ?? "", values.year ?? "", today);
	if (!on.ok) refuse("day", on.reason);
	const [by, evidence] = [words("by", 200), words("evidence", 1000)];
	if (problems.length > 0 || !status || !assessment || !on.ok || !by || !evidence) {
		return { typed, problems: inPageOrder(problems, Object.keys(LIMITS)) };
	}
	return { typed, assessed: { status, assessment, on: on.value, by, evidence } };
}

/** Which step the form stands at, and what its page gave it. */
export interface PressedStatus {
	readonly step: "form" | "check";
	readonly agreed: boolean;
	readonly once: string | undefined;
	/** The mark (64 hexadecimal digits) of what its page showed. */
	readonly seen: string | undefined;
	/** Back to the form, with what was typed. */
	readonly change: boolean;
}

/** Reads the rest. What cannot be a key or a mark is none. */
export function readStatusPressed(form: FormData): PressedStatus {
	const { values } = readFields(form, { step: 10, agreed: 5, seen: 64 });
	const { step, agreed, seen } = values;
	return {
		step: step === "check" ? "check" : "form",
		agreed: agreed === "yes",
		once: oneTimeKeyOf(form),
		seen: seen !== undefined && /^[0-9a-f]{64}$/.test(seen) ? seen : undefined,
		change: form.has("change"),
	};
}
