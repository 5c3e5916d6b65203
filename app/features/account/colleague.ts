/** Somebody who works for the same provider, and what an AI lead may do with their account. */
import type { StaffActor, StaffRole } from "#app/core/actor.ts";

export interface Colleague {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly role: StaffRole;
	readonly disabledAt: Date | null;
	/** When they last used the portal; null where no session of theirs is kept any more. */
	readonly seenAt: Date | null;
}

/** What is pressed on the page of a colleague. `reset` shows new secrets once; the others show nothing new. */
export const MOVES = ["role", "signed-out", "reset", "disabled", "enabled"] as const;
export type Move = (typeof MOVES)[number];

/** The moves that are open to this actor. Nobody changes their own account: a slip, or a stolen session, must not lock out the last lead. */
export function movesOpenTo(
	actor: StaffActor,
	{ id, disabledAt }: Pick<Colleague, "id" | "disabledAt">,
): readonly Move[] {
	if (actor.staffRole !== "lead" || actor.staffId === id) return [];
	return disabledAt === null ? ["role", "signed-out", "reset", "disabled"] : ["enabled"];
}
