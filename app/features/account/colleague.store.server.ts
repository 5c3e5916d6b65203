/** The accounts of those who work for the actor's provider: only an AI lead sees them, and changes any but their own. */
import { and, asc, eq, max, type SQL } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { sessions, staff } from "#db/schema.ts";
import type { PressedMove } from "./colleague.forms.ts";
import { type Colleague, movesOpenTo } from "./colleague.ts";
import { endSessionsOf } from "./end-sessions.store.server.ts";
import { openInvitation } from "./staff-openid.store.server.ts";
import { recordStaffChange } from "./staff-record.store.server.ts";

/** Everybody who has an account at the actor's provider, by name. Nobody for who is no lead. */
export async function listColleagues(db: Db, actor: StaffActor): Promise<Colleague[]> {
	return actor.staffRole === "lead" ? colleagues(db.read, actor) : [];
}

/** One of them; undefined where they work elsewhere, do not exist, or the actor is no lead. */
export async function findColleague(
	handle: Reader | Writer,
	actor: StaffActor,
	id: string,
): Promise<Colleague | undefined> {
	return actor.staffRole === "lead" ? (await colleagues(handle, actor, eq(staff.id, id)))[0] : undefined;
}

async function colleagues(handle: Reader | Writer, actor: StaffActor, which?: SQL): Promise<Colleague[]> {
	const rows = await handle
		.select({
			id: staff.id,
			name: staff.name,
			email: staff.email,
			role: staff.role,
			disabledAt: staff.disabledAt,
			openId: staff.openId,
			openIdUntil: staff.openIdUntil,
			seenAt: max(sessions.seenAt),
		})
		.from(staff)
		.leftJoin(sessions, eq(sessions.staffId, staff.id))
		.where(and(eq(staff.providerId, actor.providerId), which))
		.groupBy(staff.id)
		.orderBy(asc(staff.name), asc(staff.id));
	return rows.map(({ openId, openIdUntil, ...row }) => ({
		...row,
		openId: openId !== null ? "bound" : openIdUntil !== null ? "invited" : null,
	}));
}

/** What is done at once; a new password and key are made with `resetStaff`. */
type ChangeMove = Exclude<PressedMove, { readonly what: "reset" }>;

/**
 * Does it, ends their sessions (not for an invitation), and records it, in one transaction. Pressed again it finds that nothing is left to do.
 * Undefined where there is no such colleague.
 */
export async function changeColleague(
	db: Db,
	actor: StaffActor,
	id: string,
	change: ChangeMove,
	at: Date,
): Promise<Result<true, "yourself"> | undefined> {
	return db.write(async (q) => {
		const now = await findColleague(q, actor, id);
		if (now === undefined) return undefined;
		if (actor.staffId === id) return refuse("yourself");
		if (!movesOpenTo(actor, now, true).includes(change.what)) return ok(true);
		if (change.what === "openid-invited") {
			await openInvitation(db, q, actor, id, at);
			return ok(true);
		}
		const role = change.what === "role" ? change.role : null;
		if (role === now.role) return ok(true);
		const set = columnsOf(change, at);
		if (set !== undefined) await q.update(staff).set(set).where(eq(staff.id, id)).returning({ id: staff.id });
		// How many can sign in is kept with the register, beside how many of them were trained for a tool.
		if (change.what === "disabled" || change.what === "enabled") await markRegisterChanged(q);
		const ended = await endSessionsOf(q, id, at);
		if (change.what === "signed-out" && ended === 0) return ok(true);
		await recordStaffChange(db, q, actor, id, change.what, role, at);
		return ok(true);
	});
}

function columnsOf(change: ChangeMove, at: Date): Partial<typeof staff.$inferInsert> | undefined {
	if (change.what === "role") return { role: change.role };
	if (change.what === "disabled") return { disabledAt: at, openIdUntil: null };
	if (change.what === "openid-ended") return { openId: null, openIdUntil: null };
	return change.what === "enabled" ? { disabledAt: null } : undefined;
}
