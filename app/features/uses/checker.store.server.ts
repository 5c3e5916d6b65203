/** The account of who checked a use: whoever checked it never looks at a worry about it again. */
import { and, eq } from "drizzle-orm";
import type { ClientActor, StaffActor, SystemActor } from "#app/core/actor.ts";
import type { Db } from "#db/open.server.ts";
import { staff } from "#db/schema.ts";

/** The account with this e-mail address: any for the operator's imports, for a client one of its provider; null where there is none. */
export async function accountByEmail(
	db: Db,
	actor: SystemActor | ClientActor,
	email: string,
): Promise<string | null> {
	const rows = await db.read
		.select({ id: staff.id })
		.from(staff)
		.where(
			and(
				eq(staff.email, email.trim().toLowerCase()),
				actor.role === "client" ? eq(staff.providerId, actor.providerId) : undefined,
			),
		);
	return rows[0]?.id ?? null;
}

/** The one account at the actor's provider with just this name; null where there is none, or there are two. */
export async function accountByName(db: Db, actor: StaffActor, name: string): Promise<string | null> {
	const rows = await db.read
		.select({ id: staff.id })
		.from(staff)
		.where(and(eq(staff.providerId, actor.providerId), eq(staff.name, name)));
	return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
