/** The form with which staff write down what a patient said. Nothing is preselected, and nothing unclear is guessed. */
import { type DayRefusal, parseDay } from "#app/core/calendar.ts";
import { ANSWERS } from "#app/core/entry.ts";
import { type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { inPageOrder } from "#app/core/page-order.ts";
import { troubleIn } from "#app/core/text-trouble.ts";
import { readName } from "#app/features/people/names.ts";
import {
	asksForAnswers,
	type FormInHand,
	type PrintedHere,
	type PrintedRefusal,
	readPrintedForm,
} from "./printed-form.ts";
import { DECIDER_FIELDS, type DeciderRefusal, readDecider } from "./recorded-decider.ts";
import {
	isTalk,
	type OfferedDecider,
	OTHER_PURPOSES,
	type OtherPurpose,
	type RecordedAnswer,
	type Recording,
	STAFF_WAYS,
	type StaffWay,
} from "./recording.ts";
import { fieldsOfPage } from "./recording-page.ts";

/** What a tool's row sends when the patient was not asked about it. */
export const LEAVE = "leave";

const LIMITS = {
	way: 20,
	...DECIDER_FIELDS,
	helper: 1000,
	interpreter: 1000,
	printed: 40,
	day: 20,
	month: 20,
	year: 20,
	settles: 5,
	settledHow: 1000,
	help: 5,
} as const;
type Field = keyof typeof LIMITS;

export type RecordingRefusal =
	| FieldRefusal
	| DeciderRefusal
	| DayRefusal
	| "way-missing"
	| "date-not-for-way"
	| "settles-needs-talk"
	| "settles-nothing"
	| "settled-how-missing"
	| "settled-how-not-readable"
	| "settles-not-ticked"
	| "answer-unknown"
	| PrintedRefusal
	| "form-not-paper"
	| "answers-missing"
	| "tool-not-here";

/** `field` is the id of the control on the page. */
export interface RecordingProblem {
	readonly field: string;
	readonly name: RecordingRefusal;
}

/** What was typed, by field, to be shown again. */
export type TypedRecording = Readonly<Record<string, string>>;

export type RecordingRead =
	| { readonly recording: Recording; readonly typed: TypedRecording }
	| { readonly problems: readonly RecordingProblem[]; readonly typed: TypedRecording };

/** The field of one tool's answer. */
export function fieldOfTool(tool: string): string {
	return `choice-${tool}`;
}

/** The field of the answer about one use of information other than care. */
export function fieldOfPurpose(purpose: OtherPurpose | ""): string {
	return `purpose-${purpose}`;
}

/**
 * The tools that could be asked about, those that are not used here and could be wished for, who on record may decide, whether the patient
 * is too old for a parent to decide, and what was ever printed here. A form that was printed asks about its own tool and no other, or about none.
 */
export interface OfferedAnswers {
	readonly offered: readonly string[];
	readonly wishes: readonly string[];
	readonly deciders?: readonly OfferedDecider[];
	readonly grown?: boolean;
	readonly printed?: PrintedHere;
}

/** Reads the form. An answer about a tool that is not offered is refused and not passed over. `today` is an ISO day. */
export function readRecording(
	form: FormData,
	{ offered, wishes, deciders, grown, printed: here }: OfferedAnswers,
	today: string,
): RecordingRead {
	const rows = new Map<string, Omit<RecordedAnswer, "answer">>([
		...offered.map((tool) => [fieldOfTool(tool), { tool }] as const),
		...OTHER_PURPOSES.map((purpose) => [fieldOfPurpose(purpose), { tool: null, purpose }] as const),
		["everything", { tool: null }],
	]);
	const answersOf = Object.fromEntries([...rows.keys()].map((field) => [field, 10]));
	const limits = { ...LIMITS, ...answersOf, wish: 80 };
	const { values, typed: sent, problems: unread } = readFields<string>(form, limits);
	const typed = Object.fromEntries(
		Object.entries(sent).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
	);
	const problems: RecordingProblem[] = unread.map(({ field, name }) => ({ field, name }));
	const refuse = (field: string, name: RecordingRefusal) => {
		if (!problems.some((problem) => problem.field === field)) problems.push({ field, name });
		return undefined;
	};
	const text = (field: Field) => values[field] ?? "";

	const way = STAFF_WAYS.find((one) => one === text("way")) ?? refuse("way", "way-missing");
	const decider = readDecider(text, refuse, deciders, grown);
	const [helper, interpreter] = [readWho(text, "helper", refuse), readWho(text, "interpreter", refuse)];
	const saidOn = readSaidOn(text, way, today, refuse);
	const settledHow = readSettled(text, way, refuse);
	const printed = readPrinted(text, way, here, refuse);

	const isRow = (field: string) => field.startsWith(fieldOfTool("")) || field.startsWith(fieldOfPurpose(""));
	const isOnForm = ({ tool }: Omit<RecordedAnswer, "answer">) =>
		!printed || tool === null || (printed.about === "tool" && tool === printed.tool);
	if ([...form.keys()].some((field) => isRow(field) && !rows.has(field))) refuse("tools", "tool-not-here");
	const answers = [...rows].flatMap(([field, row]): RecordedAnswer[] => {
		const sent = values[field] ?? LEAVE;
		if (sent === LEAVE) return [];
		if (!isOnForm(row)) refuse("tools", "tool-not-here");
		const answer = ANSWERS.find((one) => one === sent) ?? refuse(field, "answer-unknown");
		return answer === undefined ? [] : [{ ...row, answer }];
	});
	const wish = values["wish"] || undefined;
	if (wish !== undefined && !wishes.includes(wish)) refuse("wish", "tool-not-here");
	else if (wish !== undefined) answers.push({ tool: wish, answer: "yes" });
	const unclear = problems.some(({ field }) => rows.has(field) || field === "tools" || field === "wish");
	const help = text("help") === "yes";
	if (answers.length === 0 && !help && !unclear) refuse("tools", "answers-missing");

	if (problems.length > 0 || !way || !decider || saidOn === undefined || printed === undefined)
		return {
			problems: inPageOrder(problems, fieldsOfPage([...rows.keys()])),
			typed,
		};
	return {
		recording: { way, decider, helper, interpreter, saidOn, settledHow, printed, help, answers },
		typed,
	};
}

type Text = (field: Field) => string;
type Refuse = (field: string, name: RecordingRefusal) => undefined;

/** Somebody who was there, whom the patient reads of beside their answer; null where nobody is named. */
function readWho(text: Text, field: "helper" | "interpreter", refuse: Refuse): string | null {
	const name = readName(text(field));
	if (!name.ok) refuse(field, name.reason);
	return name.ok && name.value !== "" ? name.value : null;
}

/** Paper has the date on which it was written, a letter may have; a date with a call is a slip in one of the two. */
function readSaidOn(
	text: Text,
	way: StaffWay | undefined,
	today: string,
	refuse: Refuse,
): string | null | undefined {
	const [day, month, year] = [text("day"), text("month"), text("year")];
	const empty = day === "" && month === "" && year === "";
	if (way === undefined) return null;
	if (isTalk(way)) return empty ? null : refuse("day", "date-not-for-way");
	if (empty && way === "letter") return null;
	const date = parseDay(day, month, year, today);
	return date.ok ? date.value : refuse("day", date.reason);
}

/** Only a talk settles answers that do not agree, and the patient reads what came of it. */
function readSettled(text: Text, way: StaffWay | undefined, refuse: Refuse): string | null {
	const how = text("settledHow");
	if (text("settles") !== "yes") {
		if (how !== "") refuse("settles", "settles-not-ticked");
		return null;
	}
	if (way !== undefined && !isTalk(way)) refuse("settles", "settles-needs-talk");
	if (how === "") refuse("settledHow", "settled-how-missing");
	if (how.split("\n").some((line) => troubleIn(line) !== undefined))
		refuse("settledHow", "settled-how-not-readable");
	return how;
}

/** The number at the foot of a form; null where there is none. A talk has no form. */
function readPrinted(
	text: Text,
	way: StaffWay | undefined,
	here: PrintedHere | undefined,
	refuse: Refuse,
): FormInHand | null | undefined {
	const typed = text("printed");
	if (here === undefined) return typed === "" ? null : refuse("printed", "form-unknown");
	const read = readPrintedForm(typed, here);
	if (!read.ok) return refuse("printed", read.reason);
	const form = read.value;
	if (form === null) return form;
	if (!asksForAnswers(form)) return refuse("printed", "form-unknown");
	return way === undefined || way === "paper" ? form : refuse("printed", "form-not-paper");
}

/** Which page was pressed, and what it knew. */
export interface PressedRecording {
	readonly page: "form" | "check";
	/** Back to the form, with everything typed. */
	readonly change: boolean;
	/** One-time key that the form was given (32 hexadecimal digits), and the mark (64) of what was shown. */
	readonly once: string | undefined;
	readonly seen: string | undefined;
	/** The box that says it was read back, or checked against the paper. */
	readonly agreed: boolean;
}

/** Reads what stands around the answers. A key that is not one, or came twice, counts as none. */
export function readPressed(form: FormData): PressedRecording {
	const { values } = readFields(form, { page: 10, change: 10, seen: 64, agreed: 10 });
	const { seen } = values;
	return {
		page: values.page === "check" ? "check" : "form",
		change: values.change !== undefined,
		once: oneTimeKeyOf(form),
		seen: seen !== undefined && /^[0-9a-f]{64}$/.test(seen) ? seen : undefined,
		agreed: values.agreed === "yes",
	};
}
