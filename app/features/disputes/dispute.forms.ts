/** What a browser may send when somebody says that something is wrong. Nothing but what they choose is ever required. */
import { type AnswerWay, HELPER_KINDS, ROUTES, type Route } from "#app/core/dispute-entry.ts";
import { type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { type NameRefusal, readName } from "#app/features/people/names.ts";
import { type About, aboutOfValue, type HowToAnswer, type WhatIsWrong } from "./draft.ts";

/** Free text is at most this long. */
export const WORDS = 4000;

/** Why something was not taken. Each is a key of `disputes:problem`. */
export type DisputeRefusal = FieldRefusal | NameRefusal | "about-missing" | "by-missing" | "words-missing";

/** `field` is the id of the control on the page. */
export interface DisputeProblem {
	readonly field: string;
	readonly name: DisputeRefusal;
}

/** What was typed, by field, to be shown again. */
export type Typed = Readonly<Record<string, string>>;

/** The answers of a part of the form, or what is wrong with them. */
export type PartRead<Part> =
	| { readonly part: Part; readonly typed: Typed }
	| { readonly problems: readonly DisputeProblem[]; readonly typed: Typed };

/** The field of one thing that can be wrong. */
export function fieldOfRoute(route: Route): string {
	return `route-${route}`;
}

/** The field for the name of somebody who stands by the patient. */
export function fieldOfHelper(kind: (typeof HELPER_KINDS)[number]): string {
	return `helper-${kind}`;
}

/** What it is about. Whether this patient has such a use or tool is the store's question. */
export function readAbout(form: FormData): PartRead<About> {
	const { values, typed: sent, problems } = readFields(form, { about: 120 });
	const typed = typedIn(sent);
	const part = aboutOfValue(values.about ?? "");
	if (problems.length > 0 || part === undefined)
		return { problems: problems[0] ? problems : [{ field: "about", name: "about-missing" }], typed };
	return { part, typed };
}

/** What is wrong. With no box ticked it is "something else". `lang` is the language of the page. */
export function readWhat(form: FormData, lang: string): PartRead<WhatIsWrong> {
	const boxes = Object.fromEntries(ROUTES.map((route) => [fieldOfRoute(route), 10]));
	const { values, typed: sent, problems } = readFields<string>(form, { ...boxes, words: WORDS });
	const typed = typedIn(sent);
	if (problems.length > 0) return { problems, typed };
	const ticked = ROUTES.filter((route) => values[fieldOfRoute(route)] === "yes");
	const routes: Route[] = ticked.length === 0 ? ["other"] : ticked;
	return { part: { routes, words: values["words"] ?? "", lang }, typed };
}

/** How to answer, who stands by them, and whether the tool is left out meanwhile. `ways` are those by which we reach them. */
export function readAnswer(form: FormData, ways: readonly AnswerWay[]): PartRead<HowToAnswer> {
	const names = Object.fromEntries(HELPER_KINDS.map((kind) => [fieldOfHelper(kind), 200]));
	const {
		values,
		typed: sent,
		problems: unread,
	} = readFields<string>(form, { by: 10, ...names, pauses: 10 });
	const typed = typedIn(sent);
	const problems: DisputeProblem[] = [...unread];
	const by = ways.find((way) => way === values["by"]);
	if (by === undefined && !unread.some(({ field }) => field === "by"))
		problems.unshift({ field: "by", name: "by-missing" });
	const helpers = HELPER_KINDS.flatMap((as) => {
		const name = readName(values[fieldOfHelper(as)] ?? "");
		if (!name.ok) problems.push({ field: fieldOfHelper(as), name: name.reason });
		return name.ok && name.value !== "" ? [{ as, name: name.value }] : [];
	});
	if (problems.length > 0 || by === undefined) return { problems, typed };
	return { part: { by, helpers, pauses: values["pauses"] === "yes" }, typed };
}

/** The moves that a patient makes with a button of their page. */
export const OWN_MOVES = ["reply", "disagree", "withdraw"] as const;

/** Which of their moves was pressed, and its words: an answer to a question needs some. */
export function readOwnMove(
	form: FormData,
): Result<{ readonly move: (typeof OWN_MOVES)[number]; readonly words: string }, DisputeRefusal> {
	const { values, problems } = readFields(form, { move: 20, words: WORDS });
	const [problem] = problems;
	if (problem !== undefined) return refuse(problem.name);
	const move = OWN_MOVES.find((one) => one === values.move);
	const words = values.words ?? "";
	if (move === undefined) return refuse("not-text");
	return move === "reply" && words === "" ? refuse("words-missing") : ok({ move, words });
}

/** What stands around the answers of a form. */
export interface PressedForm {
	/** One-time key (32 hexadecimal digits), undefined where none came, or more than one. */
	readonly once: string | undefined;
	/** The latest entry that the page knew; -1 where it said none. */
	readonly seen: number;
	/** A language was pressed instead of the main button. */
	readonly isSwitch: boolean;
}

/** Reads what stands around the answers. */
export function readPressed(form: FormData): PressedForm {
	const { values } = readFields(form, { seen: 15 });
	return {
		once: oneTimeKeyOf(form),
		seen: /^\d+$/.test(values.seen ?? "") ? Number(values.seen) : -1,
		isSwitch: form.has("switch"),
	};
}

/** The same answers as fields, to be shown on the page that asked for them. */
export function typedWhat({ routes, words }: WhatIsWrong): Typed {
	return { ...Object.fromEntries(routes.map((route) => [fieldOfRoute(route), "yes"])), words };
}

/** The same for how to answer. */
export function typedAnswer({ by, helpers, pauses }: HowToAnswer): Typed {
	const names = Object.fromEntries(helpers.map(({ as, name }) => [fieldOfHelper(as), name]));
	return { by, ...names, ...(pauses && { pauses: "yes" }) };
}

/** What was typed, without the fields that were not sent. */
export function typedIn(values: Readonly<Record<string, string | undefined>>): Typed {
	return Object.fromEntries(
		Object.entries(values).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
	);
}
