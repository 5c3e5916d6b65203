/** The staff inbox: which part of it is shown, and how much there is in each. */
import type { DisputeState } from "./dispute.ts";
import { isOpen } from "./dispute.ts";

/** Parts of the inbox. `answered` has those that were withdrawn too: nobody has to do anything about either. */
export const INBOX_VIEWS = ["open", "unassigned", "mine", "answered"] as const;
export type InboxView = (typeof INBOX_VIEWS)[number];

/** `null` is any. A version is the maker's, as it was reported. */
export interface InboxFilter {
	readonly view: InboxView;
	readonly tool: string | null;
	readonly version: string | null;
}

/** Some cases that are alike in these two. */
export interface CaseGroup {
	readonly state: DisputeState;
	readonly reviewerId: string | null;
	readonly count: number;
}

/** How many there are in each part, for this staff account. One that is open can be in two parts. */
export function countsOf(groups: readonly CaseGroup[], staffId: string): Record<InboxView, number> {
	const sum = (fits: (group: CaseGroup) => boolean) =>
		groups.filter(fits).reduce((all, { count }) => all + count, 0);
	return {
		open: sum(isOpen),
		unassigned: sum((group) => isOpen(group) && group.reviewerId === null),
		mine: sum((group) => isOpen(group) && group.reviewerId === staffId),
		answered: sum((group) => !isOpen(group)),
	};
}
