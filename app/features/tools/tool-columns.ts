/** Columns of `tools`, `tool_checks`, `tool_laws` and `tool_rounds` as the rules know them. One reading, for those who list and those who change. */
import { z } from "zod";
import { addDays, startOfDay } from "#app/core/calendar.ts";
import type { Purpose } from "#app/core/scope.ts";
import type { ComingChange, Round, RoundKind } from "#app/features/comments/round.ts";
import type { Since, Stopped } from "#app/features/watch/stop.ts";
import type { KnownLaw } from "./known-tool.ts";
import type { ToolCheck } from "./watched.ts";

/** The columns of `tools` that say how it stands for everybody. */
export interface StopColumns {
	readonly pausedAt: Date | null;
	readonly pausedWhy: string | null;
	readonly resumeAskedBy: string | null;
	readonly reviewedSince: Date | null;
	readonly reviewedWhy: string | null;
	readonly retiredAt: Date | null;
	readonly retireWhy: string | null;
	readonly retireAskedBy: string | null;
	readonly retireAskedAt: Date | null;
}

/** How the tool stands. */
export function stoppedOf(row: StopColumns): Stopped {
	const since = (at: Date | null, why: string | null): Since | null => at && { since: at, why: why ?? "" };
	return {
		paused: since(row.pausedAt, row.pausedWhy),
		resumeAskedBy: row.resumeAskedBy,
		review: since(row.reviewedSince, row.reviewedWhy),
		retiring:
			row.retireAskedAt === null || row.retireAskedBy === null
				? null
				: { since: row.retireAskedAt, why: row.retireWhy ?? "", by: row.retireAskedBy },
		retired: since(row.retiredAt, row.retireWhy),
	};
}

/** The columns that say that it stands so. */
export function stopColumns({ paused, resumeAskedBy, review, retiring, retired }: Stopped): StopColumns {
	return {
		retiredAt: retired?.since ?? null,
		retireWhy: (retired ?? retiring)?.why ?? null,
		retireAskedBy: retiring?.by ?? null,
		retireAskedAt: retiring?.since ?? null,
		pausedAt: paused?.since ?? null,
		pausedWhy: paused?.why ?? null,
		resumeAskedBy,
		reviewedSince: review?.since ?? null,
		reviewedWhy: review?.why ?? null,
	};
}

/** A row of `tool_checks`. */
export interface CheckColumns {
	readonly id: string;
	readonly providerId: string;
	readonly version: string;
	readonly checkedOn: string;
	readonly nextOn: string;
	readonly rightCount: number | null;
	readonly ofCount: number | null;
	readonly found: string;
	readonly source: string;
	readonly madeBy: string;
}

/** The check that this row keeps. */
export function checkOf(row: CheckColumns): ToolCheck {
	const { id, providerId, version, checkedOn, nextOn, rightCount, ofCount, found, source, madeBy } = row;
	const figures = rightCount === null || ofCount === null ? null : { right: rightCount, of: ofCount };
	return { id, providerId, version, on: checkedOn, nextOn, figures, found, source, madeBy };
}

/** A row of `tool_laws`, as far as the rules need it. */
export interface LawColumns {
	readonly id: string;
	readonly providerId: string;
	readonly purpose: Purpose | null;
	readonly name: string;
	readonly words: Readonly<Record<string, string>>;
	readonly link: string;
	readonly starts: string;
	readonly ends: string;
	readonly agreedAt: Date | null;
	readonly endedAt: Date | null;
}

/**
 * The law as it counts; undefined where no second lead agreed. Its days are those of London: from the start of the first, but never
 * before somebody agreed, until the last is over or somebody ended it.
 */
export function knownLaw(row: LawColumns): KnownLaw | undefined {
	const { id, providerId, purpose, name, words, link, agreedAt, endedAt } = row;
	if (agreedAt === null) return undefined;
	const first = startOfDay(row.starts);
	const over = startOfDay(addDays(row.ends, 1));
	return {
		id,
		providerId,
		purpose,
		name,
		words,
		link,
		starts: first < agreedAt ? agreedAt : first,
		ends: endedAt !== null && endedAt < over ? endedAt : over,
	};
}

/** A row of `tool_rounds`. */
export interface RoundColumns extends Omit<Round, "tool" | "provider" | "what" | "change"> {
	readonly toolId: string;
	readonly providerId: string;
	readonly what: RoundKind;
	readonly content: unknown;
}

/** What everybody needs of all that a coming notice would say. */
const comingContent = z.object({
	words: z.record(z.string(), z.object({ name: z.string() })),
	facts: z.object({ maker: z.string().nullable(), makerVersion: z.string().nullable() }),
});

/** The round that this row keeps. */
export function roundOf(row: RoundColumns): Round {
	const { id, toolId, providerId, what, coming, content, opens, closes } = row;
	const { madeAt, stoppedAt, answer, answeredAt } = row;
	return {
		...{ id, tool: toolId, provider: providerId, what, coming, opens, closes },
		change: content === null ? null : changeOf(content),
		...{ madeAt, stoppedAt, answer, answeredAt },
	};
}

function changeOf(content: unknown): ComingChange {
	const { words, facts } = comingContent.parse(content);
	const names = Object.fromEntries(Object.entries(words).map(([lang, { name }]) => [lang, name]));
	return { names, maker: facts.maker, makerVersion: facts.makerVersion };
}
