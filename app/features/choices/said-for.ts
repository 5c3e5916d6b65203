/** What others said for the patient about one tool: who acts for them decides too, so a page about what counts has to tell of it. */
import { standingWord } from "#app/core/deciding-choice.ts";
import type { Answer } from "#app/core/entry.ts";
import type { Authority } from "#app/core/said.ts";
import type { Standing } from "#app/core/standing-row.ts";

/** One other person's word. It names nobody: the history of choices does. */
export interface SaidFor {
	readonly authority: Authority;
	readonly answer: Answer;
	/** ISO day. */
	readonly day: string;
	/** The number of its entry. */
	readonly seq: number;
}

/**
 * The words of everybody but the patient and `who` about this tool in care, the oldest first. `standing` is what whoever asks may know, so
 * that what somebody keeps to themself is not there.
 */
export function saidFor(standing: Standing, tool: string, who: string): SaidFor[] {
	const others = new Set(
		standing.filter((row) => row.kind === "choice" && row.authority !== null).map((row) => row.who),
	);
	others.delete(who);
	return [...others]
		.flatMap((other): SaidFor[] => {
			const row = standingWord(standing, tool, "care", other);
			if (row === undefined || row.authority === null || row.day === null) return [];
			return [{ authority: row.authority, answer: row.state, day: row.day, seq: row.seq }];
		})
		.sort((a, b) => a.seq - b.seq);
}
