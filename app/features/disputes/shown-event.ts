/** What happened to a dispute, one line after the other, as its patient may read it. */
import { dayOf } from "#app/core/calendar.ts";
import type { CandourStep, Moved, MoveName, Outcome, PassedTo, Written } from "#app/core/dispute-entry.ts";
import type { Authority } from "#app/core/said.ts";
import type { Dispute } from "./dispute.ts";
import { type ShownWords, shownWords } from "./written-shown.ts";

/** `translate` is no line of its own: it shows at what it translates. */
export type ShownMove = Exclude<MoveName, "translate">;

export interface ShownEvent {
	readonly seq: number;
	readonly ref: string;
	readonly move: ShownMove;
	/** ISO instant. */
	readonly at: string;
	/** The day that it names: an agreed one, or that of a step of candour. */
	readonly day: string | null;
	/** Who looks from then on. */
	readonly who: string | null;
	/** Who did it for the patient; null for the patient and for staff. */
	readonly by: { readonly name: string; readonly authority: Authority } | null;
	readonly step: CandourStep | null;
	readonly words: ShownWords | null;
	readonly apology: ShownWords | null;
	readonly outcomes: readonly Outcome[];
	readonly passedTo: readonly PassedTo[];
	/** There are words or outcomes, and health details are not to be shown to whoever holds the letter. */
	readonly isHidden: boolean;
}

/** What staff say of a patient's health: hidden until the patient switched health details on. */
const OF_HEALTH: readonly MoveName[] = ["ask", "explain-delay", "answer", "candour"];

/** All that happened after the raising, in order. The steps of candour say that there was harm, so they hide whole. */
export function shownEvents(dispute: Dispute, details: boolean, lang: string): ShownEvent[] {
	return dispute.history.flatMap(({ seq, ref, at, body: { moved, authority, recorder } }): ShownEvent[] => {
		if (moved.move === "translate" || (moved.move === "candour" && !details)) return [];
		const isHidden = !details && OF_HEALTH.includes(moved.move);
		const inWords = (written: Written | null, of: number | null) =>
			written === null || isHidden ? null : shownWords(written, of, dispute, lang);
		const answered = moved.move === "answer" && !isHidden ? moved : null;
		return [
			{
				seq,
				ref,
				move: moved.move,
				at: at.toISOString(),
				day: "day" in moved ? moved.day : null,
				who: moved.move === "take" ? moved.reviewer.name : null,
				by: authority !== null && recorder.who === "trusted" ? { name: recorder.name, authority } : null,
				step: moved.move === "candour" ? moved.step : null,
				words: inWords(writtenIn(moved), seq),
				apology: inWords(answered?.apology ?? null, null),
				outcomes: answered?.outcomes ?? [],
				passedTo: answered?.passedTo ?? [],
				isHidden,
			},
		];
	});
}

function writtenIn(moved: Moved): Written | null {
	return "written" in moved ? moved.written : null;
}

/** One step on the way, as the patient follows it. */
export interface Step {
	readonly name: "got" | "looking" | "asking" | "answer" | "withdrawn";
	/** ISO day on which it was reached, or for the answer the day by which it comes. */
	readonly day: string | null;
	readonly isNow: boolean;
	readonly isDone: boolean;
}

/** The way from "got it" to the answer. After "I do not agree" it begins anew. `due` is the day for the answer. */
export function stepsOf(dispute: Dispute, due: string): Step[] {
	const { history, state, raised } = dispute;
	const again = history.findLast(({ body }) => body.moved.move === "disagree");
	const since = history.filter(({ seq }) => again === undefined || seq > again.seq);
	const last = (move: MoveName) => since.findLast(({ body }) => body.moved.move === move)?.at;
	const step = (name: Step["name"], at: Date | undefined, now: boolean): Step => ({
		name,
		day: at === undefined ? null : dayOf(at),
		isNow: now,
		isDone: at !== undefined && !now,
	});
	const got = step("got", again?.at ?? raised.at, state === "raised");
	if (state === "withdrawn") return [got, step("withdrawn", last("withdraw"), true)];
	const asked = last("ask");
	const answered = state === "answered" ? last("answer") : undefined;
	return [
		got,
		step("looking", last("take"), state === "looking"),
		...(asked === undefined ? [] : [step("asking", asked, state === "asking")]),
		{ ...step("answer", answered, state === "answered"), ...(answered === undefined && { day: due }) },
	];
}
