/** What an AI lead sends of a release: what it is for, what they call it and when the data goes out; and the proof that a list was applied. */
import { addDays, type DayRefusal, parseDay } from "#app/core/calendar.ts";
import { type FieldValues, readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { RELEASE_PURPOSES, type ReleasePurpose } from "#app/core/release-entry.ts";
import { troubleIn } from "#app/core/text-trouble.ts";
import { type Proof, type ProofRefusal, readProof } from "./leave-out.ts";
import type { SentLists } from "./list.forms.ts";

const LIMITS = { tool: 200, purpose: 20, name: 100, day: 10, month: 10, year: 10 } as const;

/** The furthest day on which data may go out, from today. */
const MOST_DAYS_AHEAD = 730;

export type ReleaseField = keyof typeof LIMITS | "came-back" | "form-submit";

export type ReleaseRefusal =
	| DayRefusal
	| "day-over"
	| "tool-missing"
	| "purpose-missing"
	| "name-missing"
	| "not-readable"
	| "came-back-in-doubt"
	| "empty"
	| "too-many-rows"
	| "key-missing"
	| "key-not-yours"
	| "too-many-lists";

export interface ReleaseProblem {
	readonly field: ReleaseField;
	readonly name: ReleaseRefusal;
}

export type TypedRelease = Partial<FieldValues<keyof typeof LIMITS>>;

/** A release that is to be begun. */
export interface NewRelease {
	readonly tool: string;
	readonly purpose: ReleasePurpose;
	readonly name: string;
	/** ISO day. */
	readonly goesOutOn: string;
	readonly once: string;
}

/** The release that was sent, for one of these tools (ids), from `today` on; or each problem. What was typed is given back. */
export function readRelease(
	form: FormData,
	sent: SentLists,
	tools: ReadonlySet<string>,
	today: string,
): { readonly typed: TypedRelease } & (
	| { readonly asked: NewRelease }
	| { readonly problems: readonly ReleaseProblem[] }
) {
	const { values: typed, problems: unread } = readFields(form, LIMITS);
	const problems: ReleaseProblem[] = [];
	const add = (field: ReleaseField, name: ReleaseRefusal) => {
		if (!problems.some((other) => other.field === field)) problems.push({ field, name });
	};
	const { tool = "", name = "" } = typed;
	const purpose = RELEASE_PURPOSES.find((known) => known === typed.purpose);
	if (!tools.has(tool)) add("tool", "tool-missing");
	if (purpose === undefined) add("purpose", "purpose-missing");
	if (unread.some(({ field }) => field === "name") || troubleIn(name) !== undefined)
		add("name", "not-readable");
	else if (name === "") add("name", "name-missing");
	const day = parseDay(typed.day ?? "", typed.month ?? "", typed.year ?? "", addDays(today, MOST_DAYS_AHEAD));
	if (!day.ok) add("day", day.reason);
	else if (day.value < today) add("day", "day-over");
	const cameBack = sent.get("came-back");
	if (cameBack?.what === "columns") add("came-back", "came-back-in-doubt");
	else if (cameBack !== undefined && cameBack.what !== "list") add("came-back", cameBack.what);
	else if (cameBack?.what === "list" && cameBack.badRows >= cameBack.rows)
		add("came-back", "came-back-in-doubt");
	const once = oneTimeKeyOf(form);
	if (once === undefined) add("form-submit", "key-missing");
	if (problems.length > 0 || purpose === undefined || !day.ok || once === undefined)
		return { typed, problems };
	return { typed, asked: { tool, purpose, name, goesOutOn: day.value, once } };
}

export type ProofField = "people" | "hash";

/** The proof that was sent, or what is wrong with it. */
export function readProofForm(form: FormData): {
	readonly typed: Partial<FieldValues<ProofField>>;
	readonly read: Proof | ProofRefusal;
} {
	const { values } = readFields(form, { people: 20, hash: 200 });
	return { typed: { ...values }, read: readProof(values.people ?? "", values.hash ?? "") };
}
