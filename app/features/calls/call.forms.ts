/** What a patient sends to be called, with their letter or without it. */
import { CALL_ABOUT, CALL_NAME, CALL_TIMES, type CallTime } from "#app/core/call-entry.ts";
import { type FieldProblem, type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { ONE_TIME_KEY } from "#app/core/one-time-key.ts";
import { readPhoneNumber } from "#app/core/phone-number.ts";
import { singleSpaced, troubleIn } from "#app/core/text-trouble.ts";

const LIMITS = {
	which: 10,
	number: 40,
	time: 20,
	about: CALL_ABOUT,
	name: CALL_NAME,
	speaks: 10,
	once: 32,
} as const;
type Field = keyof typeof LIMITS;

/** Of the two fields with words in them; a number or an answer that came wrong is just not there. */
type WordsRefusal = FieldRefusal | "not-readable";

export type CallRefusal =
	| WordsRefusal
	| "which-missing"
	| "number-wrong"
	| "time-missing"
	| "name-missing"
	| "speaks-missing"
	| "key-missing";
export type CallProblem = FieldProblem<Field | "form-submit", CallRefusal>;

/** What was typed, to be shown again: it may be wrong. */
export type TypedCall = Readonly<Record<Exclude<Field, "once">, string>>;

interface Read {
	readonly typed: TypedCall;
	readonly once: string | undefined;
}

/** A call that a patient asks for who is signed in. `number` null is the one on the list. */
export interface OwnCall {
	readonly number: string | null;
	readonly time: CallTime;
	readonly about: string | null;
}

/** A call that somebody asks for whom we do not know. */
export interface UnknownCall {
	readonly name: string;
	readonly number: string;
	/** BCP 47 tag of the language they speak. */
	readonly speaks: string;
	readonly time: CallTime;
}

/** Reads the form of a patient who is signed in. `hasNumber`: the list has one to choose. */
export function readOwnCall(
	form: FormData,
	hasNumber: boolean,
): Read &
	({ readonly call: OwnCall & { readonly once: string } } | { readonly problems: readonly CallProblem[] }) {
	const { typed, sent, once, problems, say, time } = readBoth(form);
	const which = hasNumber ? sent.which : "other";
	if (which !== "listed" && which !== "other") say("which", "which-missing");
	const number = which === "other" ? readPhoneNumber(sent.number) : null;
	if (which === "other" && number === undefined) say("number", "number-wrong");
	if (sent.about.split("\n").some((line) => troubleIn(line) !== undefined)) say("about", "not-readable");
	if (problems.length > 0 || number === undefined || time === undefined || once === undefined)
		return { typed, once, problems: inOrder(problems) };
	return { typed, once, call: { number, time, about: sent.about || null, once } };
}

/** Reads the form of somebody who is not signed in. A name with marks that turn the line around is refused, as it stands on a list of staff, and a language that is none of `languages`. */
export function readUnknownCall(
	form: FormData,
	languages: readonly string[],
): Read &
	(
		| { readonly call: UnknownCall & { readonly once: string } }
		| { readonly problems: readonly CallProblem[] }
	) {
	const { typed, sent, once, problems, say, time } = readBoth(form);
	const name = singleSpaced(sent.name);
	if (name === "") say("name", "name-missing");
	else if (troubleIn(name) !== undefined) say("name", "not-readable");
	const number = readPhoneNumber(sent.number);
	if (number === undefined) say("number", "number-wrong");
	const speaks = languages.find((each) => each === sent.speaks);
	if (speaks === undefined) say("speaks", "speaks-missing");
	if (
		problems.length > 0 ||
		number === undefined ||
		speaks === undefined ||
		time === undefined ||
		once === undefined
	)
		return { typed, once, problems: inOrder(problems) };
	return { typed, once, call: { name, number, speaks, time, once } };
}

function readBoth(form: FormData) {
	const { values, problems: refused } = readFields(form, LIMITS);
	const problems: CallProblem[] = [];
	const say = (field: CallProblem["field"], name: CallRefusal) => {
		if (!problems.some((problem) => problem.field === field)) problems.push({ field, name });
	};
	for (const { field, name } of refused) if (field === "name" || field === "about") say(field, name);
	const each = (text: (field: Field) => string): TypedCall => ({
		...{ which: text("which"), number: text("number"), time: text("time") },
		...{ about: text("about"), name: text("name"), speaks: text("speaks") },
	});
	const sent = each((field) => values[field] ?? "");
	// What is refused is shown again as it was typed, as far as anybody would mend it.
	const typed = each((field) => values[field] ?? String(form.get(field) ?? "").slice(0, 2_000));
	const once = values.once !== undefined && ONE_TIME_KEY.test(values.once) ? values.once : undefined;
	const time = CALL_TIMES.find((each) => each === values.time);
	if (time === undefined) say("time", "time-missing");
	if (once === undefined) say("form-submit", "key-missing");
	return { typed, sent, once, problems, say, time };
}

const ORDER: readonly CallProblem["field"][] = ["name", "which", "number", "speaks", "time", "about"];

/** As the page has them, so that the summary leads from top to bottom. */
function inOrder(problems: readonly CallProblem[]): CallProblem[] {
	const place = ({ field }: CallProblem) => (ORDER.indexOf(field) + ORDER.length + 1) % (ORDER.length + 1);
	return [...problems].sort((one, other) => place(one) - place(other));
}
