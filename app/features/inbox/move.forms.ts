/** The forms with which staff move a case: which move was pressed, and what it says. Nothing unclear is guessed. */
import { addDays, type DayRefusal, parseDay } from "#app/core/calendar.ts";
import {
	CANDOUR_STEPS,
	HARMS,
	type Moved,
	type MoveName,
	OUTCOMES,
	PASSED_TO,
	type Written,
} from "#app/core/dispute-entry.ts";
import { type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import type { Person } from "#app/features/disputes/dispute.ts";
import { MOVES } from "#app/features/disputes/moves.ts";
import type { Wanted } from "./texts.ts";

const WORDS = 4000;
const LIMITS = {
	harm: 20,
	note: WORDS,
	reviewer: 80,
	words: WORDS,
	translation: WORDS,
	apology: WORDS,
	apologyTranslation: WORDS,
	text: 80,
	step: 20,
	told: 5,
	day: 20,
	month: 20,
	year: 20,
} as const;
type Field = keyof typeof LIMITS;

/** The box of an outcome. Boxes have a field each: one that came twice is no answer. */
export const outcomeField = (outcome: string) => `outcome-${outcome}`;
/** The box of a place it is passed on to. */
export const passedToField = (to: string) => `to-${to}`;
const BOXES = [...OUTCOMES.map(outcomeField), ...PASSED_TO.map(passedToField)];

export type MoveFormRefusal =
	| FieldRefusal
	| DayRefusal
	| "date-too-far"
	| "harm-missing"
	| "reviewer-missing"
	| "words-missing"
	| "text-missing"
	| "step-missing"
	| "told-missing"
	| "outcome-missing"
	| "outcomes-disagree"
	| "passed-to-missing"
	| "passed-on-missing"
	| "apology-missing";

/** `field` is the id of the control on the page. */
export interface MoveFormProblem {
	readonly field: string;
	readonly name: MoveFormRefusal;
}

/** What was typed, by field, to be shown again. */
export type TypedMove = Readonly<Record<string, string>>;

/** What the page knew when it was made. */
export interface MoveAsking {
	/** ISO day. */
	readonly today: string;
	/** The language of the page, in which staff write, and the one that the patient reads. */
	readonly lang: string;
	readonly reads: string;
	readonly self: Person;
	/** Whom the lead can choose; null where the actor can only take it themself. */
	readonly reviewers: readonly Person[] | null;
	/** What can be translated. A second press of the same form still finds its text here. */
	readonly translatable: readonly Wanted[];
}

export type MoveRead =
	| { readonly move: MoveName; readonly typed: TypedMove; readonly moved: Moved }
	| { readonly move: MoveName; readonly typed: TypedMove; readonly problems: readonly MoveFormProblem[] };

/** What stands around a move: the one-time key (32 hexadecimal digits) and the latest entry that the page knew. */
export interface PressedCase {
	readonly move: MoveName;
	readonly once: string;
	readonly seen: number;
}

/** A page that is not whole counts as none pressed. */
export function readPressedCase(form: FormData): PressedCase | undefined {
	const { values } = readFields(form, { move: 20, seen: 12 });
	const move = (Object.keys(MOVES) as MoveName[]).find((name) => name === values.move);
	const once = oneTimeKeyOf(form);
	const { seen = "" } = values;
	if (move === undefined || once === undefined || !/^[1-9][0-9]*$/.test(seen)) return undefined;
	return { move, once, seen: Number(seen) };
}

/** The id of a move's control. */
export function controlOf(move: MoveName, field: string): string {
	return `${move}-${field}`;
}

/** How the text to translate is named in the form: which one, and into which language. */
export function textValue({ text, lang }: Wanted): string {
	return `${text.seq} ${lang}`;
}

/** A promise further away than this is a slip in the year. */
const FURTHEST = 366;

/** Reads the form of this move. */
export function readMove(form: FormData, move: MoveName, asking: MoveAsking): MoveRead {
	const limits = { ...LIMITS, ...Object.fromEntries(BOXES.map((box) => [box, 5])) };
	const { values, typed: sent, problems: unread } = readFields<string>(form, limits);
	const typed = Object.fromEntries(
		Object.entries(sent).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
	);
	const problems: MoveFormProblem[] = unread.map(({ field, name }) => ({
		field: controlOf(move, controlField(field)),
		name,
	}));
	const refuse = (field: string, name: MoveFormRefusal) => {
		const id = controlOf(move, field);
		if (!problems.some((problem) => problem.field === id)) problems.push({ field: id, name });
		return undefined;
	};
	const text = (field: Field) => values[field] ?? "";
	const ticked = <Name extends string>(names: readonly Name[], fieldOf: (name: string) => string) =>
		names.filter((name) => values[fieldOf(name)] === "yes");

	const written = (field: "words" | "apology", isNeeded: boolean): Written | null | undefined => {
		const other = text(field === "words" ? "translation" : "apologyTranslation");
		const words = text(field);
		if (words === "" && (isNeeded || other !== ""))
			return refuse(field, field === "words" ? "words-missing" : "apology-missing");
		if (words === "") return null;
		const translated =
			other === "" || asking.reads === asking.lang ? null : { words: other, lang: asking.reads };
		return { words, lang: asking.lang, translated };
	};
	const day = (latest: string): string | undefined => {
		const read = parseDay(text("day"), text("month"), text("year"), latest);
		if (read.ok) return read.value;
		const isTooFar = read.reason === "date-in-future" && latest > asking.today;
		return refuse("day", isTooFar ? "date-too-far" : read.reason);
	};
	const ahead = () => day(addDays(asking.today, FURTHEST));

	const read = (): Moved | undefined => {
		switch (move) {
			case "look": {
				const harm = HARMS.find((one) => one === text("harm")) ?? refuse("harm", "harm-missing");
				return harm && { move, harm, note: text("note") };
			}
			case "take": {
				const { reviewers, self } = asking;
				if (reviewers === null) return { move, reviewer: self };
				const chosen = reviewers.find(({ id }) => id === text("reviewer"));
				if (chosen === undefined) return refuse("reviewer", "reviewer-missing");
				return { move, reviewer: { id: chosen.id, name: chosen.name } };
			}
			case "agree-date": {
				const on = ahead();
				return on === undefined ? undefined : { move, day: on };
			}
			case "ask":
			case "reply": {
				const said = written("words", true);
				return said ? { move, written: said } : undefined;
			}
			case "translate": {
				const chosen =
					asking.translatable.find((one) => textValue(one) === text("text")) ??
					refuse("text", "text-missing");
				const words = text("words") || refuse("words", "words-missing");
				if (chosen === undefined || words === undefined) return undefined;
				return { move, of: chosen.text.seq, written: { words, lang: chosen.lang, translated: null } };
			}
			case "explain-delay": {
				const said = written("words", true);
				const on = ahead();
				return said && on !== undefined ? { move, written: said, day: on } : undefined;
			}
			case "answer": {
				const outcomes = ticked(OUTCOMES, outcomeField);
				const passedTo = ticked(PASSED_TO, passedToField);
				if (outcomes.length === 0) refuse("outcome", "outcome-missing");
				if (outcomes.includes("overruled") && outcomes.includes("upheld"))
					refuse("outcome", "outcomes-disagree");
				if (outcomes.includes("passed-on") && passedTo.length === 0) refuse("to", "passed-to-missing");
				if (!outcomes.includes("passed-on") && passedTo.length > 0) refuse("outcome", "passed-on-missing");
				const said = written("words", true);
				const apology = written("apology", false);
				return said && apology !== undefined
					? { move, outcomes, passedTo, written: said, apology }
					: undefined;
			}
			case "candour": {
				const step = CANDOUR_STEPS.find((one) => one === text("step")) ?? refuse("step", "step-missing");
				const on = day(asking.today);
				return step && on !== undefined ? { move, step, day: on } : undefined;
			}
			case "disagree":
			case "withdraw": {
				if (text("told") !== "yes") refuse("told", "told-missing");
				if (move === "withdraw") return { move };
				const said = written("words", false);
				return said === undefined ? undefined : { move, written: said };
			}
			case "acknowledge":
			case "tell-patient":
				return { move };
		}
	};
	const moved = read();
	return problems.length > 0 || moved === undefined ? { move, typed, problems } : { move, typed, moved };
}

/** The first box of a group stands for the group; the three parts of a date for the date. */
function controlField(field: string): string {
	if (field.startsWith(outcomeField(""))) return "outcome";
	if (field.startsWith(passedToField(""))) return "to";
	return field;
}
