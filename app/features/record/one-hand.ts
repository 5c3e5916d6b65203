/**
 * Who made a colleague's way in saw their password and the key of their app, and can be them. So for a week one hand is behind both: where two
 * people are needed, they are one.
 */
import type { StaffChange } from "#app/core/staff-entry.ts";

/** In milliseconds. By then whoever was kept out by it has asked why, and whoever was made up was seen in the list of colleagues. */
export const IN_HAND_FOR = 7 * 86_400_000;

/** An account that was added, or whose password and key were made anew: by whom (an account; null: the operator). */
export interface MadeWayIn {
	readonly staff: string;
	readonly by: string | null;
}

/** Does this change of an account show somebody else how to come in as them? */
export function makesWayIn(what: StaffChange): boolean {
	return what === "added" || what === "reset";
}

/**
 * Can one person be both of these accounts? `made` has what was made in the last week, the oldest first: the last counts, as it ended what was
 * made before. Who made the way in of whoever made it is behind it too.
 */
export function isOneHand(made: readonly MadeWayIn[], first: string, second: string): boolean {
	const maker = new Map(made.map(({ staff, by }) => [staff, by]));
	const behind = handsBehind(maker, second);
	return [...handsBehind(maker, first)].some((hand) => behind.has(hand));
}

function handsBehind(maker: ReadonlyMap<string, string | null>, account: string): ReadonlySet<string> {
	const found = new Set<string>();
	for (let hand: string | null = account; hand !== null && !found.has(hand); hand = maker.get(hand) ?? null)
		found.add(hand);
	return found;
}
