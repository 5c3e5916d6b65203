/** May the portal's clock be believed where it would change who decides? A machine that wakes in another year must hand nobody over. */
import { desc, max } from "drizzle-orm";
import type { Writer } from "#db/open.server.ts";
import { entries, staff } from "#db/schema.ts";

/** A step of an authenticator, in milliseconds (RFC 6238). */
const STEP = 30_000;

/** Somebody signed in by this clock so lately. What is handed over too early by an unseen fault is so by a month at most. */
const LATELY = 31 * 24 * 3_600_000;

/** Entries are written while others wait for their turn: so far behind the newest one is still in time. */
const IN_TURN = 3_600_000;

/** `behind`: it stands before the newest entry. `unproven`: no member of staff signed in by it lately. */
export type ClockDoubt = "behind" | "unproven";

/**
 * Undefined where the clock is borne out. Entries cannot bear it out, since the same clock dates them; a code of a member of staff's
 * authenticator can, because their phone keeps its own time and both agreed within a minute.
 */
export async function clockDoubt(q: Writer, at: Date): Promise<ClockDoubt | undefined> {
	const [newest] = await q.select({ at: entries.at }).from(entries).orderBy(desc(entries.seq)).limit(1);
	if (newest !== undefined && at.getTime() < newest.at.getTime() - IN_TURN) return "behind";
	const [signedIn] = await q.select({ step: max(staff.totpStep) }).from(staff);
	const last = (signedIn?.step ?? 0) * STEP;
	return at.getTime() - last > LATELY ? "unproven" : undefined;
}
