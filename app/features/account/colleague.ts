/** Somebody who works for the same provider, and what an AI lead may do with their account. */
import type { StaffActor, StaffRole } from "#app/core/actor.ts";

export interface Colleague {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly role: StaffRole;
	readonly disabledAt: Date | null;
	/** Is somebody at the OpenID provider bound to it, or may one be; null where neither. */
	readonly openId: "bound" | "invited" | null;
	/** When they last used the portal; null where no session of theirs is kept any more. */
	readonly seenAt: Date | null;
}

/** What is pressed on the page of a colleague. `reset` shows new secrets once; the others show nothing new. */
export const MOVES = [
	"role",
	"signed-out",
	"reset",
	"openid-invited",
	"openid-ended",
	"disabled",
	"enabled",
] as const;
export type Move = (typeof MOVES)[number];

/**
 * The moves that are open to this actor; `byOpenId`: staff can sign in so. Who was invited can be invited again, for the days run out. Nobody changes their own account: a slip, or a stolen session, must not lock out the last lead.
 */
export function movesOpenTo(
	actor: StaffActor,
	{ id, disabledAt, openId }: Pick<Colleague, "id" | "disabledAt" | "openId">,
	byOpenId: boolean,
): readonly Move[] {
	if (actor.staffRole !== "lead" || actor.staffId === id) return [];
	if (disabledAt !== null) return ["enabled"];
	const invite = byOpenId && openId !== "bound" ? (["openid-invited"] as const) : [];
	const end = openId === null ? [] : (["openid-ended"] as const);
	return ["role", "signed-out", "reset", ...invite, ...end, "disabled"];
}
