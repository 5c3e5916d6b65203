/** Signs a staff member out everywhere: whoever holds one of their sessions is nobody from now on. */
import { and, eq, isNull } from "drizzle-orm";
import type { Writer } from "#db/open.server.ts";
import { sessions } from "#db/schema.ts";

/** In the transaction of what made it necessary. Answers how many sessions that ended. */
export async function endSessionsOf(q: Writer, staffId: string, at: Date): Promise<number> {
	const ended = await q
		.update(sessions)
		.set({ revokedAt: at })
		.where(and(eq(sessions.staffId, staffId), isNull(sessions.revokedAt)))
		.returning({ hash: sessions.hash });
	return ended.length;
}
