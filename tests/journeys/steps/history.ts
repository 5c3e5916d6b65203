/** The list of all choices of whoever is signed in, as its page tells it. */
import type { Page } from "@playwright/test";

/** One line of the list. `answer` and `about` are the English words of the page. */
export interface Line {
	readonly ref: string;
	readonly about: string;
	readonly answer: string;
	/** The page says that it counts now. */
	readonly counts: boolean;
}

/** All choices, newest first, from every page of the list. */
export async function historyOf(page: Page): Promise<Line[]> {
	const lines: Line[] = [];
	for (let number = 1; ; number += 1) {
		const answer = await page.request.get(`/en/my/choices?page=${number}`);
		const html = await answer.text();
		if (!answer.url().includes("/my/choices")) throw new Error("nobody is signed in");
		const found = linesIn(html);
		const fresh = found.filter(({ ref }) => !lines.some((line) => line.ref === ref));
		if (fresh.length === 0) return lines;
		lines.push(...fresh);
		if (!html.includes('rel="next"')) return lines;
	}
}

const COUNTS = / counts now$/;

/** The lines of one page of the list. */
export function linesIn(html: string): Line[] {
	return (html.match(/<tr><th scope="row">.*?<\/tr>/gs) ?? []).map((row) => {
		const cells = [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = ""]) => plain(cell));
		return {
			about: cells[0] ?? "",
			answer: (cells[1] ?? "").replace(COUNTS, ""),
			counts: COUNTS.test(cells[1] ?? ""),
			ref: /\/receipts\/([\w-]+)/.exec(row)?.[1] ?? "",
		};
	});
}

/** The lines of a page that were not on it before. Counting would fail once the list has a second page. */
export function newLines(html: string, before: readonly Line[]): Line[] {
	return linesIn(html).filter(({ ref }) => !before.some((line) => line.ref === ref));
}

/** As somebody reads it: what stands on a line of its own is a line of its own. */
function plain(html: string): string {
	return html
		.replace(/<div[^>]*>/g, "\n")
		.replace(/<[^>]*>/g, "")
		.replaceAll("&amp;", "&")
		.replaceAll("&#x27;", "'")
		.trim();
}
