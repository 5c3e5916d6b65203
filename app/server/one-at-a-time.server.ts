/** Costly work done one piece after the other, with a short line before it: a flood is told to come back. */
import { ok, type Result, refuse } from "#app/core/result.ts";

/** Does the work when its turn comes, or answers `busy` at once where the line is full. A failure reaches its own caller only. */
export type OneAtATime = <Value>(work: () => Promise<Value>) => Promise<Result<Value, "busy">>;

/** A line of its own in which at most `waitingAtMost` wait while one is served, in the order they came. */
export function oneAtATime(waitingAtMost: number): OneAtATime {
	let inside = 0;
	let last: Promise<unknown> = Promise.resolve();
	return async (work) => {
		if (inside > waitingAtMost) return refuse("busy");
		inside++;
		const mine = last.then(work).finally(() => {
			inside--;
		});
		last = mine.catch(() => undefined);
		return ok(await mine);
	};
}
