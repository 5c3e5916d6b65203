/** What a tool's page says of today: that it is stopped or looked into, and when it was last checked here. */
import type { Stopped, StopState } from "#app/features/watch/stop.ts";
import { stateOf } from "#app/features/watch/stop.ts";

/** The AI lead's own check of how well a tool does. Days are ISO days; `figures` is null where it was no count. */
export interface ToolCheck {
	readonly id: string;
	readonly providerId: string;
	/** The maker's version; empty where nobody wrote it. */
	readonly version: string;
	readonly on: string;
	readonly nextOn: string;
	readonly figures: { readonly right: number; readonly of: number } | null;
	/** In plain words, in English. */
	readonly found: string;
	readonly source: string;
	readonly madeBy: string;
}

/** Since which instant, and why in the words of staff. */
export interface WatchedSince {
	readonly since: string;
	readonly why: string;
}

export interface Watched {
	readonly state: StopState;
	readonly paused: WatchedSince | null;
	readonly review: WatchedSince | null;
	/** Somebody asked to retire it: for staff alone. */
	readonly retiring: WatchedSince | null;
	readonly retired: WatchedSince | null;
	readonly check:
		| (Pick<ToolCheck, "on" | "nextOn" | "figures" | "found"> & { readonly overdue: boolean })
		| null;
}

/** What this reader is told. `checks` are the newest of each provider, `providers` those the reader uses, `today` an ISO day. */
export function watchedOf(
	{ stopped, checks }: { readonly stopped: Stopped; readonly checks: readonly ToolCheck[] },
	providers: ReadonlySet<string>,
	today: string,
): Watched {
	const newest = checks
		.filter(({ providerId }) => providers.has(providerId))
		.reduce<ToolCheck | undefined>(
			(last, one) => (last === undefined || one.on > last.on ? one : last),
			undefined,
		);
	return {
		state: stateOf(stopped),
		paused: told(stopped.paused),
		review: told(stopped.review),
		retiring: told(stopped.retiring),
		retired: told(stopped.retired),
		check:
			newest === undefined
				? null
				: {
						on: newest.on,
						nextOn: newest.nextOn,
						figures: newest.figures,
						found: newest.found,
						overdue: isCheckOverdue(newest, today),
					},
	};
}

/** Is the day over by which the next check was to be made? */
export function isCheckOverdue({ nextOn }: Pick<ToolCheck, "nextOn">, today: string): boolean {
	return nextOn < today;
}

/** Should the lead look at this tool today: stopped, under review, to be retired, or its check is late? */
export function needsLook({ state, review, retiring, check }: Watched): boolean {
	if (state === "retired") return false;
	return (
		state === "paused" ||
		state === "resume-asked" ||
		review !== null ||
		retiring !== null ||
		(check?.overdue ?? false)
	);
}

function told(one: Stopped["paused"]): WatchedSince | null {
	return one && { since: one.since.toISOString(), why: one.why };
}
