/** The one reader of posted and asked fields. What it gives is text of a known length from fields a form really has. */

/** How a field may come: at most `max` characters; `asTyped` keeps spaces and line ends (a password). */
export interface FieldLimit {
	readonly max: number;
	readonly asTyped?: true;
}

export type FieldRefusal = "sent-twice" | "not-text" | "too-long" | "control-characters";

/** One thing wrong with one field. Both are keys: the page finds the field's name and the sentence. */
export interface FieldProblem<Field extends string = string, Name extends string = string> {
	readonly field: Field;
	readonly name: Name;
}

/** `undefined` is a field that was not sent, or not as it may be; an empty one is "". */
export type FieldValues<Field extends string> = Readonly<Record<Field, string | undefined>>;

export interface FieldsRead<Field extends string> {
	readonly values: FieldValues<Field>;
	/** What is shown again where something is wrong: the values, and also what was too long or has a sign that nobody can read, without that sign. */
	readonly typed: FieldValues<Field>;
	readonly problems: readonly FieldProblem<Field, FieldRefusal>[];
}

/** All but tab and line end: no keyboard types them, and they hide or break what is shown and kept. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/;
const EACH_CONTROL = new RegExp(CONTROLS, "g");

/** Characters of what was refused that are shown again: nobody shortens more than that. */
const MOST_SHOWN_AGAIN = 8_000;

/**
 * The named fields of a form, and what is wrong with them; fields without a name here are not looked at.
 * A field sent twice is refused whatever it says, since two answers are not one. Text is trimmed and its line ends are
 * single, so that lengths agree with what the browser counts. The values have no prototype: a field called
 * `__proto__` or `constructor` is nothing but a field.
 */
export function readFields<Field extends string>(
	form: FormData | URLSearchParams,
	limits: Readonly<Record<Field, number | FieldLimit>>,
): FieldsRead<Field> {
	const values: Record<Field, string | undefined> = Object.create(null);
	const typed: Record<Field, string | undefined> = Object.create(null);
	const problems: FieldProblem<Field, FieldRefusal>[] = [];
	for (const field of Object.keys(limits) as Field[]) {
		const limit = limits[field];
		const read = readOne(form.getAll(field), typeof limit === "number" ? { max: limit } : limit);
		values[field] = read.value;
		typed[field] = read.typed;
		if (read.refusal !== undefined) problems.push({ field, name: read.refusal });
	}
	return { values, typed, problems };
}

interface OneRead {
	readonly value: string | undefined;
	readonly typed: string | undefined;
	readonly refusal: FieldRefusal | undefined;
}

function readOne(sent: readonly unknown[], limit: FieldLimit): OneRead {
	const [first] = sent;
	const nothing = { value: undefined, typed: undefined };
	if (first === undefined) return { ...nothing, refusal: undefined };
	if (sent.length > 1) return { ...nothing, refusal: "sent-twice" };
	if (typeof first !== "string") return { ...nothing, refusal: "not-text" };
	const text = limit.asTyped ? first : first.replace(/\r\n?/g, "\n").trim();
	const refusal = refusalOf(text, limit.max);
	if (refusal === undefined) return { value: text, typed: text, refusal };
	const typed = text.slice(0, MOST_SHOWN_AGAIN).toWellFormed().replace(EACH_CONTROL, "");
	return { value: undefined, typed, refusal };
}

function refusalOf(text: string, max: number): FieldRefusal | undefined {
	if (text.length > max) return "too-long";
	return CONTROLS.test(text) || !text.isWellFormed() ? "control-characters" : undefined;
}

/** What was sent in this field, to be given back as it was typed, at most `MOST_SHOWN_AGAIN` characters of it; "" where it was not sent or is no text. */
export function textIn(form: FormData, field: string): string {
	const [first] = form.getAll(field);
	return typeof first === "string" ? first.slice(0, MOST_SHOWN_AGAIN).toWellFormed() : "";
}
