/** What goes wrong before a page is reached: the front answers these itself, with one small page each. */
import type { ScreenSize } from "#app/core/display.ts";

/** Their statuses. */
export const PROBLEMS = [400, 403, 404, 405, 408, 413, 414, 415, 429, 431, 500, 503] as const;
export type Problem = (typeof PROBLEMS)[number];

/** What is known of a request that reached no page: enough to choose a language. Either may be empty. */
export interface Asked {
	/** The path as sent, without the query. Hostile: never put it on a page. */
	readonly path: string;
	/** The `Accept-Language` header. */
	readonly languages: string;
	/** Large print that this browser asked for; null or left out is the usual size. */
	readonly size?: ScreenSize | null;
}

/** Gives a whole HTML document that says the problem in the reader's language. Must not throw or wait. */
export type ProblemPage = (problem: Problem, asked: Asked) => string;

/** Goes with every 503, also that of a page which could not do now what it was asked: when to try again, in seconds. */
export const COME_BACK = ["retry-after", "5"] as const;

/** Is this status one that has a problem page? */
export function isProblem(status: number): status is Problem {
	return PROBLEMS.some((problem) => problem === status);
}
