/**
 * Staff and patients are involved before a tool goes live, and before it changes: a new tool, one that comes to a service and a changed
 * one are published only after people were asked and answered, or with a reason why not that everybody reads. New words about the same
 * tool need neither.
 */
import { type Involved, involvedIn, type Round } from "#app/features/comments/round.ts";
import type { Draft } from "./draft.ts";

type Asked = Pick<Draft, "content" | "number" | "rounds" | "services">;

/** Is this a new tool, one that comes to a service which did not use it, or a changed one? */
export function needsPeople({ content, number, services }: Asked): boolean {
	const comes = services.some(({ id, stage }) => {
		const to = content.uses[id]?.stage ?? stage;
		return stage === "not-used" && to !== "not-used";
	});
	return number === 0 || comes || content.difference !== null;
}

/** How far people are involved in this draft on this ISO day, and by which round. */
export function involvedInDraft(
	{ content, number, rounds }: Asked,
	today: string,
): { readonly how: Involved; readonly round: Round | null } {
	const { maker, makerVersion } = content.facts;
	return involvedIn(rounds, { number: number + 1, maker, makerVersion }, today);
}

/** People should be involved in it, and are not yet. What counts is the answer or the reason, on whatever day. */
export function lacksPeople(draft: Asked): boolean {
	const { how } = involvedInDraft(draft, "");
	return needsPeople(draft) && how !== "answered" && how !== "not-asked";
}
