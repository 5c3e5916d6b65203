/** Columns of `tools` and `tool_checks` as the rules know them. One reading, for those who list and those who change. */
import type { Since, Stopped } from "#app/features/watch/stop.ts";
import type { ToolCheck } from "./watched.ts";

/** The columns of `tools` that say how it stands for everybody. */
export interface StopColumns {
	readonly pausedAt: Date | null;
	readonly pausedWhy: string | null;
	readonly resumeAskedBy: string | null;
	readonly reviewedSince: Date | null;
	readonly reviewedWhy: string | null;
	readonly retiredAt: Date | null;
}

/** How the tool stands. */
export function stoppedOf(row: StopColumns): Stopped {
	const since = (at: Date | null, why: string | null): Since | null => at && { since: at, why: why ?? "" };
	return {
		paused: since(row.pausedAt, row.pausedWhy),
		resumeAskedBy: row.resumeAskedBy,
		review: since(row.reviewedSince, row.reviewedWhy),
		retired: row.retiredAt !== null,
	};
}

/** The columns that say that it stands so. Nothing here retires a tool. */
export function stopColumns({ paused, resumeAskedBy, review }: Stopped): Omit<StopColumns, "retiredAt"> {
	return {
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
