/**
 * Staff by OpenID: an AI lead or the operator invites somebody, their first sign-in there binds that account to theirs, and from then on it is
 * the key. The e-mail address counts for that one time, and only as the provider's own word.
 */
import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { staff } from "#db/schema.ts";
import { startSession } from "./session.store.server.ts";
import type { StaffPerson } from "./staff-openid.ts";
import { recordStaffChange } from "./staff-record.store.server.ts";

/** In milliseconds: how long an invitation counts, and how new one is that a second press finds. */
const DAY = 86_400_000;
const COUNTS = 7 * DAY;

/**
 * Lets somebody whose account is open, and who is bound to nobody there yet, come by OpenID within seven days. Pressed twice on one day it is
 * one invitation.
 */
export async function openInvitation(
	db: Db,
	q: Writer,
	actor: StaffActor | SystemActor,
	staffId: string,
	at: Date,
): Promise<void> {
	const until = new Date(at.getTime() + COUNTS);
	const isOld = or(isNull(staff.openIdUntil), lt(staff.openIdUntil, new Date(until.getTime() - DAY)));
	const invited = await q
		.update(staff)
		.set({ openIdUntil: until })
		.where(and(eq(staff.id, staffId), isNull(staff.openId), isNull(staff.disabledAt), isOld))
		.returning({ id: staff.id });
	if (invited.length > 0) await recordStaffChange(db, q, actor, staffId, "openid-invited", null, at);
}

/** The operator invites somebody. */
export function inviteStaff(db: Db, operator: SystemActor, staffId: string, at: Date): Promise<void> {
	return db.write((q) => openInvitation(db, q, operator, staffId, at));
}

/**
 * Signs in the member of staff whose account there this is, and answers the session's id. Where it is nobody's yet, it becomes that of whoever is
 * invited by just the e-mail address that the provider says is theirs; the invitation is used up. One refusal for everybody else, a stopped
 * account too.
 */
export async function signInByOpenId(
	db: Db,
	{ issuer, person }: { readonly issuer: string; readonly person: StaffPerson },
	at: Date,
): Promise<Result<string, "no-match">> {
	const openId = db.vault.index("open-id", `${issuer} ${person.sub}`);
	return db.write(async (q): Promise<Result<string, "no-match">> => {
		const [known] = await q
			.select({ id: staff.id, disabledAt: staff.disabledAt })
			.from(staff)
			.where(eq(staff.openId, openId));
		const id = known === undefined ? await bind(db, q, openId, person.email, at) : known.id;
		if (id === undefined || (known !== undefined && known.disabledAt !== null)) return refuse("no-match");
		return ok(await startSession(db, q, { staffId: id, shared: false, helped: null, proved: "openid" }, at));
	});
}

async function bind(
	db: Db,
	q: Writer,
	openId: string,
	email: string | undefined,
	at: Date,
): Promise<string | undefined> {
	if (email === undefined) return undefined;
	const isInvited = and(eq(staff.email, email), isNull(staff.openId), gt(staff.openIdUntil, at));
	const [bound] = await q
		.update(staff)
		.set({ openId, openIdUntil: null })
		.where(and(isInvited, isNull(staff.disabledAt)))
		.returning();
	if (bound === undefined) return undefined;
	const { id: staffId, role: staffRole, providerId, name } = bound;
	const actor: StaffActor = { role: "staff", staffId, staffRole, providerId, name };
	await recordStaffChange(db, q, actor, staffId, "openid-bound", null, at);
	return staffId;
}
