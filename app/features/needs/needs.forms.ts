/** The form on which needs are said, by a patient or by staff for one. All of it is what counts from then on. */
import { type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import {
	CONTACT_WAYS,
	INTERPRETERS,
	languageTag,
	NEEDED_FORMATS,
	type Needs,
	OTHER_NEED,
	PRINT_SIZES,
	SUPPORTS,
} from "#app/core/needs-entry.ts";
import { ONE_TIME_KEY } from "#app/core/one-time-key.ts";
import type { Way } from "#app/core/said.ts";
import { troubleIn } from "#app/core/text-trouble.ts";

/** How staff came to know. They were never online. */
export const STAFF_WAYS = ["phone", "paper", "in-person", "letter"] as const satisfies readonly Way[];
type StaffWay = (typeof STAFF_WAYS)[number];

const LIMITS = {
	reads: 20,
	speaks: 20,
	contact: 20,
	printSize: 5,
	other: OTHER_NEED,
	once: 32,
	seen: 40,
	way: 20,
	press: 10,
} as const;
type Field = keyof typeof LIMITS;

export type NeedsRefusal =
	| FieldRefusal
	| "contact-missing"
	| "unclear"
	| "not-readable"
	| "way-missing"
	| "key-missing";

export interface NeedsProblem {
	/** The id of the control on the page. */
	readonly field: string;
	readonly name: NeedsRefusal;
}

export interface NeedsRead {
	/** What was ticked and typed, to be shown again; it may be wrong. */
	readonly typed: Needs;
	readonly way: StaffWay | undefined;
	/** The one-time key, and what the page knew: the reference of what was said last, "" where nothing was. */
	readonly once: string | undefined;
	readonly seen: string;
	/** "Not now" was pressed: nothing is said. */
	readonly isPutOff: boolean;
	readonly problems: readonly NeedsProblem[];
}

/** The name of one box, which is its id too. Ticked, it sends "yes". */
export function boxName(question: string, value: string): string {
	return `${question}-${value}`;
}

/** Reads the form. `by` staff must say how they came to know. Where `problems` is empty, `typed` is what was said. */
export function readNeedsForm(form: FormData, by: "patient" | "staff"): NeedsRead {
	const { values, problems: refused } = readFields(form, LIMITS);
	const problems: NeedsProblem[] = refused.map(({ field, name }) => ({ field: placeOf(field), name }));
	const say = (field: string, name: NeedsRefusal) => {
		if (!problems.some((problem) => problem.field === placeOf(field)))
			problems.push({ field: placeOf(field), name });
	};
	const one = <T extends string>(field: Field, known: readonly T[]) =>
		known.find((each) => each === values[field]);
	const ticked = <T extends string>(question: string, known: readonly T[]): T[] => {
		const boxes = known.map((value) => ({ value, sent: form.getAll(boxName(question, value)) }));
		if (boxes.some(({ sent }) => sent.length > 1 || (sent.length === 1 && sent[0] !== "yes")))
			say(boxName(question, known[0] ?? ""), "unclear");
		return boxes.filter(({ sent }) => sent[0] === "yes").map(({ value }) => value);
	};
	const tag = (field: "reads" | "speaks") => {
		const sent = values[field] ?? "";
		const read = languageTag.safeParse(sent);
		if (sent !== "" && !read.success) say(field, "unclear");
		return read.success ? read.data : null;
	};
	const contact = one("contact", CONTACT_WAYS);
	if (contact === undefined) say("contact", "contact-missing");
	const formats = ticked("formats", NEEDED_FORMATS);
	const size = PRINT_SIZES.find((each) => String(each) === values.printSize);
	const other = values.other ?? "";
	if (other.split("\n").some((line) => troubleIn(line) !== undefined)) say("other", "not-readable");
	// What is refused is shown again as it was typed, as far as anybody would mend it.
	const shownAgain = values.other ?? String(form.get("other") ?? "").slice(0, 2_000);
	const way = one("way", STAFF_WAYS);
	if (by === "staff" && way === undefined) say("way", "way-missing");
	const once = values.once !== undefined && ONE_TIME_KEY.test(values.once) ? values.once : undefined;
	const typed: Needs = {
		reads: tag("reads"),
		speaks: tag("speaks"),
		contact: contact ?? "letter",
		formats,
		printSize: formats.includes("large-print") ? (size ?? PRINT_SIZES[0]) : null,
		interpreters: ticked("interpreters", INTERPRETERS),
		supports: ticked("supports", SUPPORTS),
		other: shownAgain === "" ? null : shownAgain,
	};
	if (once === undefined) say("once", "key-missing");
	return { typed, way, once, seen: values.seen ?? "", isPutOff: values.press === "not-now", problems };
}

/** The key has no place on the page: its problem stands at the button. */
function placeOf(field: string): string {
	return ["once", "seen", "press"].includes(field) ? "form-submit" : field;
}
