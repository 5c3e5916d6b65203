/** What a refusal must be: in the reader's words, with the right status, and without a glimpse of the inside. */
import { expect } from "@playwright/test";
import { linesIn } from "./history.ts";
import type { Answer, PlainBrowser } from "./plain-browser.ts";

/** What no page may ever show. */
export const INSIDES = /node_modules|\.tsx?:\d|\.js:\d|at async |TypeError|RangeError|SQLITE|\[object |stack/;

/** Words as they stand in HTML. */
const inHtml = (words: string) => words.replaceAll("&", "&amp;").replaceAll("'", "&#x27;");

/** Expects this answer to say these words with this status. */
export function says(answer: Answer, status: number, words: string): void {
	expect(answer.body).not.toMatch(INSIDES);
	expect(answer.body).toContain(inHtml(words));
	expect(answer.status).toBe(status);
}

/** How many choices are in the history of whoever is signed in. */
export async function entries(browser: PlainBrowser): Promise<number> {
	return linesIn((await browser.get("/en/my/choices")).body).length;
}
