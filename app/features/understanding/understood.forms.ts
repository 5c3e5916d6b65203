/** The answers to the three questions, as a browser sends them. */
import { readFields } from "#app/core/form-fields.ts";
import { ONE_TIME_KEY } from "#app/core/one-time-key.ts";
import { type Answers, OPTIONS, QUESTIONS, UNSURE } from "./understood.ts";

const LIMITS = { decides: 20, no: 20, change: 20, notice: 10, once: 32 } as const;

export type UnderstoodRefusal = "nothing" | "unclear";

export interface UnderstoodRead {
	readonly answers: Answers;
	/** The form's one-time key; undefined where it did not come whole: then nothing is counted. */
	readonly once: string | undefined;
	/** Number of the notice that the page was made of. */
	readonly notice: number;
	readonly problem: { readonly field: string; readonly name: UnderstoodRefusal } | undefined;
}

/** Each question can be left out, but not all. An answer that the page does not offer, or two for one question, is refused and not guessed. */
export function readUnderstood(form: FormData): UnderstoodRead {
	const { values, problems } = readFields(form, LIMITS);
	const known = (question: (typeof QUESTIONS)[number], answer: string) =>
		answer === UNSURE || OPTIONS[question].some((option) => option === answer);
	const answers: Answers = Object.fromEntries(
		QUESTIONS.flatMap((question) => {
			const answer = values[question];
			return answer !== undefined && known(question, answer) ? [[question, answer]] : [];
		}),
	);
	const unclear = QUESTIONS.find(
		(question) =>
			problems.some(({ field }) => field === question) ||
			(values[question] !== undefined && answers[question] === undefined),
	);
	const problem =
		unclear !== undefined
			? { field: unclear, name: "unclear" as const }
			: Object.keys(answers).length === 0
				? { field: "decides", name: "nothing" as const }
				: undefined;
	const once = values.once !== undefined && ONE_TIME_KEY.test(values.once) ? values.once : undefined;
	return { answers, once, notice: Number(values.notice), problem };
}
