/**
 * Three questions about a tool's page, to check that the page says it well. The right answers are made of the tool's own facts, so
 * they are true of this tool: one that nobody can refuse says so, and one of which nobody knows whether a person looks says that.
 */
import type { Basis } from "#app/core/scope.ts";

export const QUESTIONS = ["decides", "no", "change"] as const;
export type Question = (typeof QUESTIONS)[number];

/** The answers of each question, in the order of the page. Everybody can also say that they are not sure. */
export const OPTIONS = {
	decides: ["person", "machine", "not-known"],
	no: ["without", "worse", "cannot"],
	change: ["always", "never", "nothing"],
} as const satisfies Readonly<Record<Question, readonly string[]>>;

export const UNSURE = "unsure";
export const GRADES = ["right", "wrong", "unsure"] as const;
export type Grade = (typeof GRADES)[number];

/** What a tool's page says, as far as the questions ask for it. */
export interface ToldOfTool {
	/** In the patient's own care; undefined where it has no part in it. */
	readonly care: Basis | undefined;
	readonly machineAlone: "yes" | "no" | "unknown";
	/** The page's own sentences about who decides. */
	readonly who: readonly string[];
}

/** The right answer to each question about this tool. A machine alone that decides needs a yes, so a no is possible there too. */
export function rightAnswers({ care, machineAlone, who }: ToldOfTool): Readonly<Record<Question, string>> {
	const alone = machineAlone === "yes";
	const canChoose = alone || care === "objection" || care === "consent";
	const isPerson = machineAlone === "no" || (!alone && who.length > 0);
	return {
		decides: alone ? "machine" : isPerson ? "person" : "not-known",
		no: canChoose ? "without" : "cannot",
		change: canChoose ? "always" : "nothing",
	};
}

/** What was answered, question by question; a question that was left out is not there. */
export type Answers = Readonly<Partial<Record<Question, string>>>;
export type Graded = Readonly<Partial<Record<Question, Grade>>>;

/** How each answer fits what the page says. */
export function graded(told: ToldOfTool, answers: Answers): Graded {
	const right = rightAnswers(told);
	return Object.fromEntries(
		QUESTIONS.flatMap((question) => {
			const answer = answers[question];
			if (answer === undefined) return [];
			return [[question, answer === UNSURE ? "unsure" : answer === right[question] ? "right" : "wrong"]];
		}),
	);
}
