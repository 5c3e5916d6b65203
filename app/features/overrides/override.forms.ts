/** What a clinician sends to start an emergency override: why the patient cannot decide, what is happening, and for how long. */
import { type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { CANNOT_DECIDE } from "#app/core/override-entry.ts";
import { inPageOrder } from "#app/core/page-order.ts";
import { troubleIn } from "#app/core/text-trouble.ts";
import { type NewOverride, OVERRIDE_MINUTES } from "./override.ts";

const LIMITS = { because: 20, why: 1000, minutes: 20, purpose: 20 } as const;
type Field = keyof typeof LIMITS;

export type OverrideFormRefusal =
	| FieldRefusal
	| "because-missing"
	| "why-missing"
	| "text-not-readable"
	| "minutes-missing"
	| "only-care";

export interface OverrideProblem {
	readonly field: Exclude<Field, "purpose"> | "main";
	readonly name: OverrideFormRefusal;
}

/** What was typed, to be shown again. */
export type TypedOverride = Readonly<Partial<Record<Exclude<Field, "purpose">, string>>>;

export type OverrideRead = { readonly typed: TypedOverride } & (
	| { readonly wanted: NewOverride }
	| { readonly problems: readonly OverrideProblem[] }
);

/** Reads the form. Nothing is chosen for anybody. It asks for care only: a form that names another purpose is refused. `lang`: the language of the page. */
export function readOverrideForm(form: FormData, lang: string): OverrideRead {
	const { values, typed: sent, problems: unread } = readFields(form, LIMITS);
	const typed = Object.fromEntries(
		(["because", "why", "minutes"] as const).flatMap((field) =>
			sent[field] === undefined ? [] : [[field, sent[field]]],
		),
	) as TypedOverride;
	const problems: OverrideProblem[] = unread.map(({ field, name }) => ({
		field: field === "purpose" ? "main" : field,
		name,
	}));
	const refuse = (field: OverrideProblem["field"], name: OverrideFormRefusal) => {
		if (!problems.some((problem) => problem.field === field)) problems.push({ field, name });
		return undefined;
	};
	if (values.purpose !== undefined && values.purpose !== "care") refuse("main", "only-care");
	const because = CANNOT_DECIDE.find((one) => one === values.because) ?? refuse("because", "because-missing");
	const why = values.why || refuse("why", "why-missing");
	if (why?.split("\n").some((line) => troubleIn(line) !== undefined)) refuse("why", "text-not-readable");
	const minutes =
		OVERRIDE_MINUTES.find((one) => String(one) === values.minutes) ?? refuse("minutes", "minutes-missing");
	if (problems.length > 0 || because === undefined || why === undefined || minutes === undefined)
		return { typed, problems: inPageOrder(problems, Object.keys(LIMITS)) };
	return { typed, wanted: { because, why, lang, minutes } };
}

/** Which step the form stands at, and what its page gave it. */
export interface PressedForm {
	readonly step: "form" | "check";
	/** The clinician ticked that they are who they are signed in as. */
	readonly agreed: boolean;
	readonly once: string | undefined;
	readonly seen: string | undefined;
	/** Back to the form, with what was typed. */
	readonly change: boolean;
}

/** Reads the rest. What cannot be a key or a mark is none. */
export function readOverridePressed(form: FormData): PressedForm {
	const { values } = readFields(form, { step: 10, agreed: 5, seen: 60 });
	const { step, agreed, seen } = values;
	return {
		step: step === "check" ? "check" : "form",
		agreed: agreed === "yes",
		once: oneTimeKeyOf(form),
		seen: seen !== undefined && /^\d+-[a-z-]+$/.test(seen) ? seen : undefined,
		change: form.has("change"),
	};
}
