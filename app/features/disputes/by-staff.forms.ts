/** The form with which staff write down what a patient says is wrong: all of it on one page. */
import type { AnswerWay } from "#app/core/dispute-entry.ts";
import { type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { inPageOrder } from "#app/core/page-order.ts";
import { DECIDER_FIELDS, type DeciderRefusal, readDecider } from "#app/features/staff/recorded-decider.ts";
import { STAFF_WAYS } from "#app/features/staff/recording.ts";
import type { ToldToStaff } from "./by-staff.ts";
import {
	type DisputeProblem,
	readAbout,
	readAnswer,
	readWhat,
	type Typed,
	typedIn,
} from "./dispute.forms.ts";

/** What is wrong with how it was told; each is a key of `staff:record.problem`. */
export interface TellingProblem {
	readonly field: string;
	readonly name: FieldRefusal | DeciderRefusal | "way-missing";
}

export type ToldRead =
	| { readonly told: ToldToStaff; readonly typed: Typed }
	| {
			readonly telling: readonly TellingProblem[];
			readonly problems: readonly DisputeProblem[];
			readonly typed: Typed;
	  };

/** Reads the whole form. `ways` are those by which we reach the patient; `lang` is the language that staff type in. */
export function readTold(form: FormData, ways: readonly AnswerWay[], lang: string): ToldRead {
	const limits = { way: 20, ...DECIDER_FIELDS, interpreter: 200 };
	const { values, typed: sent, problems: unread } = readFields(form, limits);
	const found: TellingProblem[] = [...unread];
	const refuse = (field: string, name: TellingProblem["name"]) => {
		if (!found.some((problem) => problem.field === field)) found.push({ field, name });
		return undefined;
	};
	const way = STAFF_WAYS.find((one) => one === values.way) ?? refuse("way", "way-missing");
	const decider = readDecider((field) => values[field] ?? "", refuse);
	const telling = inPageOrder(found, ["way", ...Object.keys(DECIDER_FIELDS), "interpreter"]);
	const [about, what, answer] = [readAbout(form), readWhat(form, lang), readAnswer(form, ways)];
	const typed = { ...typedIn(sent), ...about.typed, ...what.typed, ...answer.typed };
	const problems = [about, what, answer].flatMap((read) => ("problems" in read ? read.problems : []));
	if (way === undefined || decider === undefined || telling.length > 0) return { telling, problems, typed };
	if ("problems" in about || "problems" in what || "problems" in answer) return { telling, problems, typed };
	const interpreter = values.interpreter || null;
	return {
		told: { way, decider, interpreter, about: about.part, what: what.part, answer: answer.part },
		typed,
	};
}

/** Which of the two pages was pressed, what it knew, and whether it was read back. */
export interface PressedTold {
	readonly page: "form" | "check";
	readonly change: boolean;
	readonly agreed: boolean;
}

/** Reads what stands around the answers, but for the one-time key. */
export function readPressedTold(form: FormData): PressedTold {
	const { values } = readFields(form, { page: 10, change: 10, agreed: 10 });
	return {
		page: values.page === "check" ? "check" : "form",
		change: values.change !== undefined,
		agreed: values.agreed === "yes",
	};
}
